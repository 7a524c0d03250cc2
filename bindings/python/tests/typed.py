"""What a type checker must accept; the lines that end in `# wrong` it must not."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import backroom


def sell(shop: backroom.Book) -> Decimal:
    receipt = shop.till.ring_up(
        register="T1",
        lines=[{"item": "TEA-100", "quantity": Decimal(2), "discount": "0.50"}],
        tenders=[{"tender": "CASH", "amount": 30}],
        key=backroom.new_key(),
    )
    origin: backroom.words.PriceOrigin = receipt.lines[0].price_origin
    day: dt.date = receipt.occurred_on
    print(origin, day)
    return receipt.total


def planted(shop: backroom.Book) -> None:
    shop.till.ring_up(register="T1", lines=[])  # wrong
    shop.till.ring_up(register="T1", lines=[{"item": "TEA", "quantity": 1.5}], key="")  # wrong
    shop.till.ring_up(register="T1", lines=[{"quantity": 1}], key="")  # wrong
    shop.till.ring_up(register="T1", lines=[{"item": "TEA", "colour": "red"}], key="")  # wrong
    shop.till.ring_up(register=7, lines=[], key="")  # wrong
    shop.till.ring_upp(register="T1", lines=[], key="")  # wrong
    shop.stock.position(item="TEA").on_hnd  # wrong
    shop.tax.set_jurisdiction(jurisdiction="DE", rounding="sometimes")  # wrong
    shop.pricing.quote(site="S", on=20261123, lines=[])  # wrong
    number: int = shop.stock.position(item="TEA").on_hand  # wrong
    print(number)
