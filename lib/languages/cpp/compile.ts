/** Everything a precompiled header has to be made with as well, or the compiler does not take it. */
export const flags: readonly string[] = ["-std=gnu++20", "-O1", "-g1", "-pipe", "-Wall", "-Wextra", "-pthread"];

/** What programs include first, mostly; reading these takes longer than all the rest of a small program. */
export const precompiledHeaders: readonly string[] = ["iostream", "bits/stdc++.h"];
