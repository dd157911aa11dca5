"""Every error that Consilience raises on purpose, in one tree.

    ConsilienceError
    ├── SkipInput          leave this one input out, count it, go on with the rest
    │   ├── UnreadableInput    no permission, a broken link, a loop of links
    │   ├── TooLarge           over the size limit of the settings
    │   ├── NotText            binary, or in no encoding that can be told
    │   ├── Malformed          not the format that its name or shape promises
    │   ├── NoText             nothing to read in it
    │   ├── SummaryOnly        a feed's entry that brings a summary of its article
    │   ├── NotFetched         an address that gave no answer that can be read
    │   ├── NotAllowed         an address that must not be asked: robots.txt, a private network
    │   ├── Duplicate          the same article was read before
    │   └── UnsupportedLanguage   a language that no installed annotator reads
    └── StopRun            the run can't go on; a person must act
        ├── NoInput            not one usable article in all that was named
        ├── BadSettings        an option with a value that it can't have
        ├── ModelMissing       the language model is absent or not the one expected
        ├── OutputRefused      the output folder can't be written, or holds something else
        └── StoreError         the disk or the server failed; what was acknowledged before is safe
            ├── StoreRefused       can't be opened or written, or is not a store of ours
            ├── StoreTooNew        written by a newer release
            ├── StoreBusy          another writer held it for longer than was to be waited
            └── StoreFull          no room for more; nothing is half-written

Who must act is told by the branch: `SkipInput` is caught by the run, which names the input and the reason in its
summary; `StopRun` ends the run with a message that says what to do.
"""

from __future__ import annotations


class ConsilienceError(Exception):
    """Root of the tree; catch it to catch everything that is raised on purpose."""


class SkipInput(ConsilienceError):
    """This one input is left out; `reason` is a word to count by, the message says what was seen."""

    reason = "skipped"


class UnreadableInput(SkipInput):
    """The file can't be opened: no permission, a broken link, a loop of links, gone since it was listed."""

    reason = "unreadable"


class TooLarge(SkipInput):
    """The article is larger than `Settings.max_article_bytes`."""

    reason = "too large"


class NotText(SkipInput):
    """Binary data, or bytes in no encoding that can be told."""

    reason = "not text"


class Malformed(SkipInput):
    """The input breaks the format that its name promises, such as a JSON line cut short."""

    reason = "malformed"


class NoText(SkipInput):
    """The input is empty, or holds no text that could be an article."""

    reason = "no text"


class SummaryOnly(SkipInput):
    """An entry of a feed that brings a summary, and the address of its article, but not the article."""

    reason = "summary only"


class NotFetched(SkipInput):
    """An address that gave no answer, an error, or one that was too slow, too long or sent in circles."""

    reason = "not fetched"


class NotAllowed(SkipInput):
    """An address that must not be asked: robots.txt refuses it, it is in a private network, it is not on the web."""

    reason = "not allowed"


class Duplicate(SkipInput):
    """An article with this id, or the very same text at the same place, was read before."""

    reason = "duplicate"


class UnsupportedLanguage(SkipInput):
    """The text is in a language that no installed annotator reads."""

    reason = "language"


class StopRun(ConsilienceError):
    """The run can't go on; the message says what to do."""


class NoInput(StopRun):
    """Not one usable article in all the paths that were given."""


class BadSettings(StopRun):
    """An option has a value that it can't have."""


class ModelMissing(StopRun):
    """The language model is not installed, or is not the release whose hash is pinned."""


class OutputRefused(StopRun):
    """The output folder can't be written, or holds files that this run did not make."""


class StoreError(StopRun):
    """The disk or the server of a store failed in the middle. The transaction was rolled back and everything that was
    acknowledged before it is safe: run again once the cause is mended."""


class StoreRefused(StoreError):
    """The store can't be opened or written (read-only, no permission, no server), or is not one of ours."""


class StoreTooNew(StoreError):
    """The store was written by a newer release, whose tables this one does not know."""


class StoreBusy(StoreError):
    """Another writer held the store for longer than was to be waited."""


class StoreFull(StoreError):
    """There is no room for more, on the disk or under a limit; nothing is half-written."""
