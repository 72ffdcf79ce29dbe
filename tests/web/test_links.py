"""Every link of the example archive's pages leads to a page, and no page shows what is meant for programs."""

from __future__ import annotations

import html
import re
from collections import deque

import pytest

from tests.contract.asking import Asking

_LINK = re.compile(r'href="([^"]+)"')
_TAG = re.compile(r"<[^>]*>")
_RAW = re.compile(r"\{'|\bNone\b|\bnull\b|Undefined|Traceback")
_MOST = 250


@pytest.mark.parametrize("start", ["/", "/?on=2012-06-01&known=@638", "/?lang=en&on=2014-03-01"])
def test_every_link_leads_to_a_page(example: Asking, start: str) -> None:
    waiting, seen = deque([start]), {start}
    for _ in range(_MOST):
        if not waiting:
            return
        address = waiting.popleft()
        response = example.client.get(address)
        assert response.status_code in (200, 302), address
        if response.mimetype != "text/html":
            response.close()
        if response.mimetype == "text/html":
            text = response.get_data(as_text=True)
            assert not _RAW.search(_TAG.sub(" ", text)), address
            for link in map(html.unescape, _LINK.findall(text)):
                path = link.partition("#")[0]
                if path.startswith("/") and path not in seen:
                    seen.add(path)
                    waiting.append(path)


def test_a_hit_leads_to_the_very_text(example: Asking) -> None:
    for hit in example.get("search", q="boliger", limit="80")["hits"]:
        address, _, anchor = hit["url"].partition("#")
        page = example.client.get(address).get_data(as_text=True)
        assert not anchor or f'id="{anchor}"' in page, hit["url"]
