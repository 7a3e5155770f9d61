/** What a state is in few words: which values it has, in order, each with its name and whose word it is. */
import type { AnyState, Field } from "./types";

/** A value of a state as a screen shows it. */
export interface Shown {
  /** Its key in the catalogue's [state_field]. */
  name: string;
  field: Field<unknown>;
  as: "names" | "day" | "days" | "number" | "code" | "yes" | "held" | "term" | "text";
}

const NONE: Field<never> = { value: null, events: [], by: [], one_side: false, basis: "told", word: "" };
const plain = <T>(value: T | null): Field<T> => ({ ...NONE, value });

const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === "" || (Array.isArray(value) && !value.length);

/** Return the places of a state, as told. */
export function placesOf(state: AnyState): string[] {
  const value = "place" in state ? state.place.value : null;
  return value === null ? [] : Array.isArray(value) ? value : [value];
}

/** Return who a state is between or of, as actor ids. */
export function partiesOf(state: AnyState): string[] {
  switch (state.kind) {
    case "blockades":
      return [...(state.actor.value ?? state.actor_party.value ?? []), ...(state.target.value ?? state.target_party.value ?? [])];
    case "control":
      return state.holder.value ?? [];
    case "custody":
      return [...(state.holder.value ?? []), ...(state.of.value ?? [])];
    case "casualties":
      return state.party.value ? [state.party.value] : [];
    default:
      return state.parties.value ?? [];
  }
}

function values(state: AnyState): Shown[] {
  const row = (name: string, field: Field<unknown> | undefined, as: Shown["as"]): Shown => ({ name, field: field ?? NONE, as });
  switch (state.kind) {
    case "blockades":
      return [
        row("actor", isEmpty(state.actor.value) ? state.actor_party : state.actor, "names"),
        row("target", isEmpty(state.target.value) ? state.target_party : state.target, "names"),
        row("place", state.place, "names"),
        row("since", state.since, "day"),
        row("until", state.until, "day"),
        row("days", state.days, "days"),
        row("status", state.status, "code"),
        row("items", state.items, "code"),
        row("seen", state.until.value ? NONE : state.seen, "day"),
      ];
    case "negotiations":
      return [
        row("parties", state.parties, "names"),
        row("mediators", state.mediators, "names"),
        row("since", state.since, "day"),
        row("until", state.until, "day"),
      ];
    case "agreements":
      return [
        row("parties", state.parties, "names"),
        row("mediators", state.mediators, "names"),
        row("place", state.place, "names"),
        row("day", state.day, "day"),
        row("until", state.until, "day"),
        row("term", state.term, "term"),
        row("klass", state.klass, "code"),
        row("form", state.form, "code"),
        row("status", state.status, "code"),
        row("ended_on", state.ended_on, "day"),
        row("denied", state.denied, "names"),
      ];
    case "control":
      return [
        row("place", state.place, "names"),
        row("holder", state.holder, "names"),
        row("since", state.since, "day"),
        row("until", state.until, "day"),
        row("by", plain(state.by), "code"),
        row("contested", state.contested.value ? state.contested : NONE, "yes"),
      ];
    case "custody":
      return [
        row("holder", state.holder, "names"),
        row("of", state.of, "names"),
        row("place", state.place, "names"),
        row("since", state.since, "day"),
        row("last", state.last, "day"),
        row("held", state.held, "held"),
      ];
    case "casualties":
      return [
        row("party", state.party, "names"),
        row("place", state.place, "names"),
        row("since", state.since, "day"),
        row("until", state.until, "day"),
      ];
  }
}

/** Return what is known of a state, value by value; what is not known is left to its gaps. */
export function shownOf(state: AnyState): Shown[] {
  return values(state).filter(({ field }) => !isEmpty(field.value));
}

/** The family of colours of a kind of state. */
export const KIND_FAMILY: Record<string, string> = {
  blockades: "coerce",
  negotiations: "talk",
  agreements: "deal",
  control: "force",
  custody: "people",
  casualties: "people",
};
