"""A handle survives every misuse: closed, shared by threads, inherited by a fork, broken by a panic."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from pathlib import Path

import pytest

import backroom
from backroom import errors


def test_what_cannot_be_opened_says_why(tmp_path: Path, path: Path) -> None:
    with pytest.raises(errors.Fault) as failed:
        backroom.open(tmp_path / "nothing.db", "owner")
    assert failed.value.details["applied"] == "no"
    (tmp_path / "text.db").write_text("no database, but long enough to be read as one" * 100)
    with pytest.raises(errors.Fault):
        backroom.open(tmp_path / "text.db", "owner")
    with pytest.raises(errors.Malformed):
        backroom.create(path, "owner", entity={"entity": "ACME"})
    assert not path.exists()
    with pytest.raises(ValueError, match="robot"):
        backroom.create(path, "owner", actor_kind="robot")  # type: ignore[arg-type]
    for odd in (float("nan"), -1, 3e6):
        with pytest.raises(ValueError, match="busy_timeout"):
            backroom.create(path, "owner", busy_timeout=odd)
    assert not path.exists()
    with pytest.raises(TypeError):
        backroom.open(3, "owner")  # type: ignore[arg-type]


def test_a_closed_book_answers_so(shop: backroom.Book) -> None:
    shop.close()
    shop.close()
    assert shop.closed
    for send in (
        lambda: shop.stock.position(item="TEA-100"),
        lambda: shop.sql("SELECT 1"),
        lambda: shop.verify(),
        lambda: shop.session("owner"),
    ):
        with pytest.raises(errors.Malformed) as refused:
            send()
        assert refused.value.code == "api.closed"
    (outcome,) = shop.call_many([("stock.sites", {}, None)])
    assert isinstance(outcome, errors.Malformed)


def test_threads_never_sell_a_unit_twice(shop: backroom.Book) -> None:
    sold = []

    def till() -> None:
        for _ in range(15):
            try:
                shop.stock.issue_goods(site="SHOP-1", lines=[{"item": "TEA-100", "quantity": 1}])
                sold.append(1)
            except errors.Conflict:
                pass

    threads = [threading.Thread(target=till) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(sold) == 40
    assert shop.stock.position(item="TEA-100").on_hand == 0


def test_an_interrupt_harms_nobody(shop: backroom.Book) -> None:
    shop.interrupt()
    assert shop.stock.position(item="TEA-100").on_hand == 40


def test_a_forked_child_is_refused_and_leaves_the_file_alone(shop: backroom.Book) -> None:
    child = os.fork()
    if child == 0:
        try:
            shop.stock.position(item="TEA-100")
            os._exit(1)
        except errors.BackroomError as error:
            os._exit(0 if error.code == "engine.forked" else 2)
        except BaseException:
            os._exit(3)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert shop.stock.position(item="TEA-100").on_hand == 40


def test_a_child_forked_among_busy_threads_is_refused(shop: backroom.Book) -> None:
    going = True

    def ask() -> None:
        while going:
            shop.stock.position(item="TEA-100")

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    try:
        for _ in range(60):
            child = os.fork()
            if child == 0:
                signal.alarm(20)
                try:
                    shop.stock.position(item="TEA-100")
                except errors.BackroomError as error:
                    shop.close()
                    os._exit(0 if error.code == "engine.forked" else 2)
                os._exit(1)
            assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    finally:
        going = False
        for thread in threads:
            thread.join()


def _count(path: str) -> int:
    with backroom.open(path, "owner") as shop:
        shop.stock.issue_goods(site="SHOP-1", lines=[{"item": "TEA-100", "quantity": 1}])
        return 1


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_processes_open_their_own(shop: backroom.Book, path: Path, method: str) -> None:
    with multiprocessing.get_context(method).Pool(2) as pool:
        assert sum(pool.map(_count, [str(path)] * 4)) == 4
    assert shop.stock.position(item="TEA-100").on_hand == 36


@pytest.mark.skipif(os.environ.get("BACKROOM_TEST_PANIC") != "1", reason="needs a build with the operation that panics")
def test_a_panic_is_a_bug_and_the_book_takes_no_more_calls(shop: backroom.Book, path: Path) -> None:
    with pytest.raises(errors.Bug) as broken:
        shop.call("test.panic", {})
    assert isinstance(broken.value, Exception)
    with pytest.raises(errors.BackroomError):
        shop.stock.position(item="TEA-100")
    with backroom.open(path, "owner") as again:
        assert again.stock.position(item="TEA-100").on_hand == 40
        many = again.call_many([("stock.sites", {}, None), ("test.panic", {}, None)])
        assert all(isinstance(outcome, errors.Bug) for outcome in many)
