"""An import brings what was printed more than once into one story, in the same transaction."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.ingest.importing import ingest
from archive.models import Article, Original, StoryMember
from archive.stories import refreshing
from tests.archive.stories.texts import stretched, text, with_agency

pytestmark = pytest.mark.django_db

BRIDGE = (
    "أعلنت بلدية المرفأ افتتاح جسر القلعة أمام السيارات بعد أعمال إصلاح دامت ثلاثة أشهر. وأكد"
    " المهندس المشرف أن الجسر آمن، وأن الإنارة ستكتمل في آخر الشهر، وأن المارة يستطيعون العبور على"
    " الرصيفين منذ اليوم."
)


def files(folder: Path, **texts: str) -> list[Path]:
    paths = [folder / f"{name}.txt" for name in texts]
    for path, content in zip(paths, texts.values(), strict=True):
        path.write_text(content, "utf-8")
    return paths


def members() -> list[int]:
    return list(StoryMember.objects.order_by("pk").values_list("pk", flat=True))


def keys() -> list[int]:
    return list(Article.objects.order_by("pk").values_list("pk", flat=True))


def test_near_twins_are_articles_of_one_story(tmp_path: Path) -> None:
    heading = "افتتاح جسر القلعة بعد إصلاحه"
    ingest(
        files(
            tmp_path,
            a=f"{heading}\n\n{BRIDGE}",
            b=f"{heading}\n\n{BRIDGE}".translate(str.maketrans("أإآ", "ااا")),
            c=f"{heading}\n\n{BRIDGE.replace('بلدية', 'بلديّة').replace('الجسر', 'الجســر')}",
            d=f"{heading}\n\n{BRIDGE.replace('،', ',')}",
            e=f"جسر القلعة يعود إلى الخدمة\n\n{BRIDGE}",
        )
    )
    assert (len(keys()), members()) == (5, keys())
    assert len(set(StoryMember.objects.values_list("story", flat=True))) == 1


def test_the_same_text_to_the_letter_is_one_article_with_two_originals(tmp_path: Path) -> None:
    ingest(files(tmp_path, a=f"عنوان الخبر\n\n{text(1)}", b=f"عنوان الخبر\n\n{text(1)}"))
    assert (len(keys()), Original.objects.count(), members()) == (1, 2, [])


def test_what_comes_later_finds_what_was_there(tmp_path: Path) -> None:
    first, second = files(
        tmp_path,
        a=f"عنوان الخبر\n\n{text(1)}",
        b=f"عنوان آخر للخبر\n\n{stretched(text(1))}",
    )
    ingest([first])
    ingest([second])
    assert members() == keys()
    assert not refreshing.waiting().exists()


def test_a_file_that_changed_is_looked_at_by_the_indexer(tmp_path: Path) -> None:
    first, second = files(
        tmp_path, a=f"عنوان الخبر\n\n{text(1)}", b=f"عنوان آخر للخبر\n\n{text(2)}"
    )
    ingest([first, second])
    second.write_text(f"عنوان آخر للخبر\n\n{with_agency(text(1))}", "utf-8")
    ingest([second])
    assert (members(), refreshing.waiting().count()) == ([], 1)
    refreshing.refresh()
    assert members() == keys()


def test_a_dry_run_leaves_nothing(tmp_path: Path) -> None:
    ingest(files(tmp_path, a=f"عنوان الخبر\n\n{text(1)}"), dry_run=True)
    assert (keys(), members(), refreshing.waiting().count()) == ([], [], 0)
