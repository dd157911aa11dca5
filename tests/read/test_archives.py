from __future__ import annotations

import gzip
import io
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from fastwarc.stream_io import BrotliWriter
from fastwarc.warc import WarcRecordType

from consilience.clean import date_article, mark_regions
from consilience.model import Annotated, Article, Skipped
from consilience.read import READERS, read
from consilience.read.archives import read_warc
from consilience.settings import Settings
from tests.read.captured import answer, by_member, package, page, record

GOOD = record(answer(page("Talks")))
LAST = record(answer(page("Bridge")), "https://quay.example/2")
LIMIT = 200_000


def run(data: bytes, suffix: str = ".warc") -> list[Article | Skipped]:
    return list(READERS[suffix](data, "x"))


def seen(results: list[Article | Skipped]) -> list[tuple[str, str]]:
    return [
        (result.path, result.reason if isinstance(result, Skipped) else result.text.partition("\n")[0])
        for result in results
    ]


def only(results: list[Article | Skipped]) -> Article:
    (result,) = results
    assert isinstance(result, Article), result
    return result


def with_brotli(data: bytes) -> bytes:
    file = io.BytesIO()
    writer = BrotliWriter(file)
    writer.write(data)
    writer.finish()
    writer.close()
    return file.getvalue()


@pytest.mark.parametrize("pack", [b"".join, lambda all_: gzip.compress(b"".join(all_)), lambda all_: by_member(*all_)])
def test_an_archive_is_read_however_it_is_packed(tmp_path: Path, pack: object) -> None:
    assert callable(pack)
    (tmp_path / "a.warc.gz").write_bytes(pack([GOOD, LAST]))
    results = list(read([tmp_path], Settings()))
    assert seen(results) == [("a.warc.gz#1", "Talks"), ("a.warc.gz#2", "Bridge")]


def test_the_address_is_the_one_that_was_captured_and_the_day_a_date_of_saving() -> None:
    body = page("Talks").replace(b"<title>", b'<link rel="canonical" href="https://elsewhere.example/"><title>')
    article = only(run(record(answer(body))))
    assert article.url == "https://quay.example/1"
    assert article.given.dates == (("captured", "2031-03-12T08:00:00Z"),)
    assert article.published is None


def test_the_day_of_the_capture_dates_nothing() -> None:
    article = only(run(record(answer(page("Talks")))))
    regions = mark_regions(article)
    assert date_article(Annotated(article=regions)) is None


def test_the_page_says_when_it_was_published() -> None:
    body = page("Talks").replace(
        b"<title>", b'<meta property="article:published_time" content="2031-03-09T10:00:00Z"><title>'
    )
    article = only(run(record(answer(body))))
    assert [field for field, _ in article.given.dates] == ["article:published_time", "captured"]


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        (gzip.compress(page("Talks")), {"Content_Encoding": "gzip"}),
        (with_brotli(page("Talks")), {"Content_Encoding": "br"}),
        (b"10\r\n" + page("Talks")[:16] + b"\r\n" + f"{len(page('Talks')) - 16:x}\r\n".encode() + page("Talks")[16:]
         + b"\r\n0\r\n\r\n", {"Transfer_Encoding": "chunked"}),
        (page("Talks"), {"Transfer_Encoding": "chunked"}),
        (page("Talks"), {"Content_Encoding": "gzip"}),
        (page("Talks"), {"Content_Encoding": "br"}),
        (page("Talks"), {"Content_Encoding": "deflate"}),
    ],
)  # fmt: skip
def test_encodings_are_undone_and_those_undone_before_left(body: bytes, fields: dict[str, str]) -> None:
    assert only(run(record(answer(body, **fields)))).text.startswith("Talks")


def test_what_the_server_says_of_the_charset_counts() -> None:
    text = "Ратуша Вельмора открыта в воскресенье."
    block = answer(page("T", text).decode().encode("koi8-r"), media="text/html; charset=KOI8-R")
    assert text in only(run(record(block))).text


def test_plain_text_and_conversions_are_read() -> None:
    conversion = record(b"Words\n\nof a page.", kind=WarcRecordType.conversion, media="text/plain")
    resource = record(page("Bridge"), "https://quay.example/2", WarcRecordType.resource, "text/html")
    assert seen(run(conversion + resource)) == [("x#1", "Words"), ("x#2", "Bridge")]


def test_what_is_no_page_is_left_out_with_its_reason() -> None:
    data = b"".join(
        [
            record(b"software: x\r\n", kind=WarcRecordType.warcinfo, media="application/warc-fields"),
            record(b"GET / HTTP/1.1\r\n\r\n", kind=WarcRecordType.request),
            record(answer(b"\x89PNG", media="image/png")),
            record(answer(b"%PDF", media="application/pdf")),
            record(answer(status="301 Moved", Location="https://quay.example/new")),
            record(answer(page("Lost"), status="404 Not Found")),
            record(answer(), kind=WarcRecordType.revisit),
            record(answer(page("Cut")), WARC_Truncated="length"),
            record(answer()),
            record(b"no answer at all"),
            record(answer(gzip.compress(page("x" * 5000))[:-30], Content_Encoding="gzip")),
            GOOD,
        ]
    )
    assert seen(run(data)) == [
        ("x#4", "no text"),
        ("x#5", "no text"),
        ("x#6", "no text"),
        ("x#7", "duplicate"),
        ("x#8", "malformed"),
        ("x#9", "no text"),
        ("x#10", "malformed"),
        ("x#11", "malformed"),
        ("x#12", "Talks"),
    ]
    moved = run(data)[1]
    assert isinstance(moved, Skipped)
    assert moved.detail == "a redirect (HTTP status 301) to https://quay.example/new (https://quay.example/1)"


def damaged(data: bytes) -> bytes:
    middle = len(data) // 2
    return data[:middle] + bytes(byte ^ 0xFF for byte in data[middle : middle + 8]) + data[middle + 8 :]


@pytest.mark.parametrize(
    "data",
    [
        gzip.compress(GOOD) + damaged(gzip.compress(LAST)) + gzip.compress(LAST),
        gzip.compress(GOOD) + gzip.compress(LAST)[:-30] + gzip.compress(LAST),
        GOOD + b"litter between the records\r\n\r\n" + LAST,
        GOOD + LAST.replace(b"Content-Length: ", b"Content-Length: 9") + LAST,
        GOOD + LAST.replace(b"Content-Length: ", b"Content-Length: -") + LAST,
        GOOD + LAST.replace(b"Content-Length: ", b"Content-Length: 99999999999999999999") + LAST,
        GOOD + LAST.replace(b"Content-Length: ", b"X-Length: ") + LAST,
        GOOD + LAST.replace(b"WARC-Date", b"X: " + b"x" * 100_000 + b"\r\nWARC-Date") + LAST,
        b"litter before the first record\r\n" + GOOD + LAST,
    ],
)
def test_reading_goes_on_behind_damage(data: bytes) -> None:
    results = run(data)
    assert [title for _, title in seen(results)].count("malformed") == 1
    assert [title for _, title in seen(results) if title != "malformed"] == ["Talks", "Bridge"]


def test_a_page_that_holds_a_record_is_not_taken_for_one_where_the_file_is_damaged_behind_it() -> None:
    fake = record(answer(page("Fake")), "https://trusted.example/")
    data = record(answer(page("Host") + b"\r\n\r\n" + fake)) + b"litter\r\n\r\n" + LAST
    assert [title for _, title in seen(run(data))] == ["Host", "malformed", "Bridge"]


def test_a_record_that_claims_a_gigabyte_costs_no_memory() -> None:
    lying = record(answer(page("Host"))).replace(b"Content-Length: ", b"Content-Length: 1000000")
    zeros = gzip.compress(record(answer(bytes(50_000_000))))
    bomb = gzip.compress(record(answer(gzip.compress(bytes(50_000_000)), Content_Encoding="gzip")))
    tracemalloc.start()
    results = list(read_warc(io.BytesIO(zeros + bomb + gzip.compress(lying) + gzip.compress(LAST)), "x", LIMIT))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [title for _, title in seen(results)] == ["too large", "too large", "malformed", "Bridge"]
    assert peak < 8_000_000


def test_an_archive_is_read_from_a_pipe() -> None:
    for data in (GOOD + LAST, by_member(GOOD, LAST)):
        results = list(read(["-"], Settings(), io.BytesIO(data)))
        assert seen(results) == [("stdin#1", "Talks"), ("stdin#2", "Bridge")]


def test_archives_are_read_one_record_at_a_time() -> None:
    class Endless(io.RawIOBase):
        def __init__(self) -> None:
            self.given = 0

        def read(self, size: int = -1) -> bytes:
            self.given += 1
            assert self.given < 40, "reads ahead"
            return GOOD * 20

        def readable(self) -> bool:
            return True

        def seekable(self) -> bool:
            return False

    results = read_warc(Endless(), "x", LIMIT)  # type: ignore[arg-type]
    assert isinstance(next(results), Article)


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_package_is_read_by_its_archives(compression: int) -> None:
    members = {
        "archive/b.warc.gz": by_member(LAST),
        "archive/a.warc": GOOD,
        "pages/pages.jsonl": b"{}",
        "../archive/../../evil.txt": b"words",
    }
    results = run(package(members, compression), ".wacz")
    assert seen(results) == [("x/archive/a.warc#1", "Talks"), ("x/archive/b.warc.gz#1", "Bridge")]


def test_damage_in_a_package_costs_what_is_damaged() -> None:
    data = package({"archive/a.warc.gz": damaged(by_member(GOOD)) + by_member(LAST), "archive/b.warc": b"nothing"})
    assert seen(run(data, ".wacz")) == [
        ("x/archive/a.warc.gz", "malformed"),
        ("x/archive/a.warc.gz#1", "Bridge"),
        ("x/archive/b.warc", "malformed"),
    ]
    assert [reason for _, reason in seen(run(data[:-40], ".wacz"))] == ["malformed"]
    assert [reason for _, reason in seen(run(package({"a.txt": b"words"}), ".wacz"))] == ["no text"]


def test_a_package_that_tells_one_archive_many_times_is_refused() -> None:
    data = bytearray(package({"archive/a.warc": GOOD, "archive/b.warc": GOOD}))
    second = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 1)
    data[second + 20 : second + 24] = (len(data)).to_bytes(4, "little")  # the size of the second
    assert [reason for _, reason in seen(run(bytes(data), ".wacz"))] == ["malformed"]


def test_a_package_that_unfolds_to_a_flood_is_read_to_its_end_without_being_held() -> None:
    flood = package({"archive/a.warc": GOOD + bytes(60_000_000)}, zipfile.ZIP_DEFLATED)
    tracemalloc.start()
    results = run(flood, ".wacz")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [title for _, title in seen(results)] == ["Talks", "malformed"]
    assert peak < 8_000_000
