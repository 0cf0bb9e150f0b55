"""What the tests need from outside Python: a Chromium and the PostgreSQL server programs.

``make test`` runs this file before pytest: it finds them, installs them where it may (as root on a
machine with apt-get; else Playwright's own Chromium), or stops with one line that says what to install.
Nothing is skipped for want of them.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

from playwright.sync_api import sync_playwright

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SERVER_PROGRAMS = ("initdb", "pg_ctl", "postgres")
SERVER_FOLDERS = ("usr/lib/postgresql/*/bin", "usr/pgsql-*/bin", "opt/homebrew/opt/postgresql*/bin")


class NeedMissing(RuntimeError):
    """Something that has to be installed by hand; the message says what."""


def find_chromium() -> Path | None:
    """A Chromium that starts: on PATH, else the one that Playwright downloaded."""
    on_path = filter(None, map(shutil.which, CHROMIUM_NAMES))
    return next((Path(path) for path in chain(on_path, _downloaded_chromium()) if _starts(path)), None)


def find_postgresql() -> Path | None:
    """The folder of the PostgreSQL server programs: through PATH, else where systems keep the newest one."""
    initdb = shutil.which("initdb")
    folders = [Path(initdb).resolve().parent] if initdb else []
    for pattern in SERVER_FOLDERS:
        folders += sorted(Path("/").glob(pattern), key=_version, reverse=True)
    whole = (f for f in folders if all((f / program).exists() for program in SERVER_PROGRAMS))
    return next(whole, None)


def _version(folder: Path) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", str(folder))]


def _downloaded_chromium() -> Iterator[str]:
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    if Path(path).exists():
        yield path


def _starts(path: str) -> bool:
    """Whether the program runs at all: a downloaded one may lack system libraries."""
    return subprocess.run([path, "--version"], capture_output=True, check=False).returncode == 0


def _apt_install(package: str) -> bool:
    """Install a Debian package where that is possible without asking anybody; False where it is not."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    print(f"installing {package} with apt-get", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    commands = (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", package],
    )
    return all(_run(command, environment) for command in commands)


def _run(command: list[str], environment: dict[str, str] | None = None) -> bool:
    done = subprocess.run(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        print(done.stdout[-2000:], file=sys.stderr)
    return done.returncode == 0


def install_chromium() -> None:
    """The system's package brings its libraries along, so it comes before Playwright's download."""
    if not _apt_install("chromium"):
        print("installing Playwright's Chromium", flush=True)
        _run([sys.executable, "-m", "playwright", "install", "chromium"])


def install_postgresql() -> None:
    _apt_install("postgresql")


def need(find: Callable[[], Path | None], install: Callable[[], None], otherwise: str) -> Path:
    """What ``find`` finds, if need be after ``install``; NeedMissing with ``otherwise`` where it does not."""
    found = find()
    if found is None:
        install()
        found = find()
    if found is None:
        raise NeedMissing(otherwise)
    return found


def main() -> int:
    try:
        chromium = need(
            find_chromium,
            install_chromium,
            "The browser tests need Chromium: install the package chromium, or run "
            "`.venv/bin/playwright install --with-deps chromium`.",
        )
        server = need(
            find_postgresql,
            install_postgresql,
            "The store tests need the PostgreSQL server programs (initdb, pg_ctl, postgres): install the "
            "package postgresql.",
        )
    except NeedMissing as missing:
        print(missing, file=sys.stderr)
        return 1
    print(f"chromium: {chromium}\npostgresql: {server}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
