import { limitsSchema } from "../contracts/limits";
import { compileLimits } from "./profiles";
import { fromProfile, isLoopback, setting } from "./setting";
import { inRangeOf, mebibytes, oneOf, wholeNumber } from "./values";

const MIB = 1024 * 1024;
const limit = limitsSchema.shape;

/** What one execution, one compilation and one request may use. */
export const limitSettings = {
  PODIUM_LIMITS_PROFILE: setting(
    oneOf("public", "laptop"),
    (facts) => (isLoopback(facts.chosen.HOST ?? "") ? "laptop" : "public"),
    { about: "Set of limits; those below change single ones.", fallbackText: "laptop on a loopback HOST, else public" },
  ),
  PODIUM_LIMIT_WALL_MS: setting(
    inRangeOf(limit.wallMs),
    fromProfile((of) => of.limits.wallMs),
    "Wall time.",
  ),
  PODIUM_LIMIT_TOTAL_MS: setting(wholeNumber(1_000, 86_400_000), "600000", "Wall time with the waits for input."),
  PODIUM_LIMIT_CPU_MS: setting(
    inRangeOf(limit.cpuMs),
    fromProfile((of) => of.limits.cpuMs),
    "CPU time.",
  ),
  PODIUM_LIMIT_CPU_MILLIS: setting(
    inRangeOf(limit.cpuMillis),
    fromProfile((of) => of.limits.cpuMillis),
    "CPU share in thousandths of one CPU.",
  ),
  PODIUM_LIMIT_MEMORY_MIB: setting(
    mebibytes(limit.memoryBytes),
    fromProfile((of) => of.limits.memoryBytes, MIB),
    "Memory of all processes and files in memory.",
  ),
  PODIUM_LIMIT_PROCESSES: setting(
    inRangeOf(limit.processes),
    fromProfile((of) => of.limits.processes),
    "Processes and threads at one time.",
  ),
  PODIUM_LIMIT_OUTPUT_KIB: setting(
    wholeNumber(1, 1_048_576, 1024),
    fromProfile((of) => of.limits.outputBytes, 1024),
    "Standard output and standard error together.",
  ),
  PODIUM_LIMIT_FILE_MIB: setting(
    mebibytes(limit.fileBytes),
    fromProfile((of) => of.limits.fileBytes, MIB),
    "Largest file a program may write.",
  ),
  PODIUM_LIMIT_OPEN_FILES: setting(
    inRangeOf(limit.openFiles),
    fromProfile((of) => of.limits.openFiles),
    "Open files of one process.",
  ),
  PODIUM_LIMIT_WORK_MIB: setting(
    wholeNumber(1, 65_536, MIB),
    fromProfile((of) => of.folders.workBytes, MIB),
    "Size of the work folder.",
  ),
  PODIUM_LIMIT_TMP_MIB: setting(
    wholeNumber(1, 65_536, MIB),
    fromProfile((of) => of.folders.tmpBytes, MIB),
    "Size of /tmp.",
  ),
  PODIUM_LIMIT_ARTIFACT_FILES: setting(
    inRangeOf(limit.artifactFiles),
    fromProfile((of) => of.limits.artifactFiles),
    "Files given back after a run.",
  ),
  PODIUM_LIMIT_ARTIFACT_MIB: setting(
    mebibytes(limit.artifactBytes),
    fromProfile((of) => of.limits.artifactBytes, MIB),
    "Size of those files together.",
  ),
  PODIUM_COMPILE_WALL_MS: setting(inRangeOf(limit.wallMs), String(compileLimits.wallMs), "Wall time of a compiler."),
  PODIUM_COMPILE_MEMORY_MIB: setting(
    mebibytes(limit.memoryBytes),
    String(compileLimits.memoryBytes / MIB),
    "Memory of a compiler.",
  ),
  PODIUM_COMPILE_CPU_MILLIS: setting(
    inRangeOf(limit.cpuMillis),
    String(compileLimits.cpuMillis),
    "CPU share of a compiler, in thousandths of one CPU.",
  ),
  PODIUM_COMPILE_CACHE_MIB: setting(wholeNumber(0, 65_536, MIB), "256", "Compiled programs kept; 0 keeps none."),
  PODIUM_REQUEST_SOURCE_KIB: setting(wholeNumber(1, 65_536, 1024), "1024", "Largest source of a request."),
  PODIUM_REQUEST_FILES: setting(wholeNumber(0, 200), "100", "Files beside the program."),
  PODIUM_REQUEST_FILES_MIB: setting(wholeNumber(0, 1_024, MIB), "8", "Size of those files together."),
  PODIUM_REQUEST_STDIN_KIB: setting(
    wholeNumber(0, 1024, 1024),
    "1024",
    "Standard input given with a request; 1024 is the most a sandbox takes ahead.",
  ),
  PODIUM_REQUEST_BODY_MIB: setting(wholeNumber(1, 1_024, MIB), "16", "Largest body of any request."),
};
