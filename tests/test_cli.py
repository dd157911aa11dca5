"""The command line as a user meets it: in a process of its own, with files on disk."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

REPORT = """Dam talks to open in Tarn on Monday

TARN, March 9, 2031 - Velmora's water minister Ilse Okonjo said on Sunday that the sluices of the Karsk dam would stay
shut until Ostrany shared its flow readings.

"We will not flood our own valley," she told Radio Velmora. "The sluices open when the numbers are on the table."

Officials from the two countries are scheduled to meet in Tarn on Monday, according to the ministry.
"""


def consilience(*arguments: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "consilience", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, timeout=120, check=False)


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    (folder / "quay.txt").write_text(REPORT, encoding="utf-8")
    (folder / "empty.txt").write_text("")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    return folder


@pytest.fixture(scope="module")
def built(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("built") / "out"
    result = consilience("build", reports, "--out", out)
    assert result.returncode == 3, result.stderr.decode()
    return out


def test_help_names_every_command_and_loads_no_model() -> None:
    started = time.perf_counter()
    result = consilience("--help")
    took = time.perf_counter() - started
    assert result.returncode == 0
    for command in ("build", "demo", "show", "explain", "export", "settings"):
        assert command in result.stdout.decode()
    assert took < 10, "a bound that only loading a model could break; benchmarks/ has the real figure"
    probe = (
        "import sys, consilience.cli; print([m for m in ('spacy', 'numpy', 'sklearn', 'msgspec') if m in sys.modules])"
    )
    loaded = subprocess.run([sys.executable, "-c", probe], capture_output=True, check=True)
    assert loaded.stdout.strip() == b"[]"


def test_the_version_is_told() -> None:
    from consilience import __version__

    assert consilience("--version").stdout.decode().strip() == f"consilience {__version__}"


@pytest.mark.model
def test_a_build_with_bad_input_names_it_and_says_so_by_its_exit_status(reports: Path, built: Path) -> None:
    index = json.loads((built / "index.json").read_bytes())
    assert {item["path"]: item["reason"] for item in index["skipped"]} == {
        "empty.txt": "no text",
        "picture.txt": "not text",
    }
    assert len(index["stories"]) == 1
    assert (built / "index.html").is_file()
    assert sorted(path.name for path in built.iterdir() if path.name.startswith(".")) == []


@pytest.mark.model
def test_a_build_without_bad_input_ends_well_and_reads_standard_input(tmp_path: Path) -> None:
    result = consilience("build", "-", "--out", tmp_path / "out", stdin=REPORT.encode())
    assert result.returncode == 0, result.stderr.decode()
    assert "skipped nothing" in result.stdout.decode()


@pytest.mark.model
def test_all_is_of_one_story_where_the_user_says_so(tmp_path: Path) -> None:
    (tmp_path / "dam.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "cup.txt").write_text("Loxley wins the cup\n\nLOXLEY, May 2, 2030 - Loxley won the cup on Thursday.\n")
    for options, stories in (((), 2), (("--one-story",), 1)):
        result = consilience("build", tmp_path / "dam.txt", tmp_path / "cup.txt", "--out", tmp_path / "out", *options)
        assert result.returncode == 0, result.stderr.decode()
        assert len(json.loads((tmp_path / "out" / "index.json").read_bytes())["stories"]) == stories


def test_nothing_to_read_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    result = consilience("build", tmp_path, "--out", tmp_path / "out")
    assert result.returncode == 1
    assert "empty.txt: no text" in result.stderr.decode()
    assert "Traceback" not in result.stderr.decode()


def test_a_folder_with_somebody_elses_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.tex").write_text("ten years of work")
    result = consilience("build", tmp_path / "thesis.tex", "--out", tmp_path)
    assert result.returncode == 1
    assert "--out" in result.stderr.decode()
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.tex"]


@pytest.mark.model
def test_show_prints_brief_and_timeline(built: Path) -> None:
    shown = consilience("show", built).stdout.decode()
    assert "Ilse Okonjo" in shown
    assert "What comes next" in shown
    assert "Mon 10 Mar 2031" in shown


@pytest.mark.model
def test_explain_goes_down_to_the_characters(built: Path) -> None:
    dossier = json.loads(next(built.glob("*/dossier.json")).read_bytes())
    text = dossier["articles"][0]["text"]
    attribution = next(item for item in dossier["attributions"] if item["mode"] == "direct")
    explained = consilience("explain", attribution["id"], built).stdout.decode()
    span = attribution["content"][0]
    assert f"characters {span['start']}-{span['end']}" in explained
    assert f"[{text[span['start'] : span['end']]}]" in explained


@pytest.mark.model
def test_an_unknown_id_is_an_error(built: Path) -> None:
    result = consilience("explain", "nonsense", built)
    assert result.returncode == 1
    assert "no record nonsense" in result.stderr.decode()


@pytest.mark.model
@pytest.mark.parametrize("name", ["jsonl", "csv", "markdown", "ical", "web-annotation", "gexf"])
def test_every_export_writes_the_same_to_a_file_and_to_a_pipe(built: Path, tmp_path: Path, name: str) -> None:
    piped = consilience("export", built, "--format", name)
    assert piped.returncode == 0, piped.stderr.decode()
    assert consilience("export", built, "--format", name, "--to", tmp_path / "file").returncode == 0
    assert (tmp_path / "file").read_bytes() == piped.stdout
    assert len(piped.stdout) > 100


@pytest.mark.model
def test_an_unknown_format_names_those_there_are(built: Path) -> None:
    result = consilience("export", built, "--format", "docx")
    assert result.returncode == 2
    assert "markdown" in result.stderr.decode()


def test_a_build_of_a_missing_path_says_so(tmp_path: Path) -> None:
    result = consilience("build", tmp_path / "absent", "--out", tmp_path / "out")
    assert result.returncode == 1
    assert "absent" in result.stderr.decode()
