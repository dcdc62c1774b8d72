"""The document's own promises: what stands on a page, and where."""

from auditor.document import fold


def test_fold_drops_spaces_and_punctuation() -> None:
    """Spacing and punctuation differ between readers of one PDF; letters do not."""
    assert fold("Scope 1 (tCO₂e): 12.3") == "scope1tco₂e123"
