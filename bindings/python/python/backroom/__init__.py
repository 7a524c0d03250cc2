"""backroom: the ERP core that retail software links instead of integrating with.

One file holds the stock, the money and the documents of a company; one call changes them together, or not at all.

    import backroom

    with backroom.open("shop.db", actor="till-1") as shop:
        receipt = shop.till.ring_up(
            register="T1",
            lines=[{"item": "TEA-100", "quantity": 2}],
            tenders=[{"tender": "CASH", "amount": "20.00"}],
            key=backroom.new_key(),
        )
        print(receipt.receipt, receipt.total, receipt.change)

Every operation is a method of its slice, with keyword arguments; what it answers is a struct that does not change, with
`Decimal` amounts and `date` days. What goes wrong is an exception of `backroom.errors` with a stable `code`.
"""

from __future__ import annotations

import datetime as dt
import os
from types import TracebackType
from typing import Any, Dict, Iterable, List, Literal, Mapping, Optional, Sequence, Tuple, Type, Union

import msgspec

from . import _native, errors, replies, requests, words
from ._book import Door, Outcome, Table, Told, decode, encode, outcome, outcome_or_error
from ._client import Slices
from .errors import BackroomError, Refused, error_of

__all__ = [
    "BackroomError",
    "Book",
    "Event",
    "Outcome",
    "Refused",
    "Table",
    "create",
    "errors",
    "new_key",
    "open",
    "operations",
    "replies",
    "requests",
    "rows",
    "words",
]

__version__ = _native.version()


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """A fact that a command left for other systems."""

    sequence: int
    """Its number: higher than that of whatever happened before, not always by one."""
    kind: str
    """What happened, such as `till.sale_rung_up`."""
    recorded_at: dt.datetime
    """When the command that left it was recorded."""
    command_id: int
    """That command's number."""
    operation: str
    """That command's operation, such as `till.ring_up`."""
    actor: Optional[str] = None
    """The code of the actor who sent it."""
    entity: Optional[str] = None
    """The code of the entity it concerns."""
    site: Optional[str] = None
    """The code of the site it concerns."""
    subject: str = ""
    """The number or code of what it is about."""
    reply: Any = None
    """What the sender of the command was told, where it is still known."""


class Book(Slices):
    """A file of books, open in the name of one actor. Any thread may use it; a forked child opens its own."""

    def __init__(self, native: _native.Book) -> None:
        self._door = Door(native)
        super().__init__(self._door)

    def __enter__(self) -> Book:
        return self

    def __exit__(
        self, kind: Optional[Type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return "<backroom.Book, closed>" if self.closed else "<backroom.Book>"

    def close(self) -> None:
        """Closes it; calls under way end first, and later ones raise `Malformed` with code `api.closed`."""
        self._door.book.close()

    @property
    def closed(self) -> bool:
        """Whether it has been closed."""
        return self._door.book.closed

    def session(self, actor: str) -> Book:
        """The same file in the name of another actor, sharing its connections and commits."""
        return _opened(self._door.book.session(actor))

    def call(
        self,
        operation: str,
        request: Union[Dict[str, Any], bytes],
        *,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> Outcome:
        """Sends a command or asks a question by name, as a dictionary or as JSON; answers with plain data."""
        return self._door.call(operation, request, key, dry_run, source, acting_as)

    def call_many(
        self, calls: Iterable[Tuple[str, Mapping[str, Any], Optional[str]]], *, rehearse: bool = False
    ) -> List[Union[Outcome, BackroomError]]:
        """Sends many commands, each `(operation, request, key or None)`, in one commit; at most 10,000.

        Each has an outcome of its own, in their order: an `Outcome`, or the exception it would have raised alone. With
        `rehearse` they are tried one after the other, and nothing stays.
        """
        sent = [(name, encode(request), "" if key is None else key, "", "", False) for name, request, key in calls]
        return [outcome_or_error(told) for told in self._door.book.call_many(sent, rehearse)]

    def sql(self, select: str, *, limit: int = 100_000) -> Table:
        """Asks one `SELECT` of the file, through the library's own connection, which only reads.

        Amounts are whole minor units here, quantities and values millionths: the tables are the library's own, and may
        change with it.
        """
        found, told = self._door.book.select(select, limit)
        if found is None:
            raise _error(told)
        return Table(*found)

    def events(self, after: int = 0, *, limit: int = 1_000) -> List[Event]:
        """Events after a number, in order."""
        return decode(_body(self._door.book.events_after(after, limit)), List[Event])

    def events_for(self, consumer: str, *, limit: int = 1_000) -> List[Event]:
        """Events that a consumer has not acknowledged, in order."""
        return decode(_body(self._door.book.events_for(consumer, limit)), List[Event])

    def acknowledge(self, consumer: str, sequence: int) -> int:
        """Remembers that a consumer is done with every event up to a number; answers with how far it has come."""
        return int(_body(self._door.book.acknowledge(consumer, sequence)))

    def verify(self) -> Dict[str, Any]:
        """Proves the laws on the file, from its raw records; the report's `ok` says whether all hold."""
        found: Dict[str, Any] = outcome(self._door.book.verify()).reply
        return found

    def backup(self, path: Union[str, os.PathLike[str]], *, overwrite: bool = False) -> Dict[str, Any]:
        """Copies the file, proves the copy, and gives it its name."""
        found: Dict[str, Any] = outcome(self._door.book.backup(path, overwrite)).reply
        return found

    def interrupt(self) -> None:
        """Cancels commands that wait for their turn and questions that are being answered, from any thread."""
        self._door.book.interrupt()


def open(
    path: Union[str, os.PathLike[str]],
    actor: str,
    *,
    read_only: bool = False,
    durable: bool = True,
    busy_timeout: float = 5.0,
) -> Book:
    """Opens a file that is there, in the name of an actor.

    Args:
        path: Where it is.
        actor: The code of the actor.
        read_only: Only read it, also when a newer version has changed it.
        durable: Whether a call answers when the disk has its commit; without, a loss of power may take back the last
            ones, never a part of one.
        busy_timeout: How many seconds a writer waits for another process that is writing.
    """
    return _opened(_native.Book.open(path, actor, read_only, durable, _seconds(busy_timeout)))


def create(
    path: Union[str, os.PathLike[str]],
    actor: str,
    *,
    actor_name: str = "",
    actor_kind: Literal["person", "system"] = "person",
    entity: Optional[Mapping[str, Any]] = None,
    durable: bool = True,
    busy_timeout: float = 5.0,
) -> Book:
    """Makes a file with its first actor, who may do everything; nothing may stand there.

    Args:
        path: Where.
        actor: The code of the first actor.
        actor_name: Its name; its code if not said.
        actor_kind: A person or a system.
        entity: The first company, as `ledger.open_entity` takes it: its code, name, currency and time zone.
        durable: As in `open`.
        busy_timeout: As in `open`.
    """
    company = b"" if entity is None else encode(entity)
    if actor_kind not in ("person", "system"):
        raise ValueError(f"actor_kind is person or system, not {actor_kind}")
    is_person = actor_kind == "person"
    return _opened(_native.Book.create(path, actor, actor_name, is_person, company, durable, _seconds(busy_timeout)))


def _seconds(busy_timeout: float) -> float:
    if not 0 <= busy_timeout < 2**31 / 1_000:
        raise ValueError(f"busy_timeout is a number of seconds, from 0 to 24 days, not {busy_timeout}")
    return busy_timeout


def new_key() -> str:
    """A key that no other command has: what makes a retry free when it is sent again with the same content."""
    return _native.new_key()


def operations() -> Dict[str, Any]:
    """Every operation with its schemas, and every refusal, as plain data."""
    found: Dict[str, Any] = msgspec.json.decode(_native.operations_json())
    return found


def rows(structs: Sequence[msgspec.Struct]) -> List[Dict[str, Any]]:
    """Structs of a reply as dictionaries: what `pandas.DataFrame` and `polars.DataFrame` take."""
    return [msgspec.structs.asdict(struct) for struct in structs]


def _opened(answer: Tuple[Optional[_native.Book], Optional[Told]]) -> Book:
    native, told = answer
    if native is None:
        raise _error(told)
    return Book(native)


def _error(told: Optional[Told]) -> BackroomError:
    return BackroomError("there is no answer") if told is None else error_of(told[0], told[1])


def _body(told: Told) -> bytes:
    if told[0]:
        raise error_of(told[0], told[1])
    return told[1]
