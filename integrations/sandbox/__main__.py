"""`python -m integrations.sandbox --port N`: every stand-in, the first at port N, the others at the ports after it;
those of the services named alone, where some are."""

import argparse
import signal
import sys
import threading
from contextlib import ExitStack
from typing import Any

from integrations.sandbox import STAND_INS, NotInProduction, running


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m integrations.sandbox", description=__doc__)
    parser.add_argument("--port", type=int, required=True, help="port of the first stand-in")
    parser.add_argument("--callback-base", help="deliver callbacks here, whatever host they were asked for")
    parser.add_argument("--public-base", help="what the application is called from outside, as services are told it")
    parser.add_argument("services", nargs="*", metavar="service", help=f"of {', '.join(STAND_INS)}")
    options = parser.parse_args()
    ended = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: ended.set())
    with ExitStack() as stack:
        for offset, service in enumerate(STAND_INS):
            if options.services and service not in options.services:
                continue
            port, told = options.port + offset, _told(service, options.public_base or options.callback_base)
            try:
                started = stack.enter_context(running(service, port, callback_base=options.callback_base, **told))
            except NotInProduction as refusal:
                parser.exit(1, f"{refusal}\n")
            sys.stdout.write(f"Stand-in for {service}: {started.base_url}\n")
            sys.stdout.flush()
        ended.wait()


def _told(service: str, public_base: str | None) -> dict[str, Any]:
    """What is entered in a service's own console, for the demo restaurant."""
    if service == "vapi":
        return {"has_demo": True}
    if service == "square" and public_base:
        return {"notification_url": f"{public_base}/webhooks/square"}
    return {}


if __name__ == "__main__":
    main()
