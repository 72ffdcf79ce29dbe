"""A web page as its reader sees it: by the rules of its own sheets, which may hide, and show again."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from archive.extraction import html_rules
from archive.extraction.extract import extract
from archive.extraction.html_rules import declared
from archive.extraction.kinds import HTML


def _read(body: str, style: str = "") -> list[str]:
    page = f"<html><head><style>{style}</style></head><body><p>Før</p>{body}</body></html>"
    text = extract(page.encode(), HTML).text
    assert text is not None
    return [line for line in text.split("\n") if line.strip()]


@pytest.mark.parametrize(
    ("style", "body", "seen"),
    [
        (".x{display:none}", "<p class=x>gemt</p>", []),
        (".x{display:none} .x.on{display:block}", "<p class=x>gemt</p><p class='x on'>set</p>", ["set"]),
        (".x{display:none}", "<p class=x style='display:block'>set</p>", ["set"]),
        (".x{display:none !important}", "<p class=x style='display:block'>gemt</p>", []),
        ("#a{display:block} .x{display:none}", "<p class=x id=a>set</p>", ["set"]),
        ("@media print{.x{display:none}}", "<p class=x>set</p>", ["set"]),
        ("@media screen{.x{display:none}}", "<p class=x>gemt</p>", []),
        ("@layer a{.x{display:none}}", "<p class=x>gemt</p>", []),
        ("@supports (display:grid){.x{display:none}}", "<p class=x>gemt</p>", []),
        ("@supports not (display:grid){.x{display:none}}", "<p class=x>set</p>", ["set"]),
        (".x{transform:scale(0)} .y{transform:scale(0.5)}", "<p class=x>gemt</p><p class=y>set</p>", ["set"]),
        ("", "<p style='transform:translateX(-9999px)'>gemt</p><p style='scale:0'>gemt</p>", []),
        (".x{text-indent:-9999px} .y{text-indent:-1em}", "<p class=x>gemt</p><p class=y>set</p>", ["set"]),
        ("[hidden]{display:block}", "<p hidden>set</p>", ["set"]),
        ("body{display:none}", "<p>set</p>", ["set"]),
        (".x{color:red} ?!{display:none}", "<p class=x>set</p>", ["set"]),
        ("p.x{display:none}", "<p class='x y'>gemt</p><b class=x>set</b>", ["set"]),
        ("p.x, #b > i{display:none}", "<p class=x>gemt</p><p id=b>set<i>gemt</i></p>", ["set"]),
        ("p.x{font-size:9pt} .y{font-size:0}", "<p class='x y'>set</p><p class=y>gemt</p>", ["set"]),
        ("", "<div style='visibility:hidden'>gemt <b style='visibility:visible'>set</b></div>", ["set"]),
        ("", "<p style='opacity:0'>gemt</p><p style='opacity:0.9'>set</p>", ["set"]),
        ("", "<p style='font-size:0px'>gemt</p><p style='font-size:0.8em'>set</p>", ["set"]),
        ("", "<div style='font-size:0'><b style='font-size:14px'>set</b><b style='font-size:2em'>gemt</b></div>",
         ["set"]),
        ("b{display:block}", "<b>Sag</b><b>Bilag</b>", ["Sag", "Bilag"]),
    ],
)  # fmt: skip
def test_what_the_rules_of_a_page_hide_is_not_read_what_they_show_again_is(
    style: str, body: str, seen: list[str]
) -> None:
    assert [line.strip() for line in _read(body, style)] == ["Før", *seen]


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        ("<center>a</center><menu>b</menu><dir>c</dir>", ["a", "b", "c"]),
        ("<select multiple><option>a<option>b</select>", ["a", "b"]),
        ("<button>Ja</button><button>Nej</button>", ["Ja Nej"]),
        ("Frist <del>fjorten</del><ins>tredive</ins> dage", ["Frist fjorten tredive dage"]),
        ("<object data='x.swf'>i stedet</object>", ["i stedet"]),
        ("<iframe src=x>uden rammer</iframe><canvas>uden tegning</canvas><noframes>uden</noframes>", []),
        (
            "<select multiple><optgroup label=Forum><option label=Plan>a<option>b</select>",
            ["Forum", "Plan", "b"],
        ),
        ("<div><template shadowrootmode=open>set</template></div><template>gemt</template>", ["set"]),
        ("<iframe src='data:text/html;charset=utf-8,%3Cp hidden%3Egemt%3C/p%3Es%C3%A6t'></iframe>", ["sæt"]),
        ("<object data='data:text/html;base64,PGI+c2V0PC9iPg=='></object>", ["set"]),
        ("<iframe src='data:,a%3Cb'></iframe><iframe src='data:text/html;base64,a'></iframe>", ["a<b"]),
        ("<embed src='data:image/png;base64,AAAA'>", []),
        ("<svg><defs><text>gemt</text></defs><text>set</text></svg>", ["set"]),
        ("<math><mfrac><mn>3</mn><mn>4</mn></mfrac></math>", ["3/4"]),
    ],
)
def test_words_stand_apart_as_they_do_on_the_page(body: str, seen: list[str]) -> None:
    assert [line.strip() for line in _read(body)] == ["Før", *seen]


def test_rules_of_a_large_page_are_tried_so_often_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    page = BeautifulSoup(
        "<style>.x{display:none} i .y{display:none} b .y{display:none}</style><i><b class=y>a</b></i>" + "<p>" * 500,
        "lxml",
    )
    monkeypatch.setattr(html_rules, "_MOST_TRIES", 600)
    tried = []
    monkeypatch.setattr(page, "select", lambda selector: tried.append(selector) or [])

    declared(page)

    assert tried == ["i .y"]
