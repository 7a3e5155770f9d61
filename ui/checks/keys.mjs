import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { keysModule } from "../plugins/catalogue.mjs";

writeFileSync(fileURLToPath(new URL("../src/strings/keys.ts", import.meta.url)), keysModule());
