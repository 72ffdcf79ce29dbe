"""What a server holds when it begins to answer stays as long as it runs."""

from __future__ import annotations

import gc


def settle() -> None:
    """Collections pass over what is there now: looked through for circles, it took a tenth of a second of an answer."""
    gc.collect()
    gc.freeze()
