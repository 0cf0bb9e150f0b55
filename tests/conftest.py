"""Fixtures that every part of the tests may use: a real browser and a real PostgreSQL server."""

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page, sync_playwright

from needs import find_chromium, find_postgresql

settings.register_profile("untimed", deadline=None)
settings.load_profile(
    "untimed"
)  # how long an example takes is for the benchmarks: a busy machine is no failure

CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""Headless as root, and silent on the network: a page under test loads nothing but itself."""

SERVER_SETTINGS = "-c fsync=off -c full_page_writes=off -c shared_buffers=16MB -c unix_socket_directories="
"""Fast rather than safe: the server's data live as long as the tests."""


@pytest.fixture(scope="session")
def chromium_path() -> Path:
    """The Chromium that ``make test`` found or installed."""
    found = find_chromium()
    assert found, "no Chromium: run tests/needs.py"
    return found


@pytest.fixture(scope="module")
def browser(chromium_path: Path) -> Iterator[Browser]:
    """A headless Chromium for one module of tests.

    Playwright keeps an event loop running in this thread, for which Django refuses the blocking calls
    that tests make on purpose; so the refusal is lifted, and only while the browser is open.
    """
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        browser = playwright.chromium.launch(executable_path=chromium_path, args=list(CHROMIUM_FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of its own context: no cookies and no storage from the test before."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@dataclass(frozen=True)
class PostgreSQLServer:
    """A running server that belongs to this test process."""

    port: int
    password: str

    def url(self, database: str) -> str:
        return f"postgresql://rejoinder:{self.password}@127.0.0.1:{self.port}/{database}"

    def execute(self, statement: str) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement.encode())


def _server_account() -> pwd.struct_passwd | None:
    """Whom the server runs as: it refuses root, so there an account without rights takes its place."""
    if os.geteuid() != 0:
        return None
    accounts = {entry.pw_name: entry for entry in pwd.getpwall()}
    return accounts.get("postgres") or accounts["nobody"]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[PostgreSQLServer]:
    """A PostgreSQL server on the loopback address, made for this test process and removed after it."""
    programs = find_postgresql()
    assert programs, "no PostgreSQL server programs: run tests/needs.py"
    account = _server_account()
    folder = Path(tempfile.mkdtemp(prefix="rejoinder-pg-"))
    server = PostgreSQLServer(_free_port(), secrets.token_hex(8))
    password_file = folder / "password"
    password_file.write_text(server.password)
    if account:
        shutil.chown(folder, account.pw_uid, account.pw_gid)
        shutil.chown(password_file, account.pw_uid, account.pw_gid)

    def run(program: str, *arguments: str) -> None:
        command = [str(programs / program), "-D", str(folder / "data"), *arguments]
        done = subprocess.run(
            command,
            user=account and account.pw_uid,
            group=account and account.pw_gid,
            extra_groups=account and [],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{' '.join(command)}\n{done.stderr}"

    authentication = ("-A", "scram-sha-256", "--pwfile", str(password_file), "-U", "rejoinder")
    run("initdb", *authentication, "-E", "UTF8", "--locale=C", "--no-sync")
    options = f"-h 127.0.0.1 -p {server.port} {SERVER_SETTINGS}"
    run("pg_ctl", "-w", "-t", "60", "-l", str(folder / "log"), "-o", options, "start")
    try:
        yield server
    finally:
        run("pg_ctl", "-w", "-m", "immediate", "stop")
        shutil.rmtree(folder)


@pytest.fixture
def postgresql_url(postgresql_server: PostgreSQLServer) -> Iterator[str]:
    """The URL of a fresh, empty database, dropped after the test."""
    name = f"t{secrets.token_hex(6)}"
    postgresql_server.execute(f"create database {name}")
    yield postgresql_server.url(name)
    postgresql_server.execute(f"drop database {name} with (force)")
