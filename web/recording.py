"""Recording a command, and the receipt with the addresses of what it concerns."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import quote

from archive.archive import Archive
from web.axes import PATHS

# The API's name of each type that has a page.
_API = {
    "agreement": "agreements",
    "body": "bodies",
    "meeting": "meetings",
    "decision": "decisions",
    "document": "documents",
}


def record(
    archive: Archive,
    command: object,
    *,
    by: str | None = None,
    base_dir: Path | None = None,
    default_key: str | None = None,
) -> tuple[int, dict[str, Any]]:
    """The status (201, or 200 where it was recorded before) and the receipt. Raises Problem; then nothing is recorded.

    ``by``, ``base_dir``, ``default_key``: as of ``Archive.do``.
    """
    receipt = archive.do(command, by=by, base_dir=base_dir, default_key=default_key)
    return receipt.status, {**receipt.body, **_addresses(receipt.body["subject"], receipt.body["position"])}


def _addresses(subject: dict[str, Any], position: int) -> dict[str, str]:
    """Where the subject is shown as the command left it; what has no page is found in the audit trail.

    No day is named: the same command answered again gives the same receipt on any day.
    """
    if subject["type"] not in _API:
        query = f"subject={quote(subject['id'])}&known=@{position}"
        return {"url": f"/revisionsspor?{query}", "api_url": f"/api/v1/audit?{query}"}
    page, api = PATHS[subject["type"]], _API[subject["type"]]
    rest = f"/{subject['id']}?known=@{position}"
    return {"url": page + rest, "api_url": f"/api/v1/{api}{rest}"}
