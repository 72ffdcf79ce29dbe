"""Every benchmark, one JSON object a line: ``python -m bench [NAME ...]``; ``QUICK=1`` for small sizes.

Figures are ratios measured in one run, the two sides in turn: machines are noisy, absolute times are beside them only.
"""

from __future__ import annotations

import sys
from contextlib import nullcontext
from importlib import import_module

from bench.measure import QUICK
from bench.servers import in_common, launch_elasticsearch

ROOMS = (
    "append",
    "rebuild",
    "as_of",
    "answer",
    "signed_in",
    "preview",
    "domain",
    "search",
    "load",
    "footprint",
    "starting",
    "pages",
    "quality",
)
# While this is measured a server may start beside: it compares histories in turn, so that its ratios stand.
BESIDE = "preview"


def main() -> None:
    rooms = sys.argv[1:] or ROOMS
    with in_common() if QUICK else nullcontext():
        for name in rooms:
            if name == BESIDE and "search" in rooms:
                launch_elasticsearch()
            import_module(f"bench.{name}").main()


if __name__ == "__main__":
    main()
