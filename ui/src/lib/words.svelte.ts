/**
 * Words of the screen, in the language of the screen.
 *
 * `t("ui.nav.search")`, `t("ui.count.events", { n: 3 })` (`n` chooses the plural form), and for codes of the
 * record `word("type", "BLOCKADE")`, which gives the code itself where the catalogue lacks it.
 */
import type { Key } from "../strings/keys";
import { number } from "./numbers";
import { settings, type Lang } from "./settings.svelte";

let current = $state.raw<{ lang: Lang; words: Record<string, string> }>({ lang: "ar", words: {} });

const LOADERS = { ar: () => import("virtual:strings/ar"), en: () => import("virtual:strings/en") };

/** Load the words of a language; until then the screen keeps those it has. */
export async function loadWords(lang: Lang): Promise<void> {
  if (current.lang === lang && Object.keys(current.words).length) return;
  const { default: words } = await LOADERS[lang]();
  current = { lang, words };
}

/** The language whose words are loaded. */
export const shown = {
  get lang(): Lang {
    return current.lang;
  },
};

const rules = { ar: new Intl.PluralRules("ar"), en: new Intl.PluralRules("en") };

function form(key: string, values: Record<string, string | number>): string {
  const n = values["n"];
  if (typeof n === "number") {
    const found = current.words[`${key}.${rules[current.lang].select(n)}`] ?? current.words[`${key}.other`];
    if (found !== undefined) return found;
  }
  return current.words[key] ?? key;
}

/** Return the words under a key, its braces filled; numbers are written in the digits chosen. */
export function t(key: Key, values: Record<string, string | number> = {}): string {
  return form(key, values).replace(/\{(\w+)\}/g, (brace, name: string) => {
    const value = values[name];
    return value === undefined ? brace : typeof value === "number" ? number(value, settings.digits) : value;
  });
}

/** Return the word for a code of the record, the code itself where there is none. */
export function word(section: string, value: string): string {
  return current.words[`${section}.${value}`] ?? value;
}
