"""From an empty folder to a sale, a refund and the report of the day.

    pip install backroom
    python first_sale.py shop.db
"""

import sys

import backroom

path = sys.argv[1] if len(sys.argv) > 1 else "shop.db"
entity = {"entity": "ACME", "name": "Acme Tea", "currency": "EUR", "time_zone": "Europe/Berlin"}
with backroom.create(path, actor="owner", entity=entity) as shop:
    # What is sold, where, at which tax and price. Price list and register agree on whether prices include tax.
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
    shop.stock.receive_goods(site="SHOP-1", lines=[{"item": "TEA-100", "quantity": 40, "unit_cost": "2.50"}])

    # A till, opened with a float of 100.00.
    shop.till.set_tender(entity="ACME", tender="CASH", name="Cash", kind="cash")
    shop.till.add_register(register="T1", site="SHOP-1", name="Till 1", includes_tax=True)
    shop.till.open_shift(register="T1", floats=[{"tender": "CASH", "amount": 100}], key=backroom.new_key())

    receipt = shop.till.ring_up(
        register="T1",
        lines=[{"item": "TEA-100", "quantity": 2}],
        tenders=[{"tender": "CASH", "amount": 30}],
        key=backroom.new_key(),
    )
    print(f"{receipt.receipt}: {receipt.total} {receipt.currency}, change {receipt.change}")

    refund = shop.till.refund(
        register="T1",
        receipt=receipt.receipt,
        lines=[{"line": 1, "quantity": 1, "reason": "did not like it"}],
        tenders=[{"tender": "CASH", "amount": "11.90"}],
        key=backroom.new_key(),
    )
    print(f"{refund.receipt}: {refund.total} {refund.currency}")

    # Counted blind, then closed: the difference is in the books.
    shop.till.count_drawer(
        register="T1", counts=[{"tender": "CASH", "amount": "111.90"}], key=backroom.new_key()
    )
    print(shop.till.close_shift(register="T1", key=backroom.new_key()))
    print("all laws hold" if shop.verify()["ok"] else "a law is broken")
