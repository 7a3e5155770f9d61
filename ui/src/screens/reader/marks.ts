/** Which stretches of a report are marked, and where a selection of the reader lies in it. */
import { familyOf } from "../../lib/colours";
import { ROLES, type MentionRecord, type Part, type Span } from "../../lib/mentions";
import type { CodePoints } from "./points";
import type { Mark } from "./runs";

/** A label for a role, in words of the screen. */
export type Named = (role: string) => string;

const within = (span: Span, points: CodePoints): { start: number; end: number } => ({
  start: points.toUnit(span.start),
  end: points.toUnit(span.end),
});

/** The marks of a part: each mention's evidence, and of the open one the words of its arguments. */
export function marksOf(
  mentions: readonly MentionRecord[], part: Part, points: CodePoints, open: string, named: Named,
): Mark[] {
  const found: Mark[] = [];
  mentions.forEach((mention, at) => {
    const { evidence } = mention.spans;
    if (evidence.part !== part) return;
    const look = { id: mention.id, number: at + 1, family: familyOf(mention.type), role: "" };
    found.push({ ...within(evidence, points), ...look });
  });
  const chosen = mentions.find((one) => one.id === open);
  return chosen ? [...found, ...roleMarks(chosen, part, points, named)] : found;
}

function roleMarks(mention: MentionRecord, part: Part, points: CodePoints, named: Named): Mark[] {
  const spans: [string, Span | null | undefined][] = ROLES.flatMap((role) =>
    (mention.spans[role] ?? []).map((one): [string, Span | null] => [role, one.span]),
  );
  spans.push(["trigger", mention.spans.trigger], ["date", mention.spans.date?.span]);
  for (const count of mention.spans.count) spans.push(["count", count.span]);
  const seen = new Set<string>();
  return spans.flatMap(([role, span]) => {
    const key = span ? `${role} ${span.start} ${span.end}` : "";
    if (!span || span.part !== part || span.end <= span.start || seen.has(key)) return [];
    seen.add(key);
    return [{ ...within(span, points), id: `${mention.id}:${role}`, number: 0, family: "", role: named(role) }];
  });
}

/** Return how many units of the part stand before a point of the page, null where the point is outside of it. */
function unitAt(node: Node, offset: number): number | null {
  const element = node instanceof Element ? node : node.parentElement;
  const holder = element?.closest<HTMLElement>("[data-start]");
  if (holder) return Number(holder.dataset["start"]) + (node instanceof Text ? offset : 0);
  const next = element?.childNodes[offset] ?? element;
  const inside = next instanceof Element ? next.querySelector<HTMLElement>("[data-start]") : null;
  return inside ? Number(inside.dataset["start"]) : null;
}

/** Return the stretch of a part that the reader has selected, in units; null where none is. */
export function selectedUnits(root: Element): [number, number] | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.startContainer) || !root.contains(range.endContainer)) return null;
  const [start, end] = [unitAt(range.startContainer, range.startOffset), unitAt(range.endContainer, range.endOffset)];
  return start === null || end === null || end <= start ? null : [start, end];
}
