/** The evidence panel: which events it shows stands in the address (`evidence=ID.ID`), so that a link opens it. */
import { address, put } from "./address.svelte";

const SHOWN = 40; // ids in the address at most; the rest are kept while the page lives
let title = $state("");
let whole = $state.raw<readonly string[]>([]);
let opener: Element | null = null;

export const evidence = {
  get ids(): readonly string[] {
    const inAddress = address.get("evidence").split(".").filter(Boolean);
    const isSame = inAddress.length > 0 && inAddress.every((id, at) => whole[at] === id);
    return isSame ? whole : inAddress;
  },
  get title(): string {
    return title;
  },
};

/** Open the panel on some events. */
export function openEvidence(ids: readonly string[], name: string): void {
  if (!ids.length) return;
  if (!address.get("evidence")) opener = document.activeElement;
  whole = [...ids];
  title = name;
  put({ evidence: ids.slice(0, SHOWN).join(".") }, { push: true });
}

export function closeEvidence(): void {
  put({ evidence: null });
  if (opener instanceof HTMLElement || opener instanceof SVGElement) opener.focus();
  opener = null;
}
