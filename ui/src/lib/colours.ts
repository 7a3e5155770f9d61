/**
 * Families of event types. Colour is never the only sign: every family has its own shape as well.
 */
export type Family = "talk" | "deal" | "coerce" | "force" | "people" | "ease" | "word";

const FAMILIES: Record<Family, readonly string[]> = {
  talk: ["MEET", "DEMAND", "OFFER"],
  deal: ["AGREE", "INTEGRATE", "CEASEFIRE", "DISARM"],
  coerce: ["BLOCKADE", "DETAIN", "COERCE", "DEPLOY", "DISPLACE"],
  force: ["CLASH", "ATTACK", "SEIZE", "VIOLATE"],
  people: ["CASUALTIES", "PROTEST", "ESCAPE"],
  ease: ["LIFT", "AID", "RELEASE", "WITHDRAW", "HANDOVER"],
  word: ["REJECT", "THREATEN", "ACCUSE", "DENY", "APPOINT", "OTHER"],
};

const OF = new Map(Object.entries(FAMILIES).flatMap(([name, types]) => types.map((type) => [type, name as Family])));

/** Return the family of an event type: `familyOf("BLOCKADE")` is "coerce". */
export function familyOf(type: string): Family {
  return OF.get(type) ?? "word";
}

export const FAMILY_NAMES = Object.keys(FAMILIES) as Family[];

/** The shape of a family as an SVG path around (0, 0), 12 units wide. */
export const SHAPES: Record<Family, string> = {
  talk: "M0,-5A5,5 0 1 1 0,5A5,5 0 1 1 0,-5Z",
  deal: "M0,-6L1.8,-1.9L6,-1.7L2.7,1.2L3.8,5.6L0,3.1L-3.8,5.6L-2.7,1.2L-6,-1.7L-1.8,-1.9Z",
  coerce: "M-5,-5H5V5H-5Z",
  force: "M0,-6L6,5H-6Z",
  people: "M-2,-5.5H2V-2H5.5V2H2V5.5H-2V2H-5.5V-2H-2Z",
  ease: "M0,6L-6,-5H6Z",
  word: "M0,-6L6,0L0,6L-6,0Z",
};
