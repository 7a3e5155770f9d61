/** Svelte action: Escape within `node` leaves it. */
export function escape(node: HTMLElement, leave: () => void): { destroy: () => void } {
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    leave();
  };
  node.addEventListener("keydown", onKey);
  return { destroy: () => node.removeEventListener("keydown", onKey) };
}
