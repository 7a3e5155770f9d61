"""From events to what is in force: each state is one pure function of events."""

from sijill.states.field import Basis, Field, Gap

__all__ = ["Basis", "Field", "Gap"]
