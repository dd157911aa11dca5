"""A real Chromium, driven by Playwright; every page is watched for errors and for requests that leave."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

from consilience.model import Index, Skipped
from consilience.report import index_page
from consilience.report.page import render
from consilience.report.summary import entry
from tests.report.hostile import SNARL, hostile
from tests.report.sample import dossier

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

PATIENCE = 60_000  # milliseconds: only a page that never answers fails, not one on a busy machine
expect.set_options(timeout=PATIENCE)

Open = Callable[..., Page]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser. Without one the tests are skipped, except where a machine is meant to run them all."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("no Chromium here, and CI is set: apt-get install chromium")
        pytest.skip("no Chromium here: apt-get install chromium to run the tests in a browser")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The pages on disk, as a build leaves them."""
    folder = tmp_path_factory.mktemp("pages")
    found = {}
    for name, whole in (("sample", dossier()), ("hostile", hostile())):
        found[name] = folder / (whole.story.id if name == "sample" else name) / "report.html"
        found[name].parent.mkdir()
        found[name].write_text(render(whole), encoding="utf-8")
    found["index"] = folder / "index.html"
    skipped = (Skipped(path=SNARL, reason="not text", detail=SNARL),)
    index = Index(schema="consilience.index/1", stories=(entry(dossier()),), skipped=skipped)
    found["index"].write_text(index_page.render(index), encoding="utf-8")
    return found


@pytest.fixture
def open_page(chromium: Browser, pages: dict[str, Path]) -> Iterator[Open]:
    """Opens a page by name; when the test is over no page may have complained, asked or sent for anything."""
    troubles: list[str] = []
    contexts = []

    def note(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            troubles.append(f"{message.type}: {message.text}")

    def open_(
        name: str = "sample", fragment: str = "", width: int = 1440, height: int = 900, **options: object
    ) -> Page:
        options.setdefault("reduced_motion", "reduce")
        context = chromium.new_context(viewport={"width": width, "height": height}, **options)  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        ours = {path.as_uri() for path in pages.values()}
        page.on("console", note)
        page.on("pageerror", lambda error: troubles.append(f"error: {error}"))
        page.on("dialog", lambda dialog: troubles.append(f"dialog: {dialog.message}"))
        page.on(
            "request",
            lambda request: (
                None
                if request.url.split("#")[0] in ours or request.url.startswith("data:")
                else troubles.append(f"request: {request.url}")
            ),
        )
        page.goto(pages[name].as_uri() + fragment)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert troubles == []
