"""Plug-ins found through their entry points, in a real installed distribution."""

import logging
import sys
from pathlib import Path

import pytest

from rejoinder.plugins import manager

MODULE = """
from rejoinder.plugins import hookimpl

@hookimpl
def rejoinder_readers():
    return ("a reader",)
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of installed packages, and a plug-in manager made anew before and after."""
    monkeypatch.syspath_prepend(str(tmp_path))
    manager.cache_clear()
    yield tmp_path
    manager.cache_clear()
    sys.modules.pop("loud_reader", None)


def install(site: Path, name: str, module: str) -> None:
    info = site / f"{name}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[rejoinder]\n{name} = {name}\n")
    (site / f"{name}.py").write_text(module)


def test_an_installed_plug_in_adds_readers(site: Path) -> None:
    install(site, "loud_reader", MODULE)
    assert ("a reader",) in manager().hook.rejoinder_readers()


def test_a_plug_in_that_cannot_be_loaded_is_named_and_left_out(
    site: Path, caplog: pytest.LogCaptureFixture
) -> None:
    install(site, "loud_reader", "raise RuntimeError('no luck')")
    with caplog.at_level(logging.WARNING):
        assert not manager().has_plugin("loud_reader")
    assert "plug-in loud_reader left out: RuntimeError: no luck" in caplog.text
