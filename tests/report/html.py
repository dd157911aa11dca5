"""What a parser makes of a page: its elements, the text of each report, for tests without a browser."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = frozenset({"meta", "link", "br", "input", "img", "hr"})


class Page(HTMLParser):
    """The elements of a page in order, and the text inside those that a test asks for."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words: dict[str, str] = {}
        self.scripts: list[str] = []
        self.styles: list[str] = []
        self.unclosed: list[str] = []
        self._place: str | None = None
        self._depth = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.elements.append((tag, found))
        if tag in VOID:
            return
        self.unclosed.append(tag)
        if found.get("class") == "words":
            self._place, self._depth = found["data-a"], len(self.unclosed)
            self.words[self._place] = ""
        if tag == "script":
            self.scripts.append("")
        if tag == "style":
            self.styles.append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.unclosed, f"</{tag}> closes nothing"
        assert self.unclosed[-1] == tag, f"</{tag}> closes <{self.unclosed[-1]}>"
        if self._place is not None and len(self.unclosed) == self._depth:
            self._place = None
        self.unclosed.pop()

    def handle_data(self, data: str) -> None:
        if self._place is not None:
            self.words[self._place] += data
        if self.unclosed and self.unclosed[-1] == "script":
            self.scripts[-1] += data
        if self.unclosed and self.unclosed[-1] == "style":
            self.styles[-1] += data
