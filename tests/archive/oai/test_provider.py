"""Libraries harvest what is known of the articles: all of it, in parts, and what went."""

from __future__ import annotations

import datetime
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django.fixtures import Settings

from archive.models import Article, Source, Tag
from archive.oai import harvest
from archive.oai.answer import DC, OAI, OAI_DC
from tests.builders import article, withdrawn

pytestmark = pytest.mark.django_db

MOMENT = datetime.datetime(2020, 5, 1, 13, 30, 5, tzinfo=datetime.UTC)
HOST = "testserver"


def ask(client: Client, verb: str, **arguments: str) -> ET.Element:
    given = {"verb": verb, **{name.rstrip("_"): value for name, value in arguments.items()}}
    response = client.get("/oai/", given)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "text/xml; charset=utf-8"
    return ET.fromstring(response.content)


def harvested(client: Client, verb: str = "ListRecords", **arguments: str) -> list[ET.Element]:
    """All records of a list, as a harvester asks for them."""
    found: list[ET.Element] = []
    root = ask(client, verb, metadataPrefix="oai_dc", **arguments)
    while True:
        kind = "record" if verb == "ListRecords" else "header"
        found += root.findall(f"{{{OAI}}}{verb}/{{{OAI}}}{kind}")
        token = root.find(f"{{{OAI}}}{verb}/{{{OAI}}}resumptionToken")
        if token is None or not token.text:
            return found
        root = ask(client, verb, resumptionToken=token.text)


def text(element: ET.Element, path: str) -> list[str]:
    return [one.text or "" for one in element.iter(f"{{{OAI}}}{path}")]


def keys(records: list[ET.Element]) -> list[int]:
    return [
        int(identifier.rpartition(":")[2])
        for one in records
        for identifier in text(one, "identifier")
    ]


def dublin_core(record: ET.Element) -> dict[str, list[str]]:
    (dc,) = record.iter(f"{{{OAI_DC}}}dc")
    found: dict[str, list[str]] = {}
    for one in dc:
        found.setdefault(one.tag.removeprefix(f"{{{DC}}}"), []).append(one.text or "")
    return found


def error(client: Client, verb: str, **arguments: str) -> str:
    (found,) = ask(client, verb, **arguments).findall(f"{{{OAI}}}error")
    return found.attrib["code"]


def changed_at(made: Article, seconds: int = 0) -> Article:
    moment = MOMENT + datetime.timedelta(seconds=seconds)
    Article.objects.filter(pk=made.pk).update(updated=moment)
    return made


@pytest.fixture
def coffee() -> Article:
    made = article(
        "القهوة في <اليمن>",
        tags=["اليمن", "القهوة"],
        authors=["سلمى", "سامر"],
        places=["عدن"],
        source="مجلة خزانة",
        published="2020-10",
        url="https://paper.example/coffee",
    )
    return changed_at(made)


def test_the_archive_says_who_it_is(client: Client, coffee: Article, settings: Settings) -> None:
    settings.CONTACT_EMAIL = "library@archive.example"
    root = ask(client, "Identify")
    (body,) = root.findall(f"{{{OAI}}}Identify")
    assert [(one.tag.removeprefix(f"{{{OAI}}}"), one.text) for one in body] == [
        ("repositoryName", "خزانة"),
        ("baseURL", "http://testserver/oai/"),
        ("protocolVersion", "2.0"),
        ("adminEmail", "library@archive.example"),
        ("earliestDatestamp", "2020-05-01T13:30:05Z"),
        ("deletedRecord", "transient"),
        ("granularity", "YYYY-MM-DDThh:mm:ssZ"),
    ]
    (request,) = root.findall(f"{{{OAI}}}request")
    assert (request.text, request.attrib) == ("http://testserver/oai/", {"verb": "Identify"})


def test_an_empty_archive_has_an_address_and_a_beginning(client: Client) -> None:
    root = ask(client, "Identify")
    assert text(root, "adminEmail") == ["postmaster@testserver"]
    assert text(root, "earliestDatestamp") == ["1970-01-01T00:00:00Z"]


def test_there_is_one_format(client: Client, coffee: Article) -> None:
    expected = ["oai_dc"]
    assert text(ask(client, "ListMetadataFormats"), "metadataPrefix") == expected
    own = f"oai:{HOST}:{coffee.pk}"
    assert text(ask(client, "ListMetadataFormats", identifier=own), "metadataPrefix") == expected


def test_a_record_says_what_is_known(client: Client, coffee: Article) -> None:
    root = ask(client, "GetRecord", identifier=f"oai:{HOST}:{coffee.pk}", metadataPrefix="oai_dc")
    (record,) = root.iter(f"{{{OAI}}}record")
    source = Source.objects.get()
    tags = Tag.objects.order_by("pk").values_list("pk", flat=True)
    assert text(record, "datestamp") == ["2020-05-01T13:30:05Z"]
    assert text(record, "setSpec") == [f"source:{source.pk}", *(f"tag:{pk}" for pk in tags)]
    assert dublin_core(record) == {
        "title": ["القهوة في <اليمن>"],
        "creator": ["سامر", "سلمى"],
        "subject": ["القهوة", "اليمن"],
        "publisher": ["مجلة خزانة"],
        "date": ["2020-10"],
        "type": ["Text"],
        "identifier": [f"http://testserver/articles/{coffee.pk}"],
        "source": ["https://paper.example/coffee"],
        "language": ["ar"],
        "coverage": ["عدن"],
    }


def test_what_is_not_known_is_left_out(client: Client) -> None:
    made = article("عنوان وحده")
    (record,) = harvested(client)
    assert dublin_core(record) == {
        "title": ["عنوان وحده"],
        "type": ["Text"],
        "identifier": [f"http://testserver/articles/{made.pk}"],
        "language": ["ar"],
    }


def test_a_withdrawn_article_is_a_deleted_record(client: Client, coffee: Article) -> None:
    gone = changed_at(withdrawn("مقال سُحب"), 60)
    kept, deleted = harvested(client)
    assert keys([kept, deleted]) == [coffee.pk, gone.pk]
    (header,) = deleted.iter(f"{{{OAI}}}header")
    assert header.attrib == {"status": "deleted"}
    assert deleted.find(f"{{{OAI}}}metadata") is None


@pytest.mark.parametrize("state", ["draft", "review"])
def test_what_was_never_published_is_no_record(client: Client, state: str) -> None:
    made = article("مسودة لم تنشر")
    Article.objects.filter(pk=made.pk).update(state=state)
    assert error(client, "ListRecords", metadataPrefix="oai_dc") == "noRecordsMatch"
    own = f"oai:{HOST}:{made.pk}"
    assert error(client, "GetRecord", identifier=own, metadataPrefix="oai_dc") == "idDoesNotExist"


@pytest.mark.parametrize("verb", ["ListRecords", "ListIdentifiers"])
@pytest.mark.parametrize("size", [1, 2, 3, 7, 8])
def test_long_lists_come_in_parts_and_nothing_twice(
    client: Client, monkeypatch: pytest.MonkeyPatch, verb: str, size: int
) -> None:
    monkeypatch.setattr(harvest, "PAGE", size)
    made = [changed_at(article(f"خبر {n}"), n // 3) for n in range(7)]  # three in each second
    assert keys(harvested(client, verb)) == [each.pk for each in made]


def test_a_change_between_two_parts_is_not_lost(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(harvest, "PAGE", 2)
    made = [changed_at(article(f"خبر {n}"), n) for n in range(4)]
    root = ask(client, "ListRecords", metadataPrefix="oai_dc")
    (token,) = text(root, "resumptionToken")
    changed_at(made[0], 100)
    rest = ask(client, "ListRecords", resumptionToken=token)
    (again,) = text(rest, "resumptionToken")
    last = ask(client, "ListRecords", resumptionToken=again)
    assert keys(list(rest.iter(f"{{{OAI}}}record"))) == [made[2].pk, made[3].pk]
    assert keys(list(last.iter(f"{{{OAI}}}record"))) == [made[0].pk]


@pytest.mark.parametrize(
    ("limits", "numbers"),
    [
        ({}, [0, 1, 2]),
        ({"from_": "2020-05-01"}, [0, 1, 2]),
        ({"from_": "2020-05-02"}, [1, 2]),
        ({"until": "2020-05-01"}, [0]),
        ({"from_": "2020-05-02", "until": "2020-05-02"}, [1]),
        ({"from_": "2020-05-01T13:30:05Z", "until": "2020-05-01T13:30:05Z"}, [0]),
        ({"from_": "2020-05-01T13:30:06Z"}, [1, 2]),
    ],
)
def test_records_are_selected_by_their_last_change(
    client: Client, limits: dict[str, str], numbers: list[int]
) -> None:
    made = [changed_at(article(f"خبر {n}"), n * 86_400) for n in range(3)]
    assert keys(harvested(client, **limits)) == [made[n].pk for n in numbers]


def test_records_are_selected_by_a_source_or_a_tag(client: Client, coffee: Article) -> None:
    other = article("البحر", source="الجريدة", tags=["اليمن"])
    tag, source = Tag.objects.get(name="اليمن"), Source.objects.get(name="الجريدة")
    assert keys(harvested(client, set=f"tag:{tag.pk}")) == [coffee.pk, other.pk]
    assert keys(harvested(client, set=f"source:{source.pk}")) == [other.pk]
    assert error(client, "ListRecords", metadataPrefix="oai_dc", set="tag:999") == "noRecordsMatch"


@pytest.mark.parametrize("size", [1, 2, 3, 100])
def test_sets_are_sources_and_then_tags(
    client: Client, monkeypatch: pytest.MonkeyPatch, coffee: Article, size: int
) -> None:
    monkeypatch.setattr(harvest, "PAGE", size)
    article("البحر", source="الجريدة", tags=["اليمن"])
    found: list[tuple[str, str]] = []
    arguments: dict[str, str] = {}
    while True:
        root = ask(client, "ListSets", **arguments)
        found += zip(text(root, "setSpec"), text(root, "setName"), strict=True)
        token = [one for one in text(root, "resumptionToken") if one]
        if not token:
            break
        arguments = {"resumptionToken": token[0]}
    expected = {
        *((f"source:{one.pk}", one.name) for one in Source.objects.all()),
        *((f"tag:{one.pk}", one.name) for one in Tag.objects.all()),
    }
    assert (set(found), len(found)) == (expected, len(expected))
    assert [spec.partition(":")[0] for spec, _ in found] == ["source"] * 2 + ["tag"] * 2


@pytest.mark.parametrize(
    ("verb", "arguments", "code"),
    [
        ("Nothing", {}, "badVerb"),
        ("ListRecords", {}, "badArgument"),
        ("ListRecords", {"metadataPrefix": "marc21"}, "cannotDisseminateFormat"),
        ("ListRecords", {"metadataPrefix": "oai_dc"}, "noRecordsMatch"),
        ("ListRecords", {"resumptionToken": "x"}, "badResumptionToken"),
        ("ListSets", {"resumptionToken": "x"}, "badResumptionToken"),
        ("ListMetadataFormats", {"identifier": "oai:testserver:999"}, "idDoesNotExist"),
        *(
            ("GetRecord", {"identifier": one, "metadataPrefix": "oai_dc"}, "idDoesNotExist")
            for one in ("oai:testserver:999", "oai:other:1", "x", "oai:testserver:١", "oai:::")
        ),
    ],
)
def test_what_cannot_be_answered_is_told_in_the_protocol(
    client: Client, verb: str, arguments: dict[str, str], code: str
) -> None:
    assert error(client, verb, **arguments) == code


def test_a_request_is_repeated_in_its_answer_unless_it_was_not_understood(client: Client) -> None:
    (request,) = ask(client, "ListRecords", metadataPrefix="marc21").iter(f"{{{OAI}}}request")
    assert request.attrib == {"verb": "ListRecords", "metadataPrefix": "marc21"}
    (request,) = ask(client, "Nothing", x="1").iter(f"{{{OAI}}}request")
    assert request.attrib == {}


def test_a_harvester_may_post(coffee: Article) -> None:
    strict = Client(enforce_csrf_checks=True)
    response = strict.post("/oai/", {"verb": "ListIdentifiers", "metadataPrefix": "oai_dc"})
    assert (response.status_code, keys([ET.fromstring(response.content)])) == (200, [coffee.pk])
    refused = strict.delete("/oai/")
    assert (refused.status_code, refused.headers["Allow"]) == (405, "GET, HEAD, OPTIONS, POST")


def test_what_xml_cannot_hold_is_left_out(client: Client) -> None:
    article("عنوان\x01 آخر")
    (record,) = harvested(client)
    assert dublin_core(record)["title"] == ["عنوان  آخر"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(
            ["verb", "metadataPrefix", "set", "from", "until", "identifier", "resumptionToken", "x"]
        ),
        st.one_of(
            st.sampled_from(["ListRecords", "GetRecord", "ListSets", "oai_dc", "2020-01-01"]),
            st.text(max_size=20),
        ),
    )
)
def test_any_question_is_answered(client: Client, question: dict[str, Any]) -> None:
    response = client.get("/oai/", question)
    assert response.status_code == 200
    assert ET.fromstring(response.content).tag == f"{{{OAI}}}OAI-PMH"
