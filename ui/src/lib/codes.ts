import { word } from "./words.svelte";

/** The word for a code of a state: event types by their name, others by [state_word]. */
export function codeWord(code: string): string {
  const type = word("type", code);
  return type === code ? word("state_word", code) : type;
}
