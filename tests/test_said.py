"""Figures held against what else the report says."""

import pytest
from checked import checks_of, results


@pytest.mark.parametrize(
    ("sundries", "expected"), [("14.9", ["split pass"]), ("19.4", ["split exception"])]
)
def test_a_row_that_prints_what_is_missing_is_a_part(
    sundries: str, expected: list[str]
) -> None:
    """No figure is read from the row of sundries, but it stands among the parts."""
    checks = checks_of(
        f"""\
Non-hazardous waste | Unit | 2024
Construction waste | tonnes | 1,733.4
General refuse | tonnes | 118.9
Sundries | tonnes | {sundries}
Total non-hazardous waste | tonnes | 1,867.2
"""
    )

    assert results(checks) == expected
