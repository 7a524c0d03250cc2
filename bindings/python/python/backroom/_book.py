"""Where requests become bytes, and answers replies or exceptions."""

from __future__ import annotations

from importlib import import_module
from typing import Any, Dict, Iterator, List, Mapping, NamedTuple, Optional, Tuple, Type, TypeVar, Union

import msgspec

from . import _native
from .errors import BackroomError, error_of

__all__ = ["Door", "Outcome", "Table"]

T = TypeVar("T")

_encode_anything = msgspec.json.Encoder().encode
_decoders: Dict[Any, Any] = {}

Told = Tuple[int, bytes, int, bool]


def encode(request: Any) -> bytes:
    """A request as JSON.

    Raises:
        ValueError: it holds what JSON cannot say, such as a `float` that is no number: it would be written as null, and
            taken for nothing given.
    """
    body = _encode_anything(request)
    if b"null" in body:
        _refuse_lost(msgspec.json.decode(body), request, "")
    return body


def _refuse_lost(written: Any, given: Any, path: str) -> None:
    if written is None and given is not None:
        raise ValueError(f"{path} is {given}, which JSON cannot say")
    if isinstance(written, dict):
        for name, inner in written.items():
            held = given.get(name) if isinstance(given, Mapping) else getattr(given, name, None)
            _refuse_lost(inner, held, f"{path}.{name}" if path else name)
    elif isinstance(written, list):
        for at, (inner, held) in enumerate(zip(written, given or ())):
            _refuse_lost(inner, held, f"{path}[{at}]")


def decode(body: bytes, kind: Type[T]) -> T:
    """A reply, read into its type."""
    found = _decoders.get(kind)
    if found is None:
        found = _decoders[kind] = msgspec.json.Decoder(kind).decode
    reply: T = found(body)
    return reply


class Outcome(NamedTuple):
    """What a call by name came to."""

    reply: Any
    """The reply, as plain dictionaries, lists and text."""
    command_id: int
    """The number of the command in the file; 0 for a question and a dry run."""
    replayed: bool
    """Whether the command had been done before with this key."""


class Table:
    """Rows of a question in SQL."""

    __slots__ = ("columns", "more", "rows")

    def __init__(self, columns: List[str], rows: List[Tuple[Any, ...]], more: bool) -> None:
        self.columns = columns
        """The names of the columns."""
        self.rows = rows
        """The rows, each a tuple in the order of the columns."""
        self.more = more
        """Whether there are more rows than were asked for."""

    def __iter__(self) -> Iterator[Tuple[Any, ...]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __repr__(self) -> str:
        return f"Table({', '.join(self.columns)}: {len(self.rows)} rows)"

    def dicts(self) -> List[Dict[str, Any]]:
        """The rows as dictionaries: what `pandas.DataFrame` and `polars.DataFrame` take."""
        return [dict(zip(self.columns, row)) for row in self.rows]

    def to_pandas(self) -> Any:
        """The rows as a pandas frame."""
        return import_module("pandas").DataFrame(self.rows, columns=self.columns)


class Door:
    """One actor's door to a file, for calls of every kind."""

    __slots__ = ("_call", "book")

    def __init__(self, book: _native.Book) -> None:
        self.book = book
        self._call = book.call

    def send(
        self,
        operation: str,
        request: Dict[str, Any],
        kind: Type[T],
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> T:
        """Sends a request whose absent fields are None; answers with its typed reply."""
        body = encode({name: value for name, value in request.items() if value is not None})
        status, answer, _, _ = self._call(operation, body, "" if key is None else key, acting_as, source, dry_run)
        if status:
            raise error_of(status, answer)
        return decode(answer, kind)

    def call(
        self,
        operation: str,
        request: Union[Dict[str, Any], bytes],
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> Outcome:
        """Sends a request by name, as a dictionary or as JSON."""
        body = request if isinstance(request, bytes) else encode(request)
        return outcome(self._call(operation, body, "" if key is None else key, acting_as, source, dry_run))


def outcome(told: Told) -> Outcome:
    """An answer as plain data.

    Raises:
        BackroomError: it is an error.
    """
    status, answer, command_id, replayed = told
    if status:
        raise error_of(status, answer)
    return Outcome(msgspec.json.decode(answer), command_id, replayed)


def outcome_or_error(told: Told) -> Union[Outcome, BackroomError]:
    """An answer as plain data, or as the exception it would be."""
    try:
        return outcome(told)
    except BackroomError as error:
        return error
