/** Fails where a string is missing in a language, lacks a brace of the other's, or is used nowhere. */
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { LANGUAGES, names, words } from "../plugins/catalogue.mjs";

const root = fileURLToPath(new URL("../src/", import.meta.url));
const found = [];
const [ar, en] = LANGUAGES.map((lang) => new Set(names(lang)));
for (const key of en) if (!ar.has(key)) found.push(`${key}: not in Arabic`);
for (const key of ar) if (!en.has(key)) found.push(`${key}: not in English`);

const braces = (text) => new Set((text ?? "").match(/\{\w+\}/g) ?? []);
const all = Object.fromEntries(LANGUAGES.map((lang) => [lang, words(lang)]));
const form = (lang, key) => all[lang][key] ?? all[lang][`${key}.other`];
for (const key of en) {
  if (!key.startsWith("ui.") || !ar.has(key)) continue;
  const [a, e] = [braces(form("ar", key)), braces(form("en", key))];
  if ([...a].some((one) => !e.has(one)) || [...e].some((one) => !a.has(one))) found.push(`${key}: braces differ`);
}
const FORMS = { ar: ["zero", "one", "two", "few", "many", "other"], en: ["one", "other"] };
for (const lang of LANGUAGES)
  for (const key of names(lang))
    if (key.startsWith("ui.") && !(key in all[lang]))
      for (const one of FORMS[lang]) if (!(`${key}.${one}` in all[lang])) found.push(`${lang}: ${key}.${one} is missing`);
for (const lang of LANGUAGES)
  for (const [key, text] of Object.entries(all[lang])) if (!text.trim() && key.startsWith("ui.")) found.push(`${lang}: ${key} is empty`);

const sources = readdirSync(root, { recursive: true })
  .filter((name) => /\.(svelte|ts)$/.test(name) && !name.endsWith("keys.ts"))
  .map((name) => readFileSync(root + name, "utf8"))
  .join("\n");
for (const key of en) {
  if (!key.startsWith("ui.")) continue;
  const family = key.slice(0, key.lastIndexOf("."));
  // `word("ui.lane", …)` and `t(`ui.key.${…}`)` use every key of their family.
  const used = ["\"", "'", "`"].some((quote) => sources.includes(quote + key + quote));
  const byFamily = sources.includes(`"${family}"`) || sources.includes("`" + family + ".${");
  if (!used && !byFamily) found.push(`${key}: used nowhere`);
}
if (found.length) {
  console.error(found.join("\n"));
  process.exit(1);
}
console.log(`strings: ${en.size} keys in both languages`);
