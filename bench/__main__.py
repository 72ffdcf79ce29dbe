"""Every benchmark, one JSON object a line: ``python -m bench [NAME ...]``; ``QUICK=1`` for small sizes.

Figures are ratios measured in one run, the two sides in turn: machines are noisy, absolute times are beside them only.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path


def main() -> None:
    rooms = sorted(
        p.stem for p in Path(__file__).parent.glob("*.py") if p.stem not in ("__init__", "__main__", "measure")
    )
    for name in sys.argv[1:] or rooms:
        import_module(f"bench.{name}").main()


main()
