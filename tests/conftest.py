"""What all tests share: the flag that rewrites golden files."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--update-golden``; what it writes is to be read in review."""
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="rewrite tests/golden from what the program says now",
    )
