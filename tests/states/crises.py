"""Crises by hand: events of one report, events of one happening, for the tests of the states."""

import msgspec
from making import made


def reported(report, *events):
    """Return events as one report tells them all."""

    def moved(told):
        return msgspec.structs.replace(told, mention=msgspec.structs.replace(told.mention, report=report))

    return [msgspec.structs.replace(e, told=tuple(moved(t) for t in e.told)) for e in events]


def joined(id_, *events, **kept):
    """Return one event of the mentions of several, as linking gives it; ``kept`` is what they agree on."""
    told = tuple(t for e in events for t in e.told)
    return msgspec.structs.replace(events[0], id=id_, told=told, **kept)


def siege(id_, by, of, place, date, **kept):
    """Return a siege of one side's people by the other."""
    return made("BLOCKADE", id_, actor=[by], target=[of], place=[place], date=date, **kept)


def battle(id_, place, date, count=(), **kept):
    """Return a clash of two bodies of two parties of the Syrian pack."""
    return made("CLASH", id_, actor=["asayish", "ndf"], place=[place], date=date, count=count, **kept)
