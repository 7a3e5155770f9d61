/** Marks of a text may overlap: the text is cut into runs by their edges, and each run knows its marks. */
export interface Mark {
  /** In units of the string. */
  start: number;
  end: number;
  id: string;
  /** Its number in the list beside the text; 0 for what is no mention. */
  number: number;
  family: string;
  /** What it fills in the mention that is open, in words; "" for a mention. */
  role: string;
}
export interface Run {
  start: number;
  end: number;
  marks: readonly Mark[];
  /** Those of the marks that begin here. */
  begins: readonly Mark[];
}
/** A line of the text with its runs. */
export interface Line {
  start: number;
  runs: Run[];
}

const longestFirst = (a: Mark, b: Mark): number => b.end - b.start - (a.end - a.start);

function edges(from: number, to: number, marks: readonly Mark[]): number[] {
  const found = new Set([from, to]);
  for (const mark of marks)
    for (const at of [mark.start, mark.end]) if (at > from && at < to) found.add(at);
  return [...found].sort((a, b) => a - b);
}

/** Cut `[from, to)` at the edges of the marks. */
export function cut(from: number, to: number, marks: readonly Mark[]): Run[] {
  const here = marks.filter((mark) => mark.start < to && mark.end > from).sort(longestFirst);
  const at = edges(from, to, here);
  return at.slice(0, -1).map((start, n) => {
    const end = at[n + 1]!;
    const over = here.filter((mark) => mark.start < end && mark.end > start);
    return { start, end, marks: over, begins: over.filter((mark) => mark.start === start) };
  });
}

/** Cut a stretch of a text into lines and those into runs; empty lines are left out. */
export function lines(text: string, from: number, to: number, marks: readonly Mark[]): Line[] {
  const sorted = [...marks].sort((a, b) => a.start - b.start);
  const found: Line[] = [];
  for (let start = from; start < to; ) {
    const stop = text.indexOf("\n", start);
    const end = stop < 0 || stop > to ? to : stop;
    if (text.slice(start, Math.min(end, start + 2000)).trim() || end - start > 2000)
      found.push({ start, runs: cut(start, end, sorted.filter((mark) => mark.start < end && mark.end > start)) });
    start = end + 1;
  }
  return found;
}

const PAGE = 20_000;

/**
 * Return where the pages of a text begin, and its end: a report of 10 MB is shown in windows of some 20,000
 * characters, cut at the end of a line or at least of a word.
 */
export function pages(text: string): number[] {
  const found = [0];
  let at = 0;
  while (text.length - at > PAGE * 1.5) {
    at = pageEnd(text, at + PAGE);
    found.push(at);
  }
  return [...found, text.length];
}

function pageEnd(text: string, wanted: number): number {
  for (const [sign, far] of [["\n", 4000], [" ", 400]] as const) {
    const before = text.lastIndexOf(sign, wanted);
    if (before > wanted - far) return before + 1;
  }
  // no pair of units is torn apart
  return /[\udc00-\udfff]/.test(text.charAt(wanted)) ? wanted + 1 : wanted;
}

/** Characters that show nothing and could hide or turn what a text says: they are shown as signs of themselves. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]/;

export interface Piece {
  start: number;
  text: string;
  /** "U+202E" where the piece is one such character, "" for plain text. */
  control: string;
}

/** Part the characters that show nothing from the rest. */
export function pieces(text: string, from: number, to: number): Piece[] {
  const found: Piece[] = [];
  let plain = from;
  const flush = (at: number): void => {
    if (at > plain) found.push({ start: plain, text: text.slice(plain, at), control: "" });
  };
  if (!CONTROL.test(text.slice(from, to))) return [{ start: from, text: text.slice(from, to), control: "" }];
  for (let at = from; at < to; at += 1) {
    if (!CONTROL.test(text.charAt(at))) continue;
    flush(at);
    found.push({ start: at, text: text.charAt(at), control: code(text.charCodeAt(at)) });
    plain = at + 1;
  }
  flush(to);
  return found;
}

const code = (unit: number): string => `U+${unit.toString(16).toUpperCase().padStart(4, "0")}`;

/** Return the words of a stretch, each with where it stands. */
export function words(text: string, from: number, to: number): [number, number][] {
  const found: [number, number][] = [];
  for (const one of text.slice(from, to).matchAll(/[\p{L}\p{M}\p{N}]+/gu))
    found.push([from + one.index, from + one.index + one[0].length]);
  return found;
}
