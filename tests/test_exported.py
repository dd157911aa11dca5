"""The public names are those that stand in `__all__`, sorted, and each can be had."""

import consilience


def test_public_names_are_sorted_and_there() -> None:
    assert consilience.__all__ == sorted(consilience.__all__)
    for name in consilience.__all__:
        assert getattr(consilience, name) is not None


def test_other_names_are_not_public() -> None:
    assert not hasattr(consilience, "nonsense")
    public = {name for name in vars(consilience) if not name.startswith("_")}
    modules = {name for name in public if type(getattr(consilience, name)).__name__ == "module"}
    assert public - modules <= {*consilience.__all__, "annotations", "TYPE_CHECKING"}
