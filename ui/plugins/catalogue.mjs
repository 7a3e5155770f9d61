/**
 * Reads the words: the project's own catalogue (names of types, fields, words of states) and the app's.
 * Plain JavaScript, since both the build and the checks (run by Node itself) need it.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "smol-toml";

export const LANGUAGES = ["ar", "en"];
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The sections of ../src/sijill/i18n that a screen shows; the rest are the command line's. */
export const SHARED = [
  "error", "label", "mark", "note", "show", "diff", "how", "verdict", "status", "type", "count", "outcome", "via",
  "form", "phase", "ending", "likeness", "similar", "came", "moment", "taken", "fate", "rate", "actor_kind",
  "place_kind", "month", "language", "outlet_kind", "reason", "state", "state_field", "state_word", "side", "column",
];

export const files = (lang) => [
  here(`../../src/sijill/i18n/${lang}.toml`),
  here(`../src/strings/${lang}.toml`),
];

function flatten(table, prefix, into) {
  for (const [key, value] of Object.entries(table)) {
    if (typeof value === "object" && value !== null) flatten(value, `${prefix}${key}.`, into);
    else into[prefix + key] = String(value);
  }
  return into;
}

/** All words of a language by dotted key; the app's own stand under "ui.". */
export function words(lang) {
  const [shared, own] = files(lang).map((file) => parse(readFileSync(file, "utf8")));
  const chosen = Object.fromEntries(SHARED.filter((name) => name in shared).map((name) => [name, shared[name]]));
  return { ...flatten(chosen, "", {}), ...flatten(own, "ui.", {}) };
}

const FORMS = /\.(zero|one|two|few|many|other)$/;

/** The keys as a program names them: plural forms (key.one, key.other …) are one key. */
export function names(lang) {
  return [...new Set(Object.keys(words(lang)).map((key) => key.replace(FORMS, (form, _f, at, all) =>
    isPlural(all.slice(0, at), lang) ? "" : form)))].sort();
}

const cache = new Map();
function isPlural(key, lang) {
  if (!cache.has(lang)) cache.set(lang, words(lang));
  return `${key}.other` in cache.get(lang) && Object.keys(cache.get(lang)).some((one) => one === `${key}.one` || one === `${key}.many`);
}

/** TypeScript that names every key, so that a misspelt one is an error of types. */
export function keysModule() {
  const listed = names("en").map((key) => `  | ${JSON.stringify(key)}`).join("\n");
  return `// Made by checks/keys.mjs from the catalogues; not kept in the repository.\nexport type Key =\n${listed};\n`;
}
