"""The web server; `python -m webapp.commands.web` takes Granian's own options.

What finds answers is loaded before the workers are forked, so that they share its memory.
"""

# ruff: noqa: E402
import gc

gc.disable()  # as in wsgi.py

from granian.cli import entrypoint

from webapp import knowledge


def main() -> None:
    """Load, then serve."""
    knowledge.warm()
    gc.freeze()  # what all share is not looked through, which would copy it
    gc.enable()
    entrypoint()


if __name__ == "__main__":
    main()
