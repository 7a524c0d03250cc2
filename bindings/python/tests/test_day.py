"""One day in every language: what it is answered is the same, to the byte."""

from __future__ import annotations

from pathlib import Path

import msgspec
from conftest import COMPANY

import backroom

DAY = Path(__file__).parents[3] / "crates/api/tests/day"


def told(shop: backroom.Book, line: str, number: int) -> bytes | None:
    verb, operation, request = line.split(" ", 2)
    key = None if verb == "ask" else f"00000000-0000-7000-8000-{number:012}"
    try:
        outcome = shop.call(operation, request.encode(), key=key)
    except backroom.BackroomError as error:
        assert verb == "refuse", (line, error)
        return msgspec.json.encode(
            {"status": error.status, "code": error.code, "path": error.path, "message": str(error), "details": error.details}
        )
    assert verb != "refuse", line
    return msgspec.json.encode(outcome.reply) if verb == "ask" else None


def test_the_day_in_python(path: Path) -> None:
    lines = enumerate((DAY / "day.txt").read_text(encoding="utf-8").splitlines(), 1)
    with backroom.create(path, "owner", entity=COMPANY | {"name": "Acme"}) as shop:
        answers = [told(shop, line, number) for number, line in lines if line and not line.startswith("#")]
    assert b"".join(answer + b"\n" for answer in answers if answer) == (DAY / "day.answers").read_bytes()
