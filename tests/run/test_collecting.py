import gc

import pytest

from consilience.run.collecting import MORE_SELDOM, seldom_collected


def test_the_collector_looks_as_often_as_before_in_the_end() -> None:
    before = gc.get_threshold()
    with pytest.raises(ZeroDivisionError), seldom_collected():
        assert gc.get_threshold() == (MORE_SELDOM * before[0], *before[1:])
        raise ZeroDivisionError
    assert gc.get_threshold() == before
