"""Web archives made by hand, for tests: records with their answers, and packages of archives."""

from __future__ import annotations

import gzip
import io
import zipfile

from fastwarc.warc import WarcRecord, WarcRecordType

PAGE = "<html><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{text}</p></article></body></html>"


def page(title: str, text: str = "The council of Velmora met on Sunday.") -> bytes:
    return PAGE.format(title=title, text=text).encode()


def answer(body: bytes = b"", status: str = "200 OK", media: str | None = "text/html", **fields: str) -> bytes:
    kind = {} if media is None else {"Content-Type": media}
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in {**kind, **fields}.items()]
    return "\r\n".join([f"HTTP/1.1 {status}", *lines, "", ""]).encode() + body


def record(
    block: bytes,
    url: str = "https://quay.example/1",
    kind: WarcRecordType = WarcRecordType.response,
    media: str = "application/http; msgtype=response",
    date: str = "2031-03-12T08:00:00Z",
    **fields: str,
) -> bytes:
    made = WarcRecord()
    made.init_headers(kind, b"urn:uuid:00000000-0000-4000-8000-000000000000", content_length=len(block))
    made.headers["WARC-Date"] = date
    made.headers["WARC-Target-URI"] = url
    made.headers["Content-Type"] = media
    for name, value in fields.items():
        made.headers[name.replace("_", "-")] = value
    made.set_bytes_content(block)
    file = io.BytesIO()
    made.write(file)
    return file.getvalue()


def by_member(*records: bytes) -> bytes:
    """Each record in a gzip member of its own, as WARC files usually are."""
    return b"".join(gzip.compress(one, mtime=0) for one in records)


def package(members: dict[str, bytes], compression: int = zipfile.ZIP_STORED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return file.getvalue()
