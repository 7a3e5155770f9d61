/** Keys of a screen: each registered with what it does, so that `?` can show them all. */
import { untrack } from "svelte";
import type { Key } from "../strings/keys";

export interface Shortcut {
  /** As `KeyboardEvent.key`; a letter means the key on which it stands, whatever the layout. */
  key: string;
  what: Key;
  run: () => void;
}

let active = $state.raw<readonly Shortcut[]>([]);

export const shortcuts = {
  get all(): readonly Shortcut[] {
    return active;
  },
};

/** Register keys while a component lives; call inside `$effect(() => useKeys([...]))`. */
export function useKeys(added: readonly Shortcut[]): () => void {
  active = untrack(() => [...active, ...added]);
  return () => {
    active = untrack(() => active.filter((one) => !added.includes(one)));
  };
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && !!target.closest("input, textarea, select, [contenteditable], dialog");
}

function matches(event: KeyboardEvent, key: string): boolean {
  if (event.key === key) return true;
  // on an Arabic keyboard J gives «ت»: the key is meant, not its letter
  return /^[a-z]$/.test(key) && event.code === `Key${key.toUpperCase()}`;
}

/** Run the shortcut that a key calls; returns whether one did. */
export function press(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return false;
  const found = active.findLast((one) => matches(event, one.key));
  if (!found) return false;
  event.preventDefault();
  found.run();
  return true;
}

/**
 * Roving focus: within `root`, arrow keys move between the elements that match `selector`, Home and End to the
 * ends; one of them is in the order of Tab. Svelte action: `<ul use:roving={"a"}>`.
 */
export function roving(root: Element, selector: string): { update: (to: string) => void; destroy: () => void } {
  let chosen = selector;
  const items = (): HTMLElement[] => [...root.querySelectorAll<HTMLElement>(chosen)];
  const settle = (): void => {
    const all = items();
    const at = Math.max(0, all.findIndex((one) => one === document.activeElement || one.tabIndex === 0));
    all.forEach((one, n) => one.setAttribute("tabindex", n === at ? "0" : "-1"));
  };
  const onKey = (event: Event): void => {
    const { key } = event as KeyboardEvent;
    const all = items();
    const at = all.indexOf(document.activeElement as HTMLElement);
    if (at < 0) return;
    const towards = getComputedStyle(root).direction === "rtl" ? -1 : 1;
    const step = { ArrowDown: 1, ArrowUp: -1, ArrowRight: towards, ArrowLeft: -towards }[key];
    const to = key === "Home" ? 0 : key === "End" ? all.length - 1 : step === undefined ? -1 : at + step;
    if (to < 0 || to >= all.length) return;
    event.preventDefault();
    all.forEach((one, n) => one.setAttribute("tabindex", n === to ? "0" : "-1"));
    all[to]?.focus();
  };
  const watch = new MutationObserver(settle);
  root.addEventListener("keydown", onKey);
  watch.observe(root, { childList: true, subtree: true });
  settle();
  return {
    update(to) {
      chosen = to;
      settle();
    },
    destroy() {
      watch.disconnect();
      root.removeEventListener("keydown", onKey);
    },
  };
}
