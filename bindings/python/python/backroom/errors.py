"""What a call can come to instead of a reply: one exception for each status.

A refusal (`Refused` and what stands below it) is the business saying no: nothing was done. `Held` is the business not saying
yes yet: the request waits until another actor releases it. A fault (`Fault`, `Retryable`)
is the world failing; its details say whether trying again may help and whether anything was applied. `Bug` is the library
failing: the book takes no more calls until it is opened again.
"""

from __future__ import annotations

from typing import Any, Dict, Optional, Type

import msgspec

__all__ = [
    "BackroomError",
    "Bug",
    "Conflict",
    "Fault",
    "Forbidden",
    "Held",
    "KeyReused",
    "Malformed",
    "NotFound",
    "Refused",
    "Retryable",
]


class BackroomError(Exception):
    """Why a call has no reply."""

    status: str = ""
    """The coarse kind, such as `conflict`: one for each class below."""

    code: str
    """The stable code, such as `stock.not_enough_available`."""

    path: str
    """The field at fault, such as `lines[0].quantity`; empty where it is none."""

    details: Dict[str, Any]
    """The numbers behind the message."""

    def __init__(self, message: str, code: str = "", path: str = "", details: Dict[str, Any] | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.path = path
        self.details = details or {}

    def __reduce__(self) -> Any:
        return type(self), (str(self), self.code, self.path, self.details)


class Refused(BackroomError):
    """The business says no; nothing was done, and the key is free."""


class Malformed(Refused):
    """The request is not well formed; sending it again cannot help."""

    status = "malformed"


class NotFound(Refused):
    """A code or number in the request names nothing."""

    status = "not_found"


class Forbidden(Refused):
    """The actor lacks the duty, the scope or the limit."""

    status = "forbidden"


class Conflict(Refused):
    """The state of the book speaks against it."""

    status = "conflict"


class KeyReused(Refused):
    """The key is bound to another command."""

    status = "key_reused"


class Held(BackroomError):
    """The request waits until another actor releases it with `control.approve`; nothing was done yet.

    `details["approval"]` is the number of the approval (none in a dry run), `details["causes"]` say why. The key is bound:
    sent again, the request answers with its reply once it is released, with this while it waits, and with a `Refused` that
    says why once it was rejected, withdrawn, refused or left to expire.
    """

    status = "held"

    @property
    def approval(self) -> Optional[str]:
        """The number of the approval; none in a dry run."""
        number = self.details.get("approval")
        return number if isinstance(number, str) else None


class Retryable(BackroomError):
    """The world failed, and trying again may help."""

    status = "retryable"


class Fault(BackroomError):
    """The world failed, and trying again will not help by itself."""

    status = "fault"


class Bug(BackroomError):
    """The library failed; the book takes no more calls until it is opened again."""

    status = "bug"


_BY_STATUS: Dict[int, Type[BackroomError]] = {
    1: Malformed,
    2: NotFound,
    3: Forbidden,
    4: Conflict,
    5: KeyReused,
    6: Retryable,
    7: Fault,
    8: Bug,
    9: Held,
}


class _Told(msgspec.Struct):
    status: str
    code: str
    path: str
    message: str
    details: Dict[str, Any]


_decode = msgspec.json.Decoder(_Told).decode


def error_of(status: int, body: bytes) -> BackroomError:
    """The exception of an answer that is no reply."""
    told = _decode(body)
    return _BY_STATUS.get(status, BackroomError)(told.message, told.code, told.path, told.details)
