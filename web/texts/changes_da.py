"""The words for what a correction changed in Danish."""

from __future__ import annotations

from web.texts import desk_fields_da
from web.texts.pairs import named

CHANGES: dict[str, str] = {
    **named("changed", desk_fields_da.FIELDS),
    "changed.provisions": "bestemmelse",
    "changed.void": "taget ud",
    "changed.text": "ordlyd",
    "changed.requires": "hvem skal godkende",
    "changed.ends_on": "ophører",
    "changed.decided_on": "besluttet",
    "changed.date": "dato",
    "changed.to": "til",
    "changed.until": "til",
    "changed.person": "person",
    "changed.office": "embede",
    "changed.member_body": "medlem",
    "changed.members_of": "medlemmer gennem",
    "changed.listed_as_of": "nævnt",
    "changed.called_on": "indkaldt",
    "changed.sent_on": "udsendt",
    "changed.published_on": "offentliggjort",
    "changed.proposed_on": "foreslået",
    "changed.established_on": "oprettet",
    "changed.by_decision": "annulleret ved",
    "changed.effect_from": "virkning fra",
    "changed.case_number": "sagsnr.",
    "changed.document_number": "dokumentnr.",
    "changed.despite": "indført alligevel",
    "changed.remark": "bemærkning",
    "changed.fields": "felter",
    "op.replace": "erstattes",
    "op.insert": "indsættes",
    "op.repeal": "ophæves",
    "changed.meanwhile": "arkivet gør imens",
    "changed.sides": "sider",
    "changed.bodies": "organer",
}
