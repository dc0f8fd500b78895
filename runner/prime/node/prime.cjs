"use strict";
/* What the first console.log loads. Modules of Node's own cannot be shadowed, so the program sees no difference. */
for (const name of ["net", "tty", "stream", "util"]) require(name);
require("./feed.cjs").feed(__filename, ["--require"]);
