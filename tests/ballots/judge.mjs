// Judges vectors, named on standard input, with the modules of the pages:
// name -> why it is refused, or null.
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { readBox } from "../../frontend/src/box.js";
import { requireClosedBox } from "../../frontend/src/verifying.js";
import { RefusedError } from "../../frontend/src/groups.js";

const vectors = JSON.parse(readFileSync(process.argv[2], "utf8"));
const wanted = new Set(readFileSync(0, "utf8").split("\n"));
const told = {};
for (const { name, box } of [...vectors.holds, ...vectors.fails]) {
  if (!wanted.has(name)) continue;
  const bytes = new Uint8Array(gunzipSync(Buffer.from(box, "base64")));
  try {
    await requireClosedBox(readBox(bytes), () => {});
    told[name] = null;
  } catch (error) {
    told[name] = error instanceof RefusedError ? error.message : `stumbled: ${error.stack}`;
  }
}
console.log(JSON.stringify(told));
