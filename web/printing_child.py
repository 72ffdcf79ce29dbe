"""Makes one page as PDF under hard limits. Run as ``python -m web.printing_child``, see ``web.printing``.

Standard input is the page, as ``web.printing.sent`` writes it; standard output gets the PDF. A page that takes more
than it may takes only this process with it.
"""

from __future__ import annotations

import resource
import sys

from web.printing import OUT_OF_MEMORY, drawn, received


def main(cpu_seconds: int, memory_bytes: int) -> int:
    for what, most in (
        (resource.RLIMIT_CPU, cpu_seconds),
        (resource.RLIMIT_AS, memory_bytes),
        (resource.RLIMIT_CORE, 0),
    ):
        ceiling = resource.getrlimit(what)[1]
        bounded = most if ceiling == resource.RLIM_INFINITY else min(most, ceiling)
        resource.setrlimit(what, (bounded, bounded))
    try:
        sys.stdout.buffer.write(drawn(received(sys.stdin.buffer.read())))
    except MemoryError:
        return OUT_OF_MEMORY
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
