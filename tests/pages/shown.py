"""A page as a browser reads it."""

from __future__ import annotations

import lxml.html

from tests.contract.asking import Asking


def shown(asking: Asking, path: str, **query: str) -> lxml.html.HtmlElement:
    response = asking.client.get(path, query_string=query)
    assert response.status_code == 200, response.get_data(as_text=True)
    return lxml.html.document_fromstring(response.get_data(as_text=True))
