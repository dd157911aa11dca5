import tomllib
from pathlib import Path

import msgspec
import pytest

from consilience.errors import BadSettings
from consilience.settings import NOT_IN_HASH, Settings, listed, load, settings_hash


def test_every_option_says_what_it_does() -> None:
    assert all(line for line in listed() if line.startswith("# "))
    text = "\n".join(listed())
    assert all(f"{field} =" in text for field in Settings.__struct_fields__)
    assert "# \n" not in text


def test_the_listed_options_are_a_file_with_the_defaults(tmp_path: Path) -> None:
    (tmp_path / "options.toml").write_text("\n".join(listed()))
    assert load(tmp_path / "options.toml") == Settings()


@pytest.mark.parametrize("text", ["workers = -1", "colour = 3", "workers =", "story_threshold = 2.0"])
def test_a_bad_option_is_refused_with_advice(tmp_path: Path, text: str) -> None:
    (tmp_path / "options.toml").write_text(text)
    with pytest.raises(BadSettings, match="consilience settings"):
        load(tmp_path / "options.toml")


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadSettings):
        load(tmp_path / "absent.toml")


def test_the_hash_changes_with_what_can_change_a_result_and_only_with_that() -> None:
    base = settings_hash(Settings())
    assert settings_hash(Settings(workers=7)) == base
    assert settings_hash(Settings(story_days=8)) != base
    assert set(Settings.__struct_fields__) >= NOT_IN_HASH


def test_settings_survive_a_round_trip() -> None:
    settings = Settings(workers=2, given_date="2031-03-09")
    assert msgspec.convert(tomllib.loads('workers = 2\ngiven_date = "2031-03-09"'), Settings) == settings


def test_names_that_the_user_knows_can_be_given(tmp_path: Path) -> None:
    person = '[[names]]\nname = "Anna Kelver"\nalso = ["the iron lady"]'
    text = person + '\n[[names]]\nname = "Kelver Bank"\nkind = "organisation"'
    (tmp_path / "options.toml").write_text(text)
    settings = load(tmp_path / "options.toml")
    assert [(one.name, one.kind, one.also) for one in settings.names] == [
        ("Anna Kelver", "person", ("the iron lady",)),
        ("Kelver Bank", "organisation", ()),
    ]
    assert settings_hash(settings) != settings_hash(Settings())
