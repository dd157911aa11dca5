from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from consilience.model import BriefSentence, Dossier, Region, Span, Story
from consilience.report.exports import EXPORTS
from consilience.report.page import render
from consilience.report.page.visible import visible
from consilience.report.written import encode, read_dossier
from tests.report.html import Page
from tests.report.sample import dossier

ANY = st.text(
    st.one_of(st.characters(), st.sampled_from("\0\r\n\u2028\u202e\ud800\udc00🌊<>&\"'`\\ ")), min_size=1, max_size=80
)


def story(text: str, cut: int) -> Dossier:
    article = replace(
        dossier().articles[0],
        text=text,
        headline=text,
        path=text,
        url=text,
        regions=(Region(start=0, end=cut, kind="headline"), Region(start=cut, end=len(text), kind="body")),
    )
    return Dossier(
        schema="consilience.dossier/1",
        story=Story(id="0", title=text, articles=(article.id,)),
        articles=(article,),
        brief=(BriefSentence(part="said", text=text, evidence=(Span(article.id, 0, len(text)),)),),
    )


@given(ANY, st.data())
def test_any_text_is_shown_whole_and_runs_nothing(text: str, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(text)))
    page = Page(render(story(text, cut)))
    assert page.unclosed == []
    assert len(page.scripts) == 2
    shown = page.words["0"]
    assert len(shown) == len(text)
    assert shown.replace("\r", "\n") == visible(text).replace("\r", "\n")


@given(ANY)
def test_visible_text_has_as_many_characters_and_can_be_written(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    shown.encode("utf-8")
    assert visible(shown) == shown


@given(ANY)
def test_any_text_is_written_and_exported(text: str) -> None:
    whole = story(text, 0)
    found = read_dossier(encode(whole)).articles[0].text
    assert len(found) == len(text)
    assert all(a == b or b == "\ufffd" for a, b in zip(text, found, strict=True))
    for export in EXPORTS.values():
        export(whole).decode("utf-8")
