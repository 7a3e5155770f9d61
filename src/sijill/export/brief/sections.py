"""The sections of a brief: sentences made of events and states by templates, each with what it rests on."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from msgspec.structs import replace

from sijill.export.brief.citing import Citing
from sijill.export.brief.material import Material
from sijill.export.brief.telling import about_words, dated, event_sentence, filled, happening, voices
from sijill.export.brief.types import Section, SectionKey, Sentence
from sijill.export.brief.wording import Words
from sijill.export.formats.claims import claim_of
from sijill.i18n import text
from sijill.link.days import last_day
from sijill.schema import COUNTED, Disagreement, Event, Value
from sijill.states.episodes import Episode
from sijill.states.field import Field
from sijill.states.figures import Figure
from sijill.states.intensity import GOLDSTEIN
from sijill.states.precedents import WHAT, Precedent, Rate
from sijill.states.tellings import days_told

# So many sentences of a section are read in three minutes with the others; how many are left out is told.
MOST: dict[SectionKey, int] = {
    "happened": 12, "in_force": 8, "ledger": 10, "casualties": 8, "contradictions": 6, "past": 6,
    "deadlines": 6, "unknown": 4,
}  # fmt: skip
_LIKE = 3  # past crises that are named
_NEXT = 4  # what came next in each
_DAY = len("2024-08-07")
Draft = tuple[str, Iterable[str], Iterable[str]]  # words, events behind them, mentions that must be cited


class Writer:
    """Makes sections of material, in the words of a language."""

    def __init__(self, given: Material, words: Words, citing: Citing) -> None:
        """Keep all three."""
        self._given, self._words, self._citing = given, words, citing

    def sections(self) -> tuple[Section, ...]:
        """Return all sections, in the order in which they are read."""
        makers: dict[SectionKey, Callable[[], Iterable[Draft]]] = {
            "happened": self._happened, "in_force": self._in_force, "ledger": self._ledger,
            "casualties": self._casualties, "contradictions": self._contradictions, "past": self._past,
            "deadlines": self._deadlines, "unknown": self._unknown,
        }  # fmt: skip
        return tuple(self._section(key, make) for key, make in makers.items())

    def _section(self, key: SectionKey, make: Callable[[], Iterable[Draft]]) -> Section:
        words, drafts = self._words, list(make())
        kept = drafts[: MOST[key]]
        sentences = tuple(one for one in map(self._sentence, kept) if one.evidence)
        note = "" if sentences else words.text(f"none.{key}")
        left = len(drafts) - len(kept) + self._unchosen(key)
        if left:
            note = words.text("left_out", n=words.count(left, "sentences"))
        return Section(key, words.text(f"section.{key}"), sentences, note)

    def _unchosen(self, key: SectionKey) -> int:
        return max(0, len(self._told()) - MOST["happened"]) if key == "happened" else 0

    def _sentence(self, draft: Draft) -> Sentence:
        shown, events, mentions = draft
        return Sentence(f"{self._words.capital(shown)}.", self._citing.cite(events, mentions))

    # What happened

    def _told(self) -> list[Event]:
        return [one for one in self._given.scope if one.status in {"actual", "claimed"}]

    def _happened(self) -> Iterator[Draft]:
        """Yield the weightiest events in the order of time: by Goldstein's scale, then by who tells them."""
        told = self._told()
        weight = {one.id: (abs(GOLDSTEIN.get(one.type, 5.0)), one.sources) for one in told}
        chosen = sorted(told, key=lambda one: weight[one.id], reverse=True)[: MOST["happened"]]
        ids = {one.id for one in chosen}
        for event in (one for one in told if one.id in ids):
            yield event_sentence(event, self._words), (event.id,), ()

    # What is in force

    def _in_force(self) -> Iterator[Draft]:
        shown: dict[str, Callable[[Any], Draft]] = {
            "blockades": self._blockade, "agreements": self._agreement, "negotiations": self._negotiation,
            "control": self._holding, "custody": self._custody,
        }  # fmt: skip
        for kind, make in shown.items():
            states = self._given.standing.get(kind, ())  # type: ignore[call-overload]
            for state in sorted(states, key=_since, reverse=True):
                yield make(state)

    def _blockade(self, state: Any) -> Draft:
        words = self._words
        actor, target, place = (getattr(state, name).value or () for name in ("actor", "target", "place"))
        what = filled("brief.blockade" if actor else "brief.blockade_bare", words, actor=actor)
        if target:
            what = words.text("blockade_on", what=what, target=words.names(target))
        what = self._in_place(what, place)
        if state.since.value:
            what = words.text("since", what=what, day=words.day(state.since.value))
        if state.days.value:
            key = "lasting_counted" if state.days.basis == "counted" else "lasting"
            what = words.text(key, what=what, n=words.count(state.days.value, "days"))
        items = [words.word("state_word", one) for one in state.items.value or ()]
        if items:
            what = words.text("items", what=what, items=words.joined(items))
        what = words.text("eased" if state.status.value == "partial" else "standing", what=what)
        main = state.actor if actor else state.place
        return self._said(what, main, state.target, state.place, state.since, state.status)

    def _agreement(self, state: Any) -> Draft:
        words = self._words
        parties = state.parties.value or state.signed_by.value or ()
        key = "agreement_bare" if not parties else "agreement_one" if len(parties) == 1 else "agreement"
        what = filled(f"brief.{key}", words, parties=parties)
        if state.day.value:
            what = words.text("made_on", what=what, day=words.day(state.day.value))
        if state.mediators.value:
            what = words.text("by_mediator", what=what, mediator=words.names(state.mediators.value))
        what = words.text("in_force", what=what)
        if state.purpose.value:
            what = words.text("purpose", what=what, about=about_words(state.purpose.value, words))
        kept = self._clauses(state)
        if kept:
            what = words.text("clauses", what=what, kept=kept)
        behind = [id_ for clause in state.clauses for id_ in (*clause.fulfilled_by, *clause.breached_by)]
        shown, events, mentions = self._said(what, state.parties, state.signed_by, state.day)
        return shown, (*events, *behind), mentions

    def _clauses(self, state: Any) -> str:
        words = self._words
        kept = [clause.state.value or "not-told" for clause in state.clauses]
        return words.listed(
            words.text(
                f"clauses_{name.replace('-', '_')}",
                n=words.count(kept.count(name), "clauses", "oblique" if name == "not-told" else "nominative"),
            )
            for name in ("fulfilled", "breached", "not-told")
            if name in kept
        )

    def _negotiation(self, state: Any) -> Draft:
        words = self._words
        what = words.text("negotiation", parties=words.names(state.parties.value or ()))
        if state.mediators.value:
            what = words.text("by_mediator", what=what, mediator=words.names(state.mediators.value))
        if state.since.value:
            what = words.text("since", what=what, day=words.day(state.since.value))
        if state.rounds:
            what = words.text("rounds", what=what, n=words.count(len(state.rounds), "rounds"))
        open_ = [one for one in state.positions if one.standing == "open"]
        if open_:
            n = words.count(len(open_), "positions_open")
            what = words.text("open_positions", what=what, n=n)
        behind = [id_ for one in (*state.rounds, *open_) for id_ in one.events]
        return what, (*state.parties.events[:1], *behind), ()

    def _holding(self, state: Any) -> Draft:
        words = self._words
        holder = state.holder.value or ((state.party,) if state.party else ())
        what = words.text(
            "holding",
            place=words.place(state.place.value or ""),
            holder=words.names(holder) or self._nobody(),
        )
        if state.since.value:
            what = words.text("since", what=what, day=words.day(state.since.value))
        if state.contested.value:
            what = words.text("contested", what=what)
        return self._said(what, state.holder, state.since, state.contested, state.place)

    def _custody(self, state: Any) -> Draft:
        words = self._words
        of = state.of.value or ((state.of_party,) if state.of_party else ())
        holder = state.holder.value or ((state.party,) if state.party else ())
        key = "custody" if of and holder else "custody_bare" if holder else "custody_nobody"
        whose = words.joined(words.whose(id_) for id_ in of) or words.name("unknown", case="oblique")
        given = {"of": whose, "holder": words.names(holder)}
        braces = {"custody": ("of", "holder"), "custody_bare": ("holder",), "custody_nobody": ("of",)}[key]
        what = words.text(key, **{name: given[name] for name in braces})
        figures = [
            words.text(name, figures=self._figures(getattr(state, kind), "people"))
            for name, kind in (("held", "detained"), ("freed", "released"))
            if any(one.low is not None or one.word for one in getattr(state, kind))
        ]
        if figures:
            what = text("label.colon", words.lang).join((what, words.noted(figures)))
        behind = [id_ for one in (*state.detained, *state.released) for id_ in one.events]
        shown, events, mentions = self._said(what, state.holder, state.of)
        return shown, (*events, *behind), mentions

    def _nobody(self) -> str:
        return self._words.text("unknown_party")

    def _in_place(self, what: str, place: Sequence[str]) -> str:
        return self._words.text("in_place", what=what, place=self._words.places(place)) if place else what

    def _said(self, what: str, main: Field[Any], *others: Field[Any]) -> Draft:
        """Return words with whose word the main field is, and the events behind all fields."""
        words = self._words
        if main.one_side and main.by:
            what = words.text("by_one_side", what=what, who=voices(main.by, words))
        events = [id_ for field in (main, *others) for id_ in field.events]
        return what, tuple(dict.fromkeys(events)), ()

    # Positions

    def _ledger(self) -> Iterator[Draft]:
        positions = [one for talks in self._given.negotiations for one in talks.positions]
        for one in sorted(positions, key=lambda p: (p.standing != "open", p.day.value or "~", p.events)):
            behind = [id_ for reply in one.replies for id_ in reply.events]
            yield self._position(one), (*one.events, *one.deadline.events, *behind), ()

    def _position(self, one: Any) -> str:
        words = self._words
        what = self._act(one)
        if one.content:
            what = f"{what} — {words.quoted(one.content)}"
        what = self._in_place(what, one.place) if not one.content else what
        if one.deadline.value:
            what = words.text("position_deadline", what=what, day=words.day(one.deadline.value))
        what = words.text(f"position_{_standing(one)}", what=what)
        if one.one_side and one.by:
            what = words.text("by_one_side", what=what, who=voices(one.by, words))
        if not one.day.value:
            return words.text("no_date", what=what)
        if one.day.basis == "told-on":
            return words.text("told_on", day=words.day(one.day.value), what=what)
        key = "on_day" if len(one.day.value) == _DAY else "on_days"
        return words.text(key, day=words.day(one.day.value), what=what)

    def _act(self, one: Any) -> str:
        words, who = self._words, one.who or ((one.party,) if one.party else ())
        about, to = about_words(one.about, words), tuple(one.to)
        if one.kind == "condition":
            key = "condition_to" if to else "condition"
            return filled(f"brief.{key}", words, about, party=who or ("unknown",), to=to)
        types = {"demand": "DEMAND", "offer": "OFFER", "threat": "THREATEN", "refusal": "REJECT"}
        shape = ("a" if who else "") + ("t" if to else "") or "n"
        return filled(f"brief.tell.{types[one.kind]}.{shape}", words, about, actor=who, target=to)

    # Casualties

    def _casualties(self) -> Iterator[Draft]:
        for toll in self._given.tolls:
            for harm in ("killed", "injured", "displaced"):
                range_ = getattr(toll, harm)
                if range_.figures:
                    yield self._toll(toll, harm, range_)

    def _toll(self, toll: Any, harm: str, range_: Any) -> Draft:
        words, party = self._words, toll.party.value
        of = words.text("toll_of", party=words.whose(party)) if party else ""
        what = words.text(
            f"toll_{harm}", of=of or words.text("toll_of_nobody"), range=self._range(range_, harm)
        )
        if toll.place.value:
            what = words.text("toll_where", what=what, place=words.places(toll.place.value))
        days = words.span(toll.since.value, toll.until.value)
        if days:
            what = words.text("toll_when", what=what, days=days)
        what = words.text("toll_told", what=what, figures=self._figures(range_.figures, harm))
        events = [id_ for one in range_.figures for id_ in one.events]
        return what, events, self._counting(events, harm)

    def _counting(self, events: Iterable[str], harm: str) -> list[str]:
        """Return the mentions that tell a number of this harm: each figure has its source among them."""
        told = (one for id_ in events if id_ in self._given.events for one in self._given.events[id_].told)
        return [one.mention.id for one in told if any(count.what == harm for count in one.mention.count)]

    def _range(self, range_: Any, harm: str) -> str:
        """Return from the least to the most; where the least is a vague word, that word."""
        words, low, high = self._words, range_.low.value, range_.high.value
        vague = range_.low.word and any(f.word == range_.low.word and f.high is None for f in range_.figures)
        word = range_.low.word if vague or low is None else ""
        if low is None or (word and high is None):
            return words.quoted(word) if word else words.text("toll_no_number")
        if high is None:
            return words.text("toll_low_only", n=words.count(low, harm))
        shown = words.amount(low, high, harm)
        if word:
            shown = words.text("between", low=words.quoted(word), high=words.count(high, harm, "oblique"))
        counted = "counted" in (range_.low.basis, range_.high.basis)
        return words.text("toll_counted", range=shown) if counted else shown

    def _figures(self, figures: Iterable[Figure], what: str) -> str:
        words = self._words
        shown = ((words.amount(one.low, one.high, what, one.word), self._who_says(one)) for one in figures)
        return words.noted(f"{figure} ({who})" if who else figure for figure, who in shown if figure)

    def _who_says(self, figure: Figure) -> str:
        """Return who says a number, with "one side only" where that is so."""
        one_side = text("mark.one_side", self._words.lang) if figure.one_side else ""
        return self._words.noted((voices(figure.by, self._words), one_side))

    # Contradictions

    def _contradictions(self) -> Iterator[Draft]:
        found = [(event, one) for event in self._given.scope for one in event.disagreements]
        counted = sorted(found, key=lambda pair: pair[1].argument not in COUNTED)  # numbers first
        for event, differs in counted:
            yield self._differs(event, differs)

    def _differs(self, event: Event, differs: Disagreement) -> Draft:
        words = self._words
        bare = dated(event, happening(_without(event), words), words)
        counted = differs.argument in COUNTED
        argument = words.figure_for(differs.argument) if counted else words.word("column", differs.argument)
        values = words.noted(self._value(differs, value) for value in differs.values)
        shown = words.text("differs", event=bare, argument=argument, values=values)
        mentions = [id_ for value in differs.values for voice in value.by for id_ in voice.mentions]
        return shown, (event.id,), mentions

    def _value(self, differs: Disagreement, value: Value) -> str:
        words = self._words
        who = words.joined(
            words.name(voice.by, case="oblique") if voice.by else self._nobody() for voice in value.by
        )
        return words.text("differs_value", value=self._shown(differs, value), who=who)

    def _shown(self, differs: Disagreement, value: Value) -> str:
        words, name = self._words, differs.argument
        if name in COUNTED:
            return words.quoted(value.word) if value.word else words.apart(value.value.replace("..", "–"))
        if name in ("actor", "target", "mediator"):
            return words.name(value.value)
        if name == "date":
            return words.day(value.value)
        if name == "place":
            return words.place(value.value)
        return words.word("status" if name == "status" else "brief.act", value.value)

    # What came next in past crises

    def _past(self) -> Iterator[Draft]:
        past = self._given.past
        if past is None:
            return
        for rate in past.rates:
            if rate.of and rate.times:
                yield self._rate(rate, same=past.same_parties)
        for one in past.like[:_LIKE]:
            yield self._like(one)

    def _rate(self, rate: Rate, *, same: bool) -> Draft:
        words = self._words
        shown = words.text(
            "rate", what=words.text(f"came.{rate.what}"),
            times=str(rate.times), of=words.count(rate.of, "crises", "oblique"),
            among=words.text("rate_same" if same else "rate_any"),
            low=f"{100 * rate.low:.0f}", high=f"{100 * rate.high:.0f}",
        )  # fmt: skip
        return shown, self._came(WHAT[rate.what]), ()

    def _came(self, types: Iterable[str]) -> list[str]:
        """Return the events of these types that came next in past crises."""
        like = self._given.past.like if self._given.past is not None else ()
        return [after.event for one in like for after in one.next if after.type in types]

    def _like(self, one: Precedent) -> Draft:
        words, episode = self._words, self._given.episodes[one.episode]
        what = words.text("like", likeness=f"{100 * one.likeness:.0f}", **crisis(episode, words))
        after = words.listed(self._next(each) for each in one.next[:_NEXT])
        shown = words.text(
            "like_next" if after else "like_bare", what=what, **({"next": after} if after else {})
        )
        behind = [each.event for each in one.next[:_NEXT]]
        return shown, (*episode.parties.events[:2], *behind), ()

    def _next(self, one: Any) -> str:
        words = self._words
        what = words.text(f"act.{one.type}")
        if one.after == 0:
            return words.text("next_same_day", what=what)
        return words.text("next_after", what=what, n=words.count(one.after, "days", "oblique"))

    # Open deadlines

    def _deadlines(self) -> Iterator[Draft]:
        positions = [one for talks in self._given.negotiations for one in talks.positions]
        for one in positions:
            if one.deadline.value and one.standing == "open":
                yield self._due(one.deadline.value, self._act(one)), (*one.events, *one.deadline.events), ()
        for deal in self._given.agreements:
            yield from self._due_by(deal)

    def _due_by(self, deal: Any) -> Iterator[Draft]:
        words = self._words
        for clause in deal.clauses:
            if clause.deadline.value and clause.state.value in (None, "not-told"):
                about, day = about_words((clause.what,), words), words.day(deal.day.value)
                key = "clause_due" if clause.who.value else "clause_due_nobody"
                shown = words.text(key, about=about, day=day, **_who(clause.who.value, words))
                yield self._due(clause.deadline.value, shown), clause.deadline.events, ()
        if deal.until.value and deal.status.value == "in-force" and deal.until.value >= self._given.as_of:
            parties = words.names(deal.parties.value or ())
            shown = words.text("term_due", day=words.day(deal.day.value), parties=parties)
            yield self._due(deal.until.value, shown), (*deal.until.events, *deal.day.events), ()

    def _due(self, day: str, what: str) -> str:
        words, last, now = self._words, last_day(day), last_day(self._given.as_of)
        shown = words.day(day)
        if last is None or now is None or len(day) != _DAY:
            return words.text("deadline_vague", day=shown, what=what)
        left = (last - now).days
        if left == 0:
            return words.text("deadline_today", day=shown, what=what)
        key = "deadline_due" if left > 0 else "deadline_past"
        return words.text(key, n=words.count(abs(left), "days", "oblique"), day=shown, what=what)

    # What is not known

    def _unknown(self) -> Iterator[Draft]:
        told, words = self._given.scope, self._words
        gaps: dict[str, Callable[[Event], bool]] = {
            "one_side": lambda event: claim_of(event).one_side,
            "undated": lambda event: days_told(event).basis == "told-on",
            "unplaced": lambda event: not event.place,
            "unreviewed": lambda event: not any(one.reviewed for one in event.told),
        }
        for name, missing in gaps.items():
            such = [event.id for event in told if missing(event)]
            if such:
                first = [self._given.events[id_].told[0].mention.id for id_ in such[:3]]
                total = words.count(len(told), "events", "oblique")
                yield words.text(f"gap_{name}", n=str(len(such)), total=total), such[:3], first


def _without(event: Event) -> Event:
    """Return an event without what its mentions differ on: a contradiction is told after it."""
    told = tuple(replace(one, mention=replace(one.mention, count=())) for one in event.told)
    return replace(event, told=told)


def _since(state: Any) -> str:
    """Return the day by which states in force are sorted: the latest are read first."""
    field = state.since if hasattr(state, "since") else state.day
    return str(field.value or "")


def _standing(position: Any) -> str:
    """Return what became of a position; of a refusal, whether who refused consented later."""
    if position.kind != "refusal" or position.standing == "open":
        return str(position.standing)
    return "consented" if position.standing == "agreed" else "refused"


def _who(ids: Sequence[str] | None, words: Words) -> dict[str, str]:
    return {"who": words.names(ids, case="nominative")} if ids else {}


def crisis(episode: Episode, words: Words) -> dict[str, str]:
    """Return what names a crisis in a sentence: its parties, its places and its days."""
    return {
        "parties": words.names(episode.parties.value or ()),
        "place": words.places((episode.area.value or ())[:3]) or words.text("unknown_place"),
        "days": words.span(episode.since.value, episode.until.value),
    }
