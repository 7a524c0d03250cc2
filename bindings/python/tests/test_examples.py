"""The example that people copy books, adds up and plots."""

from __future__ import annotations

import csv
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

import backroom

EXAMPLES = Path(__file__).parents[3] / "examples/python"


def test_margin_by_week(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    sales, picture = EXAMPLES / "sales.csv", tmp_path / "margin.png"
    command = [sys.executable, EXAMPLES / "margin_by_week.py", sales, picture]
    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr
    assert picture.read_bytes().startswith(b"\x89PNG")
    with sales.open(newline="", encoding="utf-8") as file:
        lines = list(csv.DictReader(file))
    word, net, margin = ended.stdout.splitlines()[-1].split()
    cost = sum(Decimal(line["cost"]) * int(line["quantity"]) for line in lines)
    gross = sum(Decimal(line["price"]) * int(line["quantity"]) for line in lines)
    assert word == "all" and Decimal(net) - Decimal(margin) == cost
    with backroom.open(tmp_path / "shop.db", "owner") as shop:
        assert shop.verify()["ok"] is True
        total = shop.till.sales_summary(entity="ACME", from_="2026-01-01", to="2026-12-31", by="site").total
        assert (total.net + total.tax, total.net) == (gross, Decimal(net))
        assert shop.exceptions.exceptions().exceptions == []


def test_first_sale(tmp_path: Path) -> None:
    command = [sys.executable, EXAMPLES / "first_sale.py"]
    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr
    told = ended.stdout.splitlines()
    assert told[:2] == ["T1-000001: 23.80 EUR, change 6.20", "T1-000002: -11.90 EUR"]
    assert told[-1] == "all laws hold"
