"""What the documentation shows is what happens: outputs, commands, Python, module names, links."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from consilience.clean import date_article, mark_regions
from consilience.model import READABLE, Annotated, Article
from consilience.read import READERS
from consilience.report.written import read_dossier
from consilience.store import open_store
from tests.docs.shown import README, ROOT, build, refreshed, store

DOCUMENTS = [README, ROOT / "CHANGELOG.md", ROOT / "examples" / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("docs") / "out"
    build(folder)
    return folder


@pytest.mark.model
def test_the_outputs_in_the_readme_are_those_that_the_commands_print(out: Path) -> None:
    text = README.read_text(encoding="utf-8")
    assert refreshed(text, out) == text, "python -m tests.docs.shown writes them anew"


@pytest.mark.model
def test_the_commands_in_the_readme_run(out: Path, tmp_path: Path) -> None:
    """Each with the stand-ins that the reader would put: an id, a story, files of their own."""
    story = next(path.parent for path in out.glob("*/dossier.json"))
    (tmp_path / "my-reports").symlink_to(ROOT / "examples" / "rally")
    (tmp_path / "press").mkdir()
    (tmp_path / "press" / "page.html").write_bytes((ROOT / "examples/talks/aldhaven-courier.html").read_bytes())
    (tmp_path / "feed.jsonl").write_bytes((ROOT / "examples/rally/brenna-evening-post.jsonl").read_bytes())
    shutil.copy(store(out), tmp_path / "consilience.db")
    feeds = '<opml version="2.0"><body><outline xmlUrl="http://127.0.0.1:9/feed"/></body></opml>'
    (tmp_path / "feeds.opml").write_text(feeds)
    identity = re.findall(r'"id":"(\w{16})"', (story / "dossier.json").read_text(encoding="utf-8"))[0]
    run = 0
    for line in re.findall(r"^(?:\.venv/bin/)?(consilience .*)$", README.read_text(encoding="utf-8"), re.M):
        arguments = shlex.split(line.partition("#")[0])[1:]
        if not arguments[0].isalpha():
            continue
        if arguments[0] != "build":
            stand_ins = {"ID": identity, "out": str(out), "out/STORY": str(story), **in_the_store(tmp_path)}
            stand_ins.update(zip("AB", two_people(out), strict=True))
            arguments = [stand_ins.get(argument, argument) for argument in arguments]
        command = [sys.executable, "-m", "consilience", *arguments]
        result = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
        left_out = 3 if arguments[0] == "watch" else 0  # the feed is on this machine, which is not asked
        assert result.returncode == left_out, (line, result.stderr.decode())
        run += 1
    assert run >= 6


def two_people(out: Path) -> list[str]:
    """Ids of the two persons of the largest story that are named most often."""
    dossiers = [read_dossier(path.read_bytes()) for path in out.glob("*/dossier.json")]
    largest = max(dossiers, key=lambda one: len(one.articles))
    people = [one for one in largest.entities if one.kind == "person"]
    return [one.id for one in sorted(people, key=lambda one: -len(one.mentions))[:2]]


def in_the_store(folder: Path) -> dict[str, str]:
    """Stand-ins for what the commands over a store are told: the largest story, another, an article, a decision."""
    with open_store(folder / "consilience.db") as opened:
        first, *others = sorted(opened.stories(), key=lambda line: -line.articles)
        article = next(opened.members(first.id)).article
        return {
            "STORY": first.id,
            "OTHER": others[-1].id if others else "",
            "ARTICLE": article,
            "NUMBER": str(opened.latest_decision()),
        }


@pytest.mark.model
def test_the_python_in_the_readme_runs() -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.S)
    result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    assert re.search(rb"^(corroborated|single-origin|disputed) ", result.stdout, re.M)


def test_the_text_files_in_the_readme_say_what_the_readme_says() -> None:
    files = re.findall(r"```markdown\n(.*?)```", README.read_text(encoding="utf-8"), re.S)
    assert len(files) == 2
    for text in files:
        (read,) = READERS[".md"](text.encode(), "bell.md")
        assert isinstance(read, Article) and read.text == text
        article = mark_regions(read)
        assert (article.outlet, article.url) == ("The Gannet Herald", "https://herald.example/bell")
        assert article.headline == "The bell on Lesser Gannet goes on running late"
        assert " and ".join(article.bylines) == "Ada Quill and Peter Sand"
        published = date_article(Annotated(article=article))
        assert published is not None and published.date == "2031-03-09"
        body = [article.text[one.start : one.end] for one in article.regions if one.kind in READABLE]
        assert body[-1].startswith("The islanders") and len(body) == 2


def test_the_map_names_modules_that_exist() -> None:
    text = (ROOT / "docs" / "map.md").read_text(encoding="utf-8")
    stages = "read|clean|annotate|cluster|resolve|compare|report|run|store|fetch|newsroom|cli"
    named = set(re.findall(rf"`((?:{stages})/[\w/]*(?:\.py)?)`", text))
    assert len(named) > 20
    missing = [name for name in sorted(named) if not _exists(ROOT / "src" / "consilience" / name)]
    assert missing == []


def _exists(path: Path) -> bool:
    return path.exists() or path.with_suffix(".py").exists()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#\s]+)", text):
        if not target.startswith("https://"):
            assert (document.parent / target).exists(), target


def test_make_has_the_targets_that_the_readme_names() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"^make (\w+)", README.read_text(encoding="utf-8"), re.M):
        assert re.search(rf"^{target}:", makefile, re.M), target


def test_every_command_is_in_the_readme() -> None:
    from consilience.cli import app

    text = README.read_text(encoding="utf-8")
    for group in app.registered_groups:
        for command in group.typer_instance.registered_commands if group.typer_instance else ():
            assert command.callback is not None
            assert f"consilience {group.name} {command.name or command.callback.__name__}" in text
    for command in app.registered_commands:
        assert command.callback is not None
        assert f"consilience {command.callback.__name__}" in text or f"make {command.callback.__name__}" in text
