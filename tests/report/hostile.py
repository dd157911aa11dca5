"""A dossier whose every text is an attack: markup, scripts, ends of script, direction and control characters."""

from __future__ import annotations

from msgspec.structs import replace

from consilience.model import Article, Corrected, DateCandidate, Dossier, Region, Span, content_id
from tests.report.sample import dossier

SNARL = (
    "</script><script>window.ran=1</script><!--<script>"
    "<img src=x onerror=window.ran=2><svg onload=window.ran=3><iframe src=javascript:window.ran=4>"
    "\" onmouseover=\"window.ran=5\" ' onfocus='window.ran=6' {{ 7*7 }} {% raw %} ]]> &lt;b&gt; &#x3c;"
    "\u202egnp.exe\u202c \u2066left\u2069 NUL\0 BEL\a ESC\x1b[31m C1\x9b \ud800 \udc80 \u2028line\u2029 \ufeff 🌊𐌰 "
    "../../../etc/passwd file:///etc/passwd C:\\Windows <style>*{display:none}</style><base href=//evil.example>"
    "<meta http-equiv=refresh content=0;url=//evil.example>"
)


def hostile() -> Dossier:
    """The sample story with the snarl in every place where a text of the world outside can stand."""
    whole = dossier()
    old = whole.articles[0]
    text = f"{SNARL}\r\n{SNARL}\n\n{old.text}"
    article = Article(
        id=old.id,
        path=f"../{SNARL}",
        text=text,
        url="javascript:window.ran=8//" + SNARL,
        outlet=SNARL,
        headline=SNARL,
        bylines=(SNARL,),
        credits=(SNARL,),
        language='en" onclick="window.ran=9',
        published=replace(old.published, date="2024-03-10", reasons=(SNARL,)) if old.published else None,
        date_candidates=(
            DateCandidate(
                dates=(SNARL,), source="field", meaning="shown", words=SNARL, verdict="rejected", reason=SNARL
            ),
        ),
        regions=(
            Region(start=0, end=len(SNARL), kind="furniture", reason=SNARL),
            Region(start=len(SNARL) + 2, end=len(text), kind="body"),
        ),
    )
    span = Span(old.id, 3, len(SNARL) + 20)
    return replace(
        whole,
        story=replace(whole.story, title=SNARL),
        articles=(article, *whole.articles[1:]),
        entities=tuple(replace(one, name=SNARL, aliases=(SNARL,)) for one in whole.entities),
        attributions=tuple(
            replace(one, content=(span,)) if one.article == old.id else one for one in whole.attributions
        ),
        claims=tuple(
            replace(one, id=content_id("h", str(n)), text=SNARL, reason=SNARL, supports=(span,), disputes=())
            for n, one in enumerate(whole.claims)
        ),
        timeline=tuple(replace(one, text=SNARL, disagreement=SNARL, evidence=(span,)) for one in whole.timeline),
        lineage=tuple(replace(one, reasons=(SNARL,)) for one in whole.lineage),
        brief=tuple(replace(one, text=SNARL, evidence=(span,)) for one in whole.brief),
        utterances=tuple(replace(one, reasons=(SNARL,)) for one in whole.utterances),
        corrections=tuple(
            Corrected(
                number=number,
                about="entity",
                verdict="same",
                names=(SNARL, SNARL),
                outcome="against",
                left=record,
                by=SNARL,
                at=SNARL,
                note=SNARL,
                reason=SNARL,
            )
            for number, record in enumerate((whole.entities[0].id, whole.utterances[0].id, "nowhere", None), 1)
        ),
    )
