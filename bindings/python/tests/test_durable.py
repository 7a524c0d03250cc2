"""What was answered is on the disk, unless a host asks for less."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import backroom

SYNCS = Path(__file__).parents[3] / "crates/api/tests/day/syncs.c"
PROGRAM = """
import sys, backroom
more = {} if sys.argv[2] == "default" else {"durable": False}
with backroom.open(sys.argv[1], "owner", **more) as shop:
    for _ in range(20):
        shop.stock.issue_goods(site="SHOP-1", lines=[{"item": "TEA-100", "quantity": 1}])
"""


@pytest.mark.skipif(sys.platform != "linux" or shutil.which("cc") is None, reason="needs Linux and a C compiler")
def test_every_commit_waits_for_the_disk(shop: backroom.Book, path: Path, tmp_path: Path) -> None:
    shop.close()
    library = tmp_path / "syncs.so"
    subprocess.run(["cc", "-shared", "-fPIC", "-o", library, SYNCS], check=True)

    def syncs(how: str) -> int:
        command = [sys.executable, "-c", PROGRAM, path, how]
        environment = {**os.environ, "LD_PRELOAD": str(library)}
        ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        return int(ended.stderr.split()[-1])

    assert syncs("relaxed") < 10
    assert syncs("default") >= 20
