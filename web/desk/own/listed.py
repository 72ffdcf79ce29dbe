"""The forms of their own, by their names in addresses."""

from __future__ import annotations

from collections.abc import Mapping

from web.desk.own.aftale import AFTALE
from web.desk.own.bemaerkning import BEMAERKNING
from web.desk.own.br_godkendelse import BR_GODKENDELSE
from web.desk.own.dagsorden import DAGSORDEN
from web.desk.own.foelg_op import FOELG_OP
from web.desk.own.justering import JUSTERING
from web.desk.own.kinds import Kind
from web.desk.own.moeder import CALL, PLAN
from web.desk.own.referat import REFERAT
from web.desk.own.udsend import UDSEND

KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        PLAN,
        CALL,
        DAGSORDEN,
        REFERAT,
        UDSEND,
        BEMAERKNING,
        FOELG_OP,
        AFTALE,
        JUSTERING,
        BR_GODKENDELSE,
    )
}
