"""`python -m supervisor '{...}'`: what to run, as `supervisor.watching.Wanted` in JSON."""

import json
import sys

from supervisor import watching

if __name__ == "__main__":
    try:
        watching.run(watching.Wanted(**json.loads(sys.argv[1])))
    except watching.Failed as error:
        sys.exit(f"Error: {error}")
