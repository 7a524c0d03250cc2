"""What the pages show runs as it stands, in an empty folder."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("page", ["README.md", "bindings/python/README.md"])
def test_the_code_runs(page: str, tmp_path: Path) -> None:
    shown = re.findall(r"^```python\n(.*?)^```", (ROOT / page).read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    assert shown, page
    for at, code in enumerate(shown):
        folder = tmp_path / str(at)
        folder.mkdir()
        ended = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True)
        assert ended.returncode == 0, ended.stderr
        assert ended.stdout, page
