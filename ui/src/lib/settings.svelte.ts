/** What the reader chose: language, digits, direction of time, theme. Kept in the address and the browser. */
import { address, put } from "./address.svelte";

export type Lang = "ar" | "en";
export type Digits = "latn" | "arab";
export type Theme = "auto" | "light" | "dark";
/** Where the oldest stands on every time axis of a screen: at the start or the end of a line of the language. */
export type AxisWay = "start" | "end";

const CHOICES = {
  lang: ["ar", "en"],
  digits: ["latn", "arab"],
  theme: ["auto", "light", "dark"],
  axis: ["start", "end"],
} as const;
type Name = keyof typeof CHOICES;

function stored(name: Name): string {
  try {
    return localStorage.getItem(`sijill.${name}`) ?? "";
  } catch {
    return ""; // a browser that keeps nothing
  }
}

function store(name: Name, value: string): void {
  try {
    localStorage.setItem(`sijill.${name}`, value);
  } catch {
    // the address keeps it
  }
}

const kept = $state({ lang: stored("lang"), digits: stored("digits"), theme: stored("theme"), axis: "" });

function chosen<N extends Name>(name: N, otherwise: (typeof CHOICES)[N][number]): (typeof CHOICES)[N][number] {
  const all = CHOICES[name] as readonly string[];
  const found = [address.get(name), kept[name]].find((one) => all.includes(one));
  return (found ?? otherwise) as (typeof CHOICES)[N][number];
}

const preferred = (): Lang => (navigator.language.toLowerCase().startsWith("en") ? "en" : "ar");

export const settings = {
  get lang(): Lang {
    return chosen("lang", preferred());
  },
  get dir(): "rtl" | "ltr" {
    return this.lang === "ar" ? "rtl" : "ltr";
  },
  get digits(): Digits {
    return chosen("digits", "latn");
  },
  get theme(): Theme {
    return chosen("theme", "auto");
  },
  get axis(): AxisWay {
    return chosen("axis", "start");
  },
  /** Whether the oldest stands at the right of the screen, whatever the language. */
  get oldestRight(): boolean {
    return (this.dir === "rtl") === (this.axis === "start");
  },
};

/** Choose; the axis stands in the address alone, since it belongs to a view and not to a reader. */
export function choose(name: Name, value: string): void {
  if (name !== "axis") store(name, value);
  kept[name] = name === "axis" ? "" : value;
  put({ [name]: value });
}
