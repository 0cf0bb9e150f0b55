"""The desk as the command serves it: one link, and Ctrl-C as the way to end it."""

import re
import signal
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

from cli.conftest import Run


def test_serve_prints_one_link_that_lets_in_and_ends_on_interrupt(orrin: Path) -> None:
    words = [sys.executable, "-m", "rejoinder", "serve", str(orrin), "--port", "0"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout and process.stderr
        told = process.stdout.readline() + process.stdout.readline()
        (link,) = re.findall(r"http://127\.0\.0\.1:\d+/\S+", told.decode())
        with urlopen(link) as page:
            assert page.status == 200
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0
        assert process.stderr.read().decode().splitlines() == ["the desk is closed"]


def test_serve_refuses_an_address_that_others_could_reach(run: Run, orrin: Path) -> None:
    done = run("serve", orrin, "--host", "0.0.0.0")
    assert done.returncode == 1
    (line,) = done.stderr.decode().splitlines()
    assert "this machine only" in line
