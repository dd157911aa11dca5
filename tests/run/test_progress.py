import io

from consilience.run.progress import counted, shown


def test_counted_passes_items_through_and_tells_how_far_it_is() -> None:
    told: list[tuple[str, int, int | None]] = []
    items = list(counted("abc", "read", 3, lambda stage, done, total: told.append((stage, done, total))))
    assert items == ["a", "b", "c"]
    assert told == [("read", 0, 3), ("read", 1, 3), ("read", 2, 3), ("read", 3, 3)]


def test_a_log_gets_no_bar() -> None:
    stream = io.StringIO()
    with shown(stream) as report:
        for done in range(1000):
            report("annotate", done, 1000)
    assert "\r" not in stream.getvalue()
    assert stream.getvalue().count("\n") <= 1
