"""What a harvester may ask for, and what it is told otherwise (OAI-PMH 2.0, section 3.6)."""

from __future__ import annotations

import datetime

import pytest

from archive.oai.arguments import VERBS, OaiError, Selection, checked, selected
from archive.oai.resumption import Cursor, token_of

UTC = datetime.UTC
CURSOR = Cursor("2020-05-01T13:30:05+00:00", 12, 100, {"from": "2020-01-01", "set": "tag:7"})
LIST = {"verb": ["ListRecords"], "metadataPrefix": ["oai_dc"]}


def code(given: dict[str, list[str]]) -> str:
    """The code of the error, or "" without one."""
    try:
        arguments = checked(given)
        if VERBS[arguments["verb"]].resumes:
            selected(arguments)
    except OaiError as error:
        return error.code
    return ""


@pytest.mark.parametrize(
    "given",
    [
        {"verb": ["Identify"]},
        {"verb": ["ListMetadataFormats"]},
        {"verb": ["ListMetadataFormats"], "identifier": ["oai:a.example:1"]},
        {"verb": ["ListSets"]},
        {"verb": ["ListSets"], "resumptionToken": [token_of(CURSOR)]},
        {"verb": ["GetRecord"], "identifier": ["oai:a:1"], "metadataPrefix": ["oai_dc"]},
        LIST,
        LIST | {"from": ["2020-01-01"], "until": ["2020-12-31"], "set": ["source:7"]},
        LIST | {"from": ["2020-01-01T00:00:00Z"]},
        {"verb": ["ListIdentifiers"], "metadataPrefix": ["oai_dc"]},
        {"verb": ["ListRecords"], "resumptionToken": [token_of(CURSOR)]},
    ],
)
def test_what_may_be_asked(given: dict[str, list[str]]) -> None:
    assert code(given) == ""


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, "badVerb"),
        ({"verb": []}, "badVerb"),
        ({"verb": ["Identify", "Identify"]}, "badVerb"),
        ({"verb": ["identify"]}, "badVerb"),
        ({"verb": ["Delete"]}, "badVerb"),
        ({"verb": ["Identify"], "set": ["tag:1"]}, "badArgument"),
        ({"verb": ["ListSets"], "metadataPrefix": ["oai_dc"]}, "badArgument"),
        ({"verb": ["GetRecord"], "identifier": ["oai:a:1"]}, "badArgument"),
        ({"verb": ["GetRecord"], "metadataPrefix": ["oai_dc"]}, "badArgument"),
        ({"verb": ["ListRecords"]}, "badArgument"),
        (LIST | {"metadataPrefix": ["oai_dc", "oai_dc"]}, "badArgument"),
        (LIST | {"x": ["1"]}, "badArgument"),
        (LIST | {"from": ["2020"]}, "badArgument"),
        (LIST | {"from": ["2020-13-01"]}, "badArgument"),
        (LIST | {"from": ["أمس"]}, "badArgument"),
        (LIST | {"until": ["2020-01-01T00:00:00+03:00"]}, "badArgument"),
        (LIST | {"from": ["2020-01-01"], "until": ["2020-01-01T00:00:00Z"]}, "badArgument"),
        (LIST | {"from": ["2021-01-01"], "until": ["2020-01-01"]}, "badArgument"),
        (LIST | {"resumptionToken": [token_of(CURSOR)]}, "badArgument"),
        (LIST | {"metadataPrefix": ["marc21"]}, "cannotDisseminateFormat"),
        (LIST | {"set": ["author:1"]}, "noRecordsMatch"),
        (LIST | {"set": ["tag:"]}, "noRecordsMatch"),
        (LIST | {"set": ["tag:١"]}, "noRecordsMatch"),
        (LIST | {"set": ["source:" + "9" * 30]}, "noRecordsMatch"),
        ({"verb": ["ListRecords"], "resumptionToken": ["x"]}, "badResumptionToken"),
        ({"verb": ["ListRecords"], "resumptionToken": ["رمز"]}, "badResumptionToken"),
    ],
)
def test_what_may_not(given: dict[str, list[str]], expected: str) -> None:
    assert code(given) == expected


@pytest.mark.parametrize(
    ("arguments", "selection"),
    [
        ({}, Selection()),
        (
            {"from": "2020-01-02", "until": "2020-01-02"},
            Selection(
                datetime.datetime(2020, 1, 2, tzinfo=UTC),
                datetime.datetime(2020, 1, 2, 23, 59, 59, tzinfo=UTC),
            ),
        ),
        (
            {"from": "2020-01-02T10:00:00Z", "until": "2020-01-02T10:00:00Z"},
            Selection(
                datetime.datetime(2020, 1, 2, 10, tzinfo=UTC),
                datetime.datetime(2020, 1, 2, 10, tzinfo=UTC),
            ),
        ),
        ({"set": "source:7"}, Selection(relation="source", named_id=7)),
        ({"set": "tag:12"}, Selection(relation="tags", named_id=12)),
    ],
)
def test_what_is_selected(arguments: dict[str, str], selection: Selection) -> None:
    assert selected(arguments) == (selection, None)


def test_a_token_asks_again_for_what_was_asked() -> None:
    selection, cursor = selected({"resumptionToken": token_of(CURSOR)})
    assert cursor == CURSOR
    assert selection == Selection(
        datetime.datetime(2020, 1, 1, tzinfo=UTC), relation="tags", named_id=7
    )
