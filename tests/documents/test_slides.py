"""What a presentation shows where its parts say it twice, or only once."""

from __future__ import annotations

from archive.extraction.extract import extract
from archive.extraction.kinds import PPTX
from tests.documents.packages import NAMES, relations, slides, with_parts
from tests.documents.test_office import lines

_RELATIONS, _DRAWING = "ppt/slides/_rels/slide1.xml.rels", "ppt/diagrams/drawing1.xml"


def _slide(body: str) -> str:
    return f"<p:sld {NAMES}><p:cSld><p:spTree>{body}</p:spTree></p:cSld></p:sld>"


def test_of_an_object_that_says_nothing_its_older_twin_is_read() -> None:
    picture = "<p:pic><p:nvPicPr><p:cNvPr id='1' name='' descr='Kort over havnen'/></p:nvPicPr></p:pic>"
    newer, older = "<p:oleObj name='x'/>", f"<p:oleObj>{picture}</p:oleObj>"
    choice = f"<mc:Choice Requires='v'>{newer}</mc:Choice><mc:Fallback>{older}</mc:Fallback>"
    frame = f"<p:graphicFrame><mc:AlternateContent>{choice}</mc:AlternateContent></p:graphicFrame>"

    assert lines(extract(slides(_slide(frame)), PPTX)) == ["Kort over havnen"]


def test_a_diagram_without_its_data_is_read_as_it_was_drawn() -> None:
    drawn = "<d:sp><d:txBody><a:p><a:r><a:t>Byrådet</a:t></a:r></a:p></d:txBody></d:sp>"
    parts = {
        _RELATIONS: relations(("rId9", "diagramDrawing", "../diagrams/drawing1.xml")),
        _DRAWING: f"<d:drawing xmlns:d='x:d' {NAMES}>{drawn}</d:drawing>",
    }

    assert lines(extract(with_parts(slides(_slide("<dgm:relIds r:dm='rId1'/>")), parts), PPTX)) == ["Byrådet"]
