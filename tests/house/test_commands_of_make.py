"""`make` lists every command of the Makefile with one line of help."""

import re
import subprocess

from tests.house.tree import ROOT

COMMANDS = {"help", "run", "setup", "test", "test-live", "torture", "check", "screenshots", "bench"}


def test_make_alone_lists_every_command() -> None:
    listed = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert set(re.findall(r"^  make ([\w-]+) +\S", listed, re.MULTILINE)) == COMMANDS


def test_every_target_is_listed() -> None:
    makefile = (ROOT / "Makefile").read_text()
    phony = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    targets = set(re.findall(r"^([a-z-]+):(?!.*export)", makefile, re.MULTILINE))
    assert phony and set(phony[1].split()) == targets == COMMANDS
