"""What editors do stays: imports keep it, old names and addresses lead on, search hears of it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from archive import editing
from archive.ingest.document import text_hash
from archive.ingest.importing import ingest
from archive.ingest.spoilt.mending import REVERSED
from archive.models import Article, Author, IndexChange, Named, Place, Source, Tag, TagAlias
from archive.named_rows import named_or_404
from archive.names import Names
from archive.relations import RELATIONS
from tests.archive.ingest.spoilt.texts import FIRST, SECOND, TITLE, visual
from tests.builders import article, author, name_of, place, source, tag, withdrawn

pytestmark = pytest.mark.django_db

BODY = "وصلت القافلة إلى السوق قبل الفجر بساعة.\n\nباع التجار ما معهم من تمر وعسل في يوم واحد."


def every(*articles: Article) -> object:
    return Article.objects.filter(pk__in=[article.pk for article in articles])


def names(rows: Iterable[Named]) -> list[str]:
    return sorted(row.name for row in rows)


def waiting() -> list[int]:
    """The articles that search has to hear of; they are forgotten by asking."""
    changes = sorted(IndexChange.objects.values_list("article_id", flat=True))
    IndexChange.objects.all().delete()
    return changes


@pytest.fixture
def imported(tmp_path: Path, settings: Settings) -> Path:
    """A file whose article has been imported."""
    settings.DATA_DIR = tmp_path
    path = tmp_path / "caravan.txt"
    path.write_text(f"القافلة في السوق\n\n{BODY}\n", encoding="utf-8")
    assert ingest([path]).counts["new"] == 1
    return path


def import_again(path: Path) -> Article:
    path.write_text(path.read_text(encoding="utf-8") + "\nثم عادت القافلة.\n", encoding="utf-8")
    assert ingest([path]).counts["changed"] == 1
    return Article.objects.get()


def test_withdrawn_article_keeps_its_reason_and_leaves_search() -> None:
    first, second = article("أول"), article("ثان")
    waiting()
    assert editing.withdraw(every(first), "طلب الناشر") == 1
    assert waiting() == [first.pk]
    first.refresh_from_db()
    assert (first.state, first.withdrawn_reason) == ("withdrawn", "طلب الناشر")
    assert list(Article.objects.published()) == [second]


def test_article_published_again_has_no_reason_and_comes_back_to_search() -> None:
    back = withdrawn(reason="خطأ")
    waiting()
    editing.publish_again(Article.objects.filter(state="withdrawn"))
    assert waiting() == [back.pk]
    back.refresh_from_db()
    assert (back.state, back.withdrawn_reason) == ("published", "")


def test_what_an_editor_published_no_import_hides_again(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"{FIRST}\n{SECOND}\nقال ???? ?????? ???? ?????", encoding="utf-8")
    report = ingest([path])
    assert report.counts["review"] == 1
    assert [line.outcome for line in report.lines] == ["review"]
    assert list(Article.objects.published()) == []
    assert editing.publish_again(Article.objects.filter(state="review")) == 1
    path.write_text(f"{SECOND}\n{FIRST}\nقال ???? ?????? ???? ?????", encoding="utf-8")
    assert ingest([path]).counts["changed"] == 1
    assert Article.objects.published().get().edited_fields == ["state"]


def test_a_file_that_came_whole_publishes_what_waited_and_not_what_was_withdrawn(
    tmp_path: Path,
) -> None:
    texts = {tmp_path / "a.txt": (FIRST, SECOND), tmp_path / "b.txt": (SECOND, FIRST)}
    for path, lines in texts.items():
        path.write_text("\n".join((*lines, "قال ???? ?????? ????")), encoding="utf-8")
    ingest(texts)
    assert [row.state for row in Article.objects.all()] == ["review", "review"]
    editing.withdraw(Article.objects.filter(originals__file_name="b.txt"), "سبب")
    for path, lines in texts.items():
        path.write_text("\n".join(lines), encoding="utf-8")
    ingest(texts)
    assert [row.state for row in Article.objects.order_by("pk")] == ["published", "withdrawn"]


def test_a_mended_text_is_restored_as_it_was_found_and_stays_so(tmp_path: Path) -> None:
    path, other = tmp_path / "a.txt", article("سليم")
    path.write_text("\n".join(map(visual, (TITLE, FIRST, SECOND))), encoding="utf-8")
    (line,) = ingest([path]).lines
    assert (line.outcome, line.mended, line.detail) == ("new", True, REVERSED)
    mended = Article.objects.get(title=TITLE)
    assert editing.restore_found(every(mended, other)) == [mended]
    assert not mended.originals.exclude(repairs="").exists()
    found = (visual(TITLE), f"{visual(FIRST)}\n\n{visual(SECOND)}")
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    ingest([path])
    mended.refresh_from_db()
    assert (mended.title, mended.body, mended.as_found) == (*found, None)
    assert mended.edited_fields == ["body", "lead", "title"]
    assert mended.lead.startswith(visual(FIRST)[:9])
    assert editing.restore_found(every(mended)) == []


def test_retag_adds_and_removes_once_for_all() -> None:
    economy, sport, markets = tag("اقتصاد"), tag("رياضة"), tag("أسواق")
    first, second = article(tags=["اقتصاد", "رياضة"]), article("ثان", tags=["رياضة"])
    other = article("آخر", tags=["رياضة"])
    waiting()
    assert editing.retag(every(first, second), add=[economy, markets], remove=[sport]) == 2
    assert waiting() == [first.pk, second.pk]
    assert [names(row.tags.all()) for row in (first, second, other)] == [
        ["أسواق", "اقتصاد"],
        ["أسواق", "اقتصاد"],
        ["رياضة"],
    ]
    assert list(Article.objects.values_list("edited_fields", flat=True).order_by("pk")) == [
        ["tags"],
        ["tags"],
        [],
    ]


def test_more_articles_than_one_statement_names_are_retagged(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(editing, "CHUNK", 2)
    for number in range(5):
        article(f"مقال {number}", tags=["قديم"])
    old, new = tag("قديم"), tag("جديد")
    editing.retag(Article.objects.filter(tags=(old)), add=[new], remove=[old])
    assert (old.articles.count(), new.articles.count()) == (0, 5)


def test_edit_notes_the_fields_that_an_import_would_write_over() -> None:
    edited = article("عنوان قديم", edited_fields=["places"])
    edited.title, edited.body = "عنوان جديد", "نص جديد."
    editing.note_edit(edited, ["title", "body", "published_precision", "state", "seen"])
    assert edited.edited_fields == [
        "body",
        "lead",
        "places",
        "published_at",
        "published_precision",
        "state",
        "title",
    ]
    assert edited.slug == "عنوان-جديد"
    assert edited.text_hash == text_hash("عنوان جديد", "نص جديد.")


def test_import_keeps_what_an_editor_wrote_and_brings_the_rest(imported: Path) -> None:
    edited = Article.objects.get()
    edited.title = "عنوان من المحرر"
    editing.note_edit(edited, ["title"])
    edited.save()
    again = import_again(imported)
    assert again.title == "عنوان من المحرر"
    assert again.body.endswith("ثم عادت القافلة.")


def test_import_keeps_tags_of_a_bulk_edit(imported: Path) -> None:
    editing.retag(
        Article.objects.all(), add=[tag("قوافل")], remove=Tag.objects.exclude(name="قوافل")
    )
    assert names(import_again(imported).tags.all()) == ["قوافل"]


def test_renamed_tag_keeps_its_old_name_and_address() -> None:
    economy = tag("اقتصاد")
    about = article(tags=["اقتصاد"])
    waiting()
    editing.rename(economy, "  الاقتصاد   العالمي ")
    assert waiting() == [about.pk]
    economy.refresh_from_db()
    assert (economy.name, economy.slug) == ("الاقتصاد العالمي", "الاقتصاد-العالمي")
    assert names(economy.aliases.all()) == ["اقتصاد"]
    assert named_or_404(Tag, "اقتصاد") == economy
    assert Names(Tag).named("اقتصاد") == economy


def test_tag_spelt_better_has_no_alias_and_a_better_address() -> None:
    ahmad = tag("احمد زويل")
    editing.rename(ahmad, "أحمد زويل")
    assert (ahmad.name, ahmad.slug, ahmad.aliases.count()) == ("أحمد زويل", "أحمد-زويل", 0)
    assert named_or_404(Tag, "احمد-زويل") == ahmad


def test_tag_renamed_to_its_alias_and_back_again_has_each_name_once() -> None:
    united = tag("الأمم المتحدة", aliases=["هيئة الأمم"])
    editing.rename(united, "هيئة الأمم")
    assert (united.name, names(united.aliases.all())) == ("هيئة الأمم", ["الأمم المتحدة"])
    editing.rename(united, "الأمم المتحدة")
    assert (united.name, names(united.aliases.all())) == ("الأمم المتحدة", ["هيئة الأمم"])


@pytest.mark.parametrize("name", ["رياضة", "رياضه", "الألعاب"])
def test_name_of_another_tag_is_not_taken(name: str) -> None:
    sport, economy = tag("رياضة", aliases=["الألعاب"]), tag("اقتصاد")
    for refused in (editing.rename, editing.add_alias):
        with pytest.raises(editing.NameTaken) as caught:
            refused(economy, name)
        assert caught.value.holder == sport
    assert (names(Tag.objects.all()), names(TagAlias.objects.all())) == (
        ["اقتصاد", "رياضة"],
        ["الألعاب"],
    )


def test_alias_that_the_tag_has_already_is_added_once() -> None:
    united = tag("الأمم المتحدة")
    for name in ("هيئة الأمم", "هيئة الامم", "الامم المتحده"):
        editing.add_alias(united, name)
    assert names(united.aliases.all()) == ["هيئة الأمم"]


KINDS = [Source, Author, Place, Tag]


def having(model: type[Named], *names: str, title: str = "مقال") -> Article:
    """An article with these names; of sources, with the last."""
    field = RELATIONS[model].field
    return article(title, **{field: names[-1] if field == "source" else names})


@pytest.mark.parametrize("model", KINDS)
def test_the_old_name_of_any_kind_leads_to_the_new_one(model: type[Named]) -> None:
    edited = having(model, "الأيام")
    row = name_of(model, "الأيام")
    waiting()
    editing.rename(row, "جريدة الصباح")
    assert waiting() == [edited.pk]
    assert (row.name, row.slug, names(row.aliases.all())) == (
        "جريدة الصباح",
        "جريدة-الصباح",
        ["الأيام"],
    )
    assert named_or_404(model, "الأيام") == named_or_404(model, "جريدة-الصباح") == row
    assert Names(model).named("الايام") == row
    edited.refresh_from_db()
    assert edited.edited_fields == []


@pytest.mark.parametrize("model", KINDS)
def test_names_of_any_kind_are_merged_with_all_their_names(model: type[Named]) -> None:
    kept = name_of(model, "جازان")
    other = name_of(model, "جيزان", aliases=["منطقة جيزان"])
    first = having(model, "جازان", title="أول")
    second = having(model, "جيزان", title="ثان")
    waiting()
    editing.merge([other], kept)
    assert waiting() == [second.pk]
    assert names(model.objects.all()) == ["جازان"]
    assert names(kept.aliases.all()) == ["جيزان", "منطقة جيزان"]
    assert set(Article.objects.filter(**{RELATIONS[model].field: kept})) == {first, second}
    assert named_or_404(model, "جيزان") == named_or_404(model, "منطقة-جيزان") == kept
    second.refresh_from_db()
    assert second.edited_fields == []


@pytest.mark.parametrize("model", KINDS)
def test_one_name_of_any_kind_belongs_to_one_row(model: type[Named]) -> None:
    kept, other = name_of(model, "جازان", aliases=["جيزان"]), name_of(model, "أبها")
    for refused in (editing.rename, editing.add_alias):
        with pytest.raises(editing.NameTaken) as caught:
            refused(other, "جيزان")
        assert caught.value.holder == kept
    editing.add_alias(other, "مدينة أبها")
    assert editing.known_as(model, "مدينه ابها") == other


def test_names_of_different_kinds_do_not_meet() -> None:
    place, writer = name_of(Place, "بيروت"), name_of(Author, "بيروت")
    editing.add_alias(place, "ست الدنيا")
    editing.add_alias(writer, "ست الدنيا")
    assert editing.known_as(Place, "ست الدنيا") == place
    assert editing.known_as(Author, "ست الدنيا") == writer
    assert editing.known_as(Source, "ست الدنيا") is None


def test_import_keeps_the_places_that_an_editor_chose(tmp_path: Path, settings: Settings) -> None:
    settings.DATA_DIR = tmp_path
    path = tmp_path / "caravan.txt"
    path.write_text(f"القافلة في السوق\n\nبغداد، دمشق - رويترز:\n{BODY}\n", encoding="utf-8")
    ingest([path])
    edited = Article.objects.get()
    assert names(edited.places.all()) == ["بغداد", "دمشق"]
    assert names(import_again(path).places.all()) == ["بغداد", "دمشق"]
    edited.places.set([place("حلب")])
    editing.note_edit(edited, ["places"])
    edited.save()
    assert names(import_again(path).places.all()) == ["حلب"]


def test_merged_tags_leave_their_articles_names_and_addresses_to_the_one_kept() -> None:
    kept = tag("الأمم المتحدة", aliases=["هيئة الأمم"])
    other, third = tag("منظمة الأمم المتحدة", aliases=["المنظمة الدولية"]), tag("يو إن")
    both = article("كلاهما", tags=["الأمم المتحدة", "منظمة الأمم المتحدة"])
    one, none = article("واحد", tags=["يو إن"]), article("لا شيء", tags=["رياضة"])
    waiting()
    editing.merge([kept, other, third], kept)
    assert waiting() == [both.pk, one.pk]
    assert [names(row.tags.all()) for row in (both, one, none)] == [
        ["الأمم المتحدة"],
        ["الأمم المتحدة"],
        ["رياضة"],
    ]
    assert names(kept.aliases.all()) == [
        "المنظمة الدولية",
        "منظمة الأمم المتحدة",
        "هيئة الأمم",
        "يو إن",
    ]
    assert names(Tag.objects.all()) == ["الأمم المتحدة", "رياضة"]
    assert named_or_404(Tag, "منظمة-الأمم-المتحدة") == named_or_404(Tag, "يو-إن") == kept
    both.refresh_from_db()
    assert both.edited_fields == []


@pytest.mark.parametrize(
    ("own", "others", "kept"),
    [
        ("", ["", "وصف الثاني", "وصف الثالث"], "وصف الثاني"),
        ("وصفه", ["", "وصف الثاني", ""], "وصفه"),
        ("", ["", "", ""], ""),
    ],
)
def test_a_description_is_not_lost_when_names_are_merged(
    own: str, others: list[str], kept: str
) -> None:
    into = tag("نفط", description=own)
    rows = [tag(f"نفط {number}", description=one) for number, one in enumerate(others)]
    editing.merge(rows, into)
    assert Tag.objects.get().description == kept


def test_import_that_names_a_merged_tag_finds_the_one_kept() -> None:
    kept, other = tag("الأمم المتحدة"), tag("يو إن", aliases=["المنظمة الأممية"])
    editing.merge([other], kept)
    names = Names(Tag)
    assert names.named("يو إن") == names.named("المنظمة الأممية") == kept


def test_merged_sources_and_authors_give_their_articles_over() -> None:
    first = article("أول", source="الصباح", authors=["سامي العلي"])
    second = article("ثان", source="جريدة الصباح", authors=["سامي العلي", "س. العلي"])
    waiting()
    editing.merge([source("جريدة الصباح")], source("الصباح"))
    editing.merge([author("س. العلي")], author("سامي العلي"))
    assert waiting() == [second.pk]
    assert (names(Source.objects.all()), names(Author.objects.all())) == (
        ["الصباح"],
        ["سامي العلي"],
    )
    assert (
        set(source("الصباح").articles.all())
        == set(author("سامي العلي").articles.all())
        == {first, second}
    )


@pytest.mark.parametrize("model", [Source, Author, Tag])
def test_an_import_finds_what_was_merged_by_every_name(
    model: type[Named], tmp_path: Path, settings: Settings
) -> None:
    settings.DATA_DIR = tmp_path / "data"
    field = RELATIONS[model].field
    key = {"authors": "author"}.get(field, field)
    named = "جريدة الصباح" if field == "source" else ["جريدة الصباح", "الصباح"]
    row = {"id": "k", "title": "القافلة", "text": BODY, key: named}
    path = tmp_path / "a.json"
    path.write_text(json.dumps(row), "utf-8")
    ingest([path])
    kept = name_of(model, "الصباح")
    editing.merge([name_of(model, "جريدة الصباح")], kept)
    path.write_text(json.dumps(row | {"text": f"{BODY} ثم"}), "utf-8")
    assert dict(ingest([path]).counts) == {"changed": 1}
    assert list(Article.objects.filter(**{field: kept})) == [Article.objects.get()]
    assert names(model.objects.filter(key__contains="صباح")) == ["الصباح"]
    other = tmp_path / "b.json"
    other.write_text(json.dumps(row | {"title": "غيرها", "text": f"{BODY} بعد"}), "utf-8")
    assert dict(ingest([other]).counts) == {"new": 1}
    assert Article.objects.filter(**{field: kept}).count() == 2


def test_an_import_finds_the_place_that_another_was_merged_into(
    tmp_path: Path, settings: Settings
) -> None:
    settings.DATA_DIR = tmp_path / "data"
    path = tmp_path / "caravan.txt"
    for ending in ("", " وبعد."):
        path.write_text(f"القافلة في السوق\n\nبغداد - رويترز:\n{BODY}{ending}\n", "utf-8")
        ingest([path])
        if not ending:
            editing.merge([place("بغداد")], place("مدينة السلام"))
    assert names(Article.objects.get().places.all()) == ["مدينة السلام"]
    assert names(Place.objects.all()) == ["مدينة السلام"]


def test_failed_merge_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    kept, other = tag("باق"), tag("زائل")
    about = article(tags=["زائل"])

    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(editing, "_hand_over_names", fail)
    with pytest.raises(RuntimeError):
        editing.merge([other], kept)
    assert (list(about.tags.all()), kept.articles.count()) == ([other], 0)
