"""The collector of garbage rests while work is done, and is as it was afterwards."""

import gc
from collections.abc import Iterator

import pytest

from auditor.collector import uncollected


@pytest.fixture(autouse=True)
def collecting() -> Iterator[None]:
    """Start with a collector that works, whatever ran before."""
    was = gc.isenabled()
    gc.enable()
    yield
    if not was:
        gc.disable()


def test_nothing_is_collected_meanwhile() -> None:
    """One within another does not wake it too soon."""
    with uncollected():
        assert not gc.isenabled()
        with uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()

    assert gc.isenabled()


def test_work_that_fails_wakes_it_too() -> None:
    """Else a long run would keep all its garbage."""
    with pytest.raises(ValueError, match="no work"), uncollected():
        raise ValueError("no work")

    assert gc.isenabled()


def test_a_sleeping_collector_is_left_asleep() -> None:
    """Whoever turned it off did so on purpose."""
    gc.disable()

    with uncollected():
        pass

    assert not gc.isenabled()
