"""`python -m integrations.sandbox --port N`: every stand-in, the first at port N, the others at the ports after it."""

import argparse
import signal
import sys
import threading
from contextlib import ExitStack

from integrations.sandbox import STAND_INS, NotInProduction, running


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m integrations.sandbox", description=__doc__)
    parser.add_argument("--port", type=int, required=True, help="port of the first stand-in")
    parser.add_argument("--callback-base", help="deliver callbacks here, whatever host they were asked for")
    options = parser.parse_args()
    ended = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: ended.set())
    with ExitStack() as stack:
        for offset, service in enumerate(STAND_INS):
            port = options.port + offset
            try:
                started = stack.enter_context(running(service, port, callback_base=options.callback_base))
            except NotInProduction as refusal:
                parser.exit(1, f"{refusal}\n")
            sys.stdout.write(f"Stand-in for {service}: {started.base_url}\n")
            sys.stdout.flush()
        ended.wait()


if __name__ == "__main__":
    main()
