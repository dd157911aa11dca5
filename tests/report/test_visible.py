from markupsafe import Markup

from consilience.report.page.visible import source, visible


def test_controls_become_their_pictures() -> None:
    assert visible("a\0b\x1b\x7f") == "a␀b␛␡"


def test_direction_controls_and_lone_surrogates_become_signs() -> None:
    assert visible("\u202eabc\u2069 \ud800\udc00 \x9b") == "⇄abc⇄ \ufffd\ufffd \ufffd"


def test_odd_line_ends_become_line_feeds_and_crlf_stays() -> None:
    assert visible("a\rb\u2028c\x85d\r\ne\tf") == "a\nb\nc\nd\r\ne\tf"


def test_what_can_be_shown_stays() -> None:
    text = "“Größe” – naïve 🌊 كارسك \u200d fi"
    assert visible(text) == text


def test_a_source_is_escaped_and_its_signs_say_what_they_stand_for() -> None:
    shown = source("<b>\u202e&\r\n")
    assert isinstance(shown, Markup)
    assert shown == ('&lt;b&gt;<span class="ctl" title="U+202E RIGHT-TO-LEFT OVERRIDE">⇄</span>&amp;&#13;\n')


def test_a_text_full_of_signs_does_not_swell() -> None:
    text = "\u202ea" * 5000
    shown = source(text)
    assert len(shown) < 4 * len(text)
    assert shown.endswith("⇄a" * 4800)
