"""What may go wrong with a language model, each a code of its own; the report stays uncoded."""

from collections.abc import Mapping
from types import MappingProxyType

from sijill.errors import CodingError


class LlmError(CodingError):
    """A server or its model gave nothing that could be kept.

    Codes: ``llm-gone`` no connection; ``llm-slow`` no answer in time; ``llm-refused`` the server said no;
    ``llm-cut`` the answer ends before its end; ``llm-rubbish`` it is not in the form that was asked for;
    ``llm-ungrounded`` nothing of it stands in the report; ``llm-orders`` the report gives orders to a model.

    Attributes:
        figures: of what was asked and dropped until then; see `sijill.extract.answered`.
    """

    figures: Mapping[str, int] = MappingProxyType({})
