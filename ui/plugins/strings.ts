import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { LANGUAGES, files, keysModule, words } from "./catalogue.mjs";

const PREFIX = "virtual:strings/";
const KEYS = fileURLToPath(new URL("../src/strings/keys.ts", import.meta.url));

function writeKeys(): void {
  const now = keysModule();
  if (!existsSync(KEYS) || readFileSync(KEYS, "utf8") !== now) writeFileSync(KEYS, now);
}

/** Gives `virtual:strings/ar` and `virtual:strings/en`: all words of a language by key. */
export function strings(): Plugin {
  return {
    name: "sijill-strings",
    buildStart: writeKeys,
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : null),
    load(id) {
      const lang = id.slice(PREFIX.length + 1);
      if (!id.startsWith(`\0${PREFIX}`) || !LANGUAGES.includes(lang)) return null;
      for (const file of files(lang)) this.addWatchFile(file);
      return `export default ${JSON.stringify(words(lang))};`;
    },
  };
}
