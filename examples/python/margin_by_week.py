"""Books the sales of a CSV file, and plots sales and margin by week.

    pip install backroom matplotlib
    python margin_by_week.py sales.csv margin.png

It makes a book, shop.db, in the folder it is run in; none may be there yet.
"""

import csv
import itertools
import os
import sys
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import matplotlib
from matplotlib import pyplot

import backroom

matplotlib.use("Agg")
TAX = Decimal("19")
CENT = Decimal("0.01")


def company(path: str, lines: list[dict[str, str]]) -> backroom.Book:
    """A new file with one shop, and in stock what will be sold."""
    entity = {"entity": "ACME", "name": "Acme Tea", "currency": "EUR", "time_zone": "Europe/Berlin"}
    shop = backroom.create(path, actor="owner", entity=entity)
    shop.stock.add_site(entity="ACME", site="SHOP-1", name="Shop 1")
    shop.catalogue.add_category(category="ALL", name="All goods")
    shop.tax.set_jurisdiction(jurisdiction="DE", name="Germany", rounding="line")
    shop.tax.set_rates(
        jurisdiction="DE",
        tax_class="standard",
        effective_on="2020-01-01",
        components=[{"component": "VAT", "rate": TAX}],
    )
    shop.tax.assign_site(site="SHOP-1", jurisdiction="DE")
    shop.till.set_tender(entity="ACME", tender="CASH", name="Cash", kind="cash")
    shop.till.add_register(register="T1", site="SHOP-1", name="Till 1")
    shop.till.open_shift(register="T1", key=backroom.new_key())
    costs = {line["item"]: line["cost"] for line in lines}
    for item in costs:
        shop.catalogue.add_item(item=item, name=item, category="ALL")
    shop.stock.receive_goods(
        site="SHOP-1",
        occurred_on=min(line["day"] for line in lines),
        lines=[{"item": item, "quantity": 1_000, "unit_cost": cost} for item, cost in costs.items()],
    )
    return shop


def receipt(number: str, lines: list[dict[str, str]]) -> dict[str, object]:
    """A printed receipt as a fact: it has happened, so it is booked and never refused for the state of the stock."""
    booked, total = [], Decimal(0)
    for line in lines:
        gross = Decimal(line["price"]) * int(line["quantity"])
        net = (gross * 100 / (100 + TAX)).quantize(CENT, ROUND_HALF_UP)
        total += gross
        booked.append(
            {
                "item": line["item"],
                "quantity": int(line["quantity"]),
                "unit_price": Decimal(line["price"]),
                "net": net,
                "tax": gross - net,
                "reason": "as printed",
            }
        )
    sale = {"register": "T1", "receipt": int(number), "occurred_on": lines[0]["day"], "lines": booked, "total": total}
    return {**sale, "tenders": [{"tender": "CASH", "amount": total}]}


def plot(weeks: backroom.replies.SalesSummaryReply, path: str) -> None:
    """A bar for each week: sales without tax, and in it the margin, with its share of them."""
    rows = [(date.fromisoformat(week.key), week.net, week.margin) for week in weeks.rows]
    starts = [f"{day.day} {day:%b}" for day, _, _ in rows]
    shares = [f"{margin:.0f}\n{100 * margin / net:.0f} %" if net else "" for _, net, margin in rows]
    figure, axes = pyplot.subplots(figsize=(10, 5), layout="constrained")
    axes.bar(starts, [float(net) for _, net, _ in rows], color="#c9d8e6", label="Sales without tax")
    margins = axes.bar(starts, [float(margin) for _, _, margin in rows], color="#2f6690", label="Margin, and its share")
    axes.bar_label(margins, shares, label_type="center", color="white")
    total, year = weeks.total, rows[0][0].year
    title = f"Sales and margin by week, {year}: {total.margin} of {total.net} {weeks.currency}"
    axes.set(title=title, xlabel="Week from", ylabel=weeks.currency)
    axes.spines[["top", "right"]].set_visible(False)
    figure.legend(loc="outside lower center", ncols=2, frameon=False)
    figure.savefig(path, dpi=120)


def main(sales: str, picture: str) -> None:
    with open(sales, newline="", encoding="utf-8") as file:
        lines = list(csv.DictReader(file))
    with company("shop.db", lines) as shop:
        printed = itertools.groupby(lines, key=lambda line: line["receipt"])
        calls = [("till.record_sale", receipt(number, list(of)), backroom.new_key()) for number, of in printed]
        for outcome in shop.call_many(calls):
            if isinstance(outcome, backroom.BackroomError):
                raise outcome
        first, last = (date.fromisoformat(pick(line["day"] for line in lines)) for pick in (min, max))
        weeks = shop.till.sales_summary(entity="ACME", from_=first, to=last, by="week")
        for week in [*weeks.rows, weeks.total]:
            print(f"{week.key or 'all':12}{week.net:>12}{week.margin:>12}")
        plot(weeks, picture)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: margin_by_week.py SALES.csv PICTURE.png")
    if os.path.exists("shop.db"):
        sys.exit("shop.db is there already, with the sales of an earlier run: move it away first")
    main(*sys.argv[1:])
