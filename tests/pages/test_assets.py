"""What pages are drawn with: files that may be kept for ever, and tables that turn into cards."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.compose.installation import ROOT
from tests.pages.conftest import Pages
from web.assets import as_cards


def test_each_cell_of_a_card_says_the_heading_of_its_column() -> None:
    table = (
        '<thead><tr><th scope="col">Dato</th><th scope="col">Hvor "to"</th></tr></thead>'
        '<tbody><tr><th scope="row">1. maj</th><td class="long">her</td></tr>'
        "<tr><th>2. maj</th><td>der</td></tr></tbody>"
    )

    cards = as_cards(table)

    assert '<th data-title="Dato" scope="row">1. maj</th>' in cards
    assert '<td data-title="Hvor &quot;to&quot;" class="long">her</td>' in cards
    assert cards.count('data-title="Dato"') == 2
    assert '<thead><tr><th scope="col">Dato</th>' in cards


def test_a_table_without_headings_stays_as_it_is() -> None:
    assert as_cards("<tbody><tr><td>1</td></tr></tbody>") == "<tbody><tr><td>1</td></tr></tbody>"


def test_a_style_sheet_is_kept_for_ever_by_the_address_of_its_content(pages: Pages) -> None:
    address = pages.page("/").xpath("//link[@rel='stylesheet']/@href")[-1]

    assert address.startswith("/static/arkiv.css?v=")
    assert kept_as(pages, address) == "public, max-age=31536000, immutable"
    assert "immutable" not in kept_as(pages, "/static/arkiv.css")


def kept_as(pages: Pages, address: str) -> str:
    with pages.client.get(address) as response:
        return response.headers.get("Cache-Control", "")


def test_the_design_system_is_fetched_and_never_kept_here() -> None:
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8")

    assert "/web/static/dkfds/" in ignored
    assert '"dkfds": "11.2.0"' in (ROOT / "design" / "package.json").read_text(encoding="utf-8")
    assert "resolved" not in (ROOT / "design" / "package-lock.json").read_text(encoding="utf-8"), "no address"
    kept = subprocess.run(
        ["git", "ls-files", "web/static/dkfds"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert kept.stdout == ""
    assert (Path(ROOT) / "web/static/dkfds/css/dkfds.min.css").exists(), "make setup fetches it"
