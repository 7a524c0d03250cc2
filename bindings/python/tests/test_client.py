"""Requests go in as Python has them, replies come out exact, and what goes wrong is an exception of its own."""

from __future__ import annotations

import dataclasses
import datetime as dt
import pickle
from decimal import Decimal
from pathlib import Path

import pytest

import backroom
from backroom import errors


@dataclasses.dataclass
class Line:
    item: str
    quantity: int
    price: float


def sell(shop: backroom.Book, quantity: object = 2, key: str | None = None) -> backroom.replies.Receipt:
    return shop.till.ring_up(
        register="T1",
        lines=[{"item": "TEA-100", "quantity": quantity}],  # type: ignore[typeddict-item]
        tenders=[{"tender": "CASH", "amount": Decimal("30.00")}],
        key=key or backroom.new_key(),
    )


def test_a_sale_comes_back_exact(shop: backroom.Book) -> None:
    receipt = sell(shop)
    assert (receipt.total, receipt.change) == (Decimal("23.80"), Decimal("6.20"))
    assert isinstance(receipt.occurred_on, dt.date)
    assert receipt.lines[0].unit_price == Decimal("11.9")
    with pytest.raises(AttributeError):
        receipt.total = Decimal(0)  # type: ignore[misc]


def test_numbers_and_days_are_taken_in_every_exact_form(shop: backroom.Book) -> None:
    for quantity in (1, "1", Decimal("1"), Decimal("1.000")):
        assert sell(shop, quantity).total == Decimal("11.90")
    with pytest.raises(errors.Malformed) as refused:
        sell(shop, 1.5)
    assert refused.value.path == "lines[0].quantity"
    assert "write it as a string" in str(refused.value)
    for odd in (float("nan"), float("inf")):
        lines = [{"item": "TEA-100", "quantity": 1, "price": odd}]
        with pytest.raises(ValueError, match=r"lines\[0\].price is "):
            shop.till.ring_up(register="T1", lines=lines, key=backroom.new_key())  # type: ignore[arg-type]
        with pytest.raises(ValueError, match=r"lines\[0\].price is "):
            shop.call_many([("till.ring_up", {"register": "T1", "lines": lines}, None)])
    for line in (Line("TEA-100", 1, float("nan")), {"item": "TEA-100", "quantity": 1, "price": {float("nan")}}):
        with pytest.raises(ValueError, match=r"lines\[0\].price.* is nan"):
            shop.till.ring_up(register="T1", lines=[line], key=backroom.new_key())  # type: ignore[list-item]
    day = dt.date(2026, 1, 1)
    for on in (day, day.isoformat()):
        quote = shop.pricing.quote(site="SHOP-1", on=on, lines=[{"item": "TEA-100", "quantity": 1}])
        assert quote.amount == Decimal("11.90")


def test_a_retry_does_nothing_twice(shop: backroom.Book) -> None:
    key = backroom.new_key()
    assert sell(shop, 2, key) == sell(shop, 2, key)
    with pytest.raises(errors.KeyReused):
        sell(shop, 1, key)
    assert shop.stock.position(item="TEA-100", site="SHOP-1").on_hand == 38
    again = shop.call("till.receipt", {"receipt": "T1-000001"})
    assert again.reply["total"] == "23.80"


def test_refusals_say_what_stands_in_the_way(shop: backroom.Book) -> None:
    with pytest.raises(errors.Conflict) as refused:
        shop.stock.issue_goods(site="SHOP-1", lines=[{"item": "TEA-100", "quantity": 50}])
    error = refused.value
    assert (error.code, error.path) == ("stock.not_enough_available", "lines[0].quantity")
    assert error.details["available"] == "40"
    assert isinstance(error, backroom.Refused)
    copied = pickle.loads(pickle.dumps(error))
    assert (type(copied), str(copied), copied.code, copied.details) == (type(error), str(error), error.code, error.details)
    for send, status, code in (
        (lambda: shop.call("no.such_thing", {}), errors.NotFound, "flow.unknown_operation"),
        (lambda: shop.call("stock.position", b"{"), errors.Malformed, "flow.malformed"),
        (lambda: shop.call("stock.position", {}, acting_as="nobody"), errors.BackroomError, ""),
        (lambda: shop.call("till.ring_up", {"register": "T1", "lines": []}, key="no uuid"), errors.Malformed, "flow.bad_value"),
        (lambda: shop.stock.position(item="NONE"), errors.NotFound, "catalogue.unknown_item"),
    ):
        with pytest.raises(status) as refused:
            send()
        assert code in ("", refused.value.code)


def test_a_held_request_waits_until_another_releases_it(shop: backroom.Book) -> None:
    policy = {"policy": "P", "operation": "stock.issue_goods", "measure": "always"}
    shop.call("control.set_approval_policy", policy)
    shop.call("control.add_actor", {"actor": "mia", "name": "Mia", "kind": "person"})
    shop.call("control.grant_role", {"actor": "mia", "role": "owner"})
    key = backroom.new_key()
    take = lambda: shop.stock.issue_goods(site="SHOP-1", lines=[{"item": "TEA-100", "quantity": 5}], key=key)
    for _ in range(2):
        with pytest.raises(errors.Held) as held:
            take()
    error = held.value
    assert (error.status, error.code, error.approval) == ("held", "control.held", "AP-000001")
    assert not isinstance(error, errors.Refused)
    assert error.details["causes"][0]["policy"] == "P"
    assert pickle.loads(pickle.dumps(error)).approval == "AP-000001"
    with pytest.raises(errors.Held) as held:
        shop.stock.issue_goods(site="SHOP-1", lines=[{"item": "TEA-100", "quantity": 5}], dry_run=True)
    assert held.value.approval is None
    (tried,) = shop.call_many([("stock.issue_goods", {"site": "SHOP-1", "lines": [{"item": "TEA-100", "quantity": 1}]}, None)])
    assert isinstance(tried, errors.Held) and tried.approval == "AP-000002"
    with pytest.raises(errors.Forbidden) as refused:
        shop.call("control.approve", {"approval": error.approval})
    assert refused.value.code == "control.own_request"
    assert shop.stock.position(item="TEA-100", site="SHOP-1").on_hand == 40

    done = shop.session("mia").call("control.approve", {"approval": error.approval})
    assert done.reply["approval"]["state"] == "done"
    assert take().document == done.reply["reply"]["document"]
    assert shop.stock.position(item="TEA-100", site="SHOP-1").on_hand == 35
    shop.session("mia").call("control.reject", {"approval": "AP-000002", "reason": "no"})


def test_a_dry_run_leaves_nothing(shop: backroom.Book) -> None:
    shop.stock.issue_goods(site="SHOP-1", lines=[{"item": "TEA-100", "quantity": 1}], dry_run=True)
    assert shop.stock.position(item="TEA-100").on_hand == 40


def test_many_in_one_commit_have_an_outcome_each(shop: backroom.Book) -> None:
    issue = lambda quantity: ("stock.issue_goods", {"site": "SHOP-1", "lines": [{"item": "TEA-100", "quantity": quantity}]}, None)
    done, refused = shop.call_many([issue(30), issue(30)])
    assert isinstance(done, backroom.Outcome) and done.command_id > 0
    assert isinstance(refused, errors.Conflict)
    wrong, right = shop.call_many([issue(1)[:2] + ("no uuid",), issue(0)])
    assert isinstance(wrong, errors.Malformed) and wrong.path == "key"
    assert isinstance(right, errors.Malformed) and right.path != "key"
    tried = shop.call_many([issue(5), issue(5)], rehearse=True)
    assert [isinstance(outcome, backroom.Outcome) for outcome in tried] == [True, True]
    assert shop.stock.position(item="TEA-100").on_hand == 10


def test_rows_become_frames(shop: backroom.Book) -> None:
    sell(shop)
    table = shop.sql("SELECT receipt, total_minor FROM sales")
    assert (table.columns, table.rows, table.dicts()) == (
        ["receipt", "total_minor"],
        [(1, 2380)],
        [{"receipt": 1, "total_minor": 2380}],
    )
    with pytest.raises(backroom.BackroomError):
        shop.sql("DELETE FROM sales")
    polars = pytest.importorskip("polars")
    assert polars.DataFrame(table.dicts())["total_minor"].sum() == 2380
    assert list(polars.DataFrame(backroom.rows(shop.catalogue.items().items))["item"]) == ["TEA-100"]
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(backroom.rows(shop.catalogue.items().items))
    assert list(frame["item"]) == ["TEA-100"]
    assert table.to_pandas()["total_minor"].sum() == 2380


def test_events_are_told_once_they_are_acknowledged(shop: backroom.Book) -> None:
    sell(shop)
    events = shop.events_for("feed")
    last = events[-1]
    assert (last.kind, last.operation, last.actor) == ("till.sale_rung_up", "till.ring_up", "owner")
    assert last.recorded_at.tzinfo is not None
    assert shop.acknowledge("feed", events[-1].sequence) == events[-1].sequence
    assert shop.events_for("feed") == []
    assert len(shop.events(after=0)) == len(events)


def test_the_file_is_proved_and_copied(shop: backroom.Book, tmp_path: Path) -> None:
    sell(shop)
    assert shop.verify()["ok"] is True
    copy = shop.backup(tmp_path / "copy.db")
    with backroom.open(copy["path"], "owner", read_only=True) as other:
        assert other.stock.position(item="TEA-100").on_hand == 38
        with pytest.raises(backroom.BackroomError):
            other.catalogue.add_category(category="X", name="X")


def test_every_operation_is_a_method_with_its_doc(shop: backroom.Book) -> None:
    names = [operation["name"] for operation in backroom.operations()["operations"]]
    assert len(names) > 100
    keywords = {"class", "from", "global", "import", "in", "is", "lambda", "not"}
    for name in names:
        slice_name, verb = name.split(".")
        method = getattr(getattr(shop, slice_name), verb + "_" if verb in keywords else verb)
        assert method.__doc__, name
