"""How much of each kind stands on paper; ``audit.json`` holds all of it."""

GAPS_IN_SUMMARY = 7
CHECKS_IN_SUMMARY = 7
"""Figures that do not agree; with seven gaps and in full, these fit on two pages."""
CHECKS_BESIDE_CLIMATE = 3
"""The same, where the coverage of the climate part takes the room."""
WARNINGS_IN_SUMMARY = 2
WARNING = 240
"""Characters of a note in the summary; a longer one ends with a whole sentence."""
DIFFERENCE = 240
"""Characters of a difference and its working together, in the summary."""
MISSING = 110
"""Characters of what a gap of the summary lacks; whole elements only."""
CHECK_ROWS = 40
"""Checks that do not agree or are a query, in each of the two tables of them."""
FIGURE_ROWS = 120
ROWS_TOGETHER = 8
"""Rows of a table of figures up to which it stays on one page."""
VALUES_IN_A_CELL = 3
PLACES_IN_A_CELL = 6
WORKING = 400
"""Characters of the working of a check."""
PICTURE_BESIDE = 180.0
"""Points; a picture as narrow stands below what is asked, beside the quotes."""
CHECKS_PICTURED = 12
"""Figures that do not agree and are shown as they stand on their pages."""
FIGURES_PICTURED = 8
"""Of one such check."""
RANGE_CHARTS = 4
QUOTES_OF_AN_ELEMENT = 3
LEFT_PLACES = 12
"""Runs of pages whose tables, or charts, are left to the eye."""
PASSAGES_OF_A_FLAG = 4
