"""A shop with a till, in a file of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Iterator

import pytest

import backroom

COMPANY = {"entity": "ACME", "name": "Acme Tea", "currency": "EUR", "time_zone": "Europe/Berlin"}


def furnish(shop: backroom.Book) -> None:
    """SHOP-1 with tea at 11.90, tax included, forty of it in stock, and register T1 with an open shift."""
    shop.stock.add_site(entity="ACME", site="SHOP-1", name="Shop 1")
    shop.catalogue.add_category(category="TEA", name="Tea")
    shop.catalogue.add_item(item="TEA-100", name="Green tea", category="TEA")
    shop.tax.set_jurisdiction(jurisdiction="DE", name="Germany", rounding="document")
    shop.tax.set_rates(
        jurisdiction="DE",
        tax_class="standard",
        effective_on="2020-01-01",
        components=[{"component": "VAT", "rate": "19"}],
    )
    shop.tax.assign_site(site="SHOP-1", jurisdiction="DE")
    shop.pricing.set_price_list(
        entity="ACME", price_list="RETAIL", name="Retail", includes_tax=True, starts_on="2020-01-01"
    )
    shop.pricing.set_prices(
        price_list="RETAIL", prices=[{"item": "TEA-100", "price": "11.90", "starts_on": "2020-01-01"}]
    )
    shop.stock.receive_goods(
        site="SHOP-1", lines=[{"item": "TEA-100", "quantity": "40", "unit_cost": "2.50"}]
    )
    shop.till.set_tender(entity="ACME", tender="CASH", name="Cash", kind="cash")
    shop.till.add_register(register="T1", site="SHOP-1", name="Till 1")
    shop.till.open_shift(register="T1", key=backroom.new_key())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "shop.db"


@pytest.fixture
def shop(path: Path) -> Iterator[backroom.Book]:
    with backroom.create(path, "owner", entity=COMPANY) as book:
        furnish(book)
        yield book
