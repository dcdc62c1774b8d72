"""What the layout of reports is measured by; sizes are those of the letters at hand."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Glyphs:
    """When letters make one word, and how high they stand."""

    step: float = 0.5
    """Points by which letters must differ in height or foot to be set differently."""
    leap: float = 2.5
    """Points between letters from which on they stand apart."""
    rise: float = 0.8
    """Share of the size that a line takes above its baseline."""
    fall: float = 0.2
    """Share of the size that a line takes below its baseline."""
    middle: float = 0.35
    """Share of the size from the baseline up to the middle of small letters."""
    bold: int = 600
    """Weight of a font, of 1,000, from which on it is bold."""
    samples: int = 24
    """Letters of a page that are asked how they are turned."""
    unmapped: float = 0.1
    """Share of words without readable letters from which on a page is garbled."""


@dataclass(frozen=True, slots=True)
class Sideways:
    """How letters that stand on their side make labels."""

    leading: float = 4.0
    """Most points between the lines of one label."""
    space: float = 8.0
    """Most points between its words."""
    gap: float = 1.0
    """Points between two letters from which on they are of two words."""
    recent: int = 80
    """Last letters of a label that one more is held against."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What a reader can see of a word."""

    tiny: float = 1.5
    """Size in points below which letters cannot be read."""
    pale: int = 0xF0
    """Red, green and blue, of 255, from which on letters may vanish on paper."""
    near: int = 32
    """Steps of 255 in red, green and blue up to which a fill may hide letters."""
    title: int = 12
    """Words of a title on a picture, at the most."""
    contrast: int = 24
    """Steps of 255 between the darkest and the lightest pixel of a visible word."""
    scale: float = 1.0
    """Pixels to a point: a word of small print is then some pixels high."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """Which drawn shapes are the rules and cells of tables."""

    thin: float = 2.0
    """Points up to which a drawn shape is a rule."""
    long: float = 3.0
    """Points from which on a rule is long enough to matter."""
    strokes: int = 12
    """Slanting or short lines of a path beyond which it is a drawing."""
    snap: float = 2.5
    """Points within which edges are one."""
    touch: float = 3.0
    """Points within which shapes hang together."""
    side: float = 6.0
    """Points by which the sides of parts of one table, or its text, may differ."""
    backdrop: float = 0.6
    """Share of the page from which on a filled shape is a background."""
    panel: float = 0.97
    """Share of the page's height from which on a filled shape is a background."""
    curves: int = 10
    """Drawings with curves, for each row, from which on an area is a picture."""
    bars: int = 2
    """Edges within columns, for each row, from which on they are bars of a chart."""
    width: float = 60.0
    """Points from which on a structure is wide enough for a table."""
    height: float = 16.0
    """Points from which on a structure is high enough for a row."""
    row: float = 2.9
    """Height, in sizes of its letters, of a row of one line."""
    stack: float = 0.3
    """Share of the page's height between rules of one table, at the most."""


@dataclass(frozen=True, slots=True)
class Lines:
    """When words make a line, and lines belong together."""

    level: float = 0.25
    """Share of the smaller size by which baselines on one line may differ."""
    gap: float = 1.25
    """Gap between words, in sizes, from which on they are of different columns."""
    gap_at_break: float = 0.75
    """The same where the file, too, starts a new line between them."""
    glue: float = 0.08
    """Gap, in sizes, up to which words out of the file's order touch."""
    shift: float = 0.6
    """Share of a letter's size by which a power or index stands above or below it."""
    shadow: float = 1.5
    """Points by which a word printed twice is moved."""
    hang: float = 5.0
    """Sizes by which a list sign or mark may stand before its line."""
    small: float = 0.8
    """Share of its neighbour's size below which a letter may be a mark."""
    raised: float = 0.18
    """Share of its neighbour's size by which a mark stands above the baseline."""
    hardly: float = 0.95
    """The same of a mark that stands ``high`` and touches its neighbour."""
    high: float = 0.27
    """Share of its neighbour's size from which on a mark stands high."""
    sunk: float = 0.3
    """Sizes of a mark by which it may stand below the foot of its line."""
    step: float = 1.7
    """Distance of lines, in sizes, up to which they are of one text."""
    gutter: float = 0.8
    """Least width of a gutter between columns of text, in sizes."""
    flush: float = 2.0
    """Points by which the lines of one text may start apart."""
    paragraph: float = 2.0
    """Space between paragraphs, in sizes, up to which a column goes on below."""
    letters: int = 4
    """Letters standing one by one from which on they are letter-spaced words."""
    wider: float = 1.4
    """Times their usual gap from which on the gap is one between words."""
    beside: int = 3
    """Lines on either side that a gutter must part."""
    unknown: float = 10.0
    """Points that stand for a size where no letter gives one."""


@dataclass(frozen=True, slots=True)
class Justified:
    """Which lines are spaced out to fill their column."""

    near: int = 6
    """Lines above and below of which one fills the same column."""
    widest: float = 3.0
    """Space, in sizes, beyond which words are not of one line."""
    even: float = 1.5
    """Times the narrowest space up to which the widest of such a line reaches."""


@dataclass(frozen=True, slots=True)
class Scans:
    """What a scan of written paper looks like; photographs are far from it."""

    words: int = 40
    """Words of text beside it, at the most: a header, a footer, a stamp."""
    fills: float = 0.7
    """Share of the page that the picture covers."""
    paper: int = 225
    """Lightness, of 255, from which on a place is bare paper."""
    blank: float = 0.6
    """Share of the page that is bare paper; photographs met so far have 0.2."""
    ink: int = 110
    """Lightness up to which a place is ink."""
    written: float = 0.003
    """Share of the page that is ink; a page number alone has less."""


@dataclass(frozen=True, slots=True)
class Margins:
    """Where running headers and footers stand."""

    top: float = 0.16
    """Share of the page's height above which a running line may stand."""
    foot: float = 0.88
    """Share of the page's height below which a running line may stand."""
    deep_top: int = 6
    """Running lines at the top, at the most; a site map has several."""
    few: int = 3
    """Running lines beyond which one must recur ``often``: it may be text."""
    often: int = 5
    """Pages on which such a line stands, at the least."""
    deep_foot: int = 4
    """Running lines at the foot, at the most."""
    drift: float = 4.0
    """Points by which a running line may move from page to page."""
    rounding: float = 1.5
    """Drifts by which heights that are rounded to a drift may differ."""
    off: float = 1.6
    """Distance, in sizes, that a running line keeps from the text."""
    far_off: float = 3.5
    """The same for one with columns, which may head a table."""
    columns: int = 3
    """Parts of a line side by side from which on it may belong to a table."""
    times: int = 3
    """Pages from which on a line that repeats runs."""
    twice: int = 2
    """Pages that tell how far printed numbers are off those of the file."""
    near: int = 2
    """Pages from one to the next of a chapter title that is repeated."""
    large: float = 1.3
    """Sizes of the text from which on a running line is a chapter title."""
    everywhere: float = 0.6
    """Share of the pages from which on such a line is the report's title."""


@dataclass(frozen=True, slots=True)
class Text:
    """When lines make a passage, and which passages are headings or notes."""

    spaced: float = 1.28
    """Times the usual distance of lines from which on a paragraph ends."""
    tight: float = 0.55
    """Times the usual distance of lines below which they are not of one paragraph."""
    usual: float = 1.3
    """Distance of lines, in sizes, where a report shows none."""
    loosest: float = 2.2
    """Distance of lines, in sizes, beyond which it tells nothing of the usual one."""
    resized: float = 0.06
    """Share by which the size of letters of one passage may differ."""
    short: float = 3.0
    """Sizes by which a line must end before the margin to be a last line."""
    indent: float = 1.0
    """Sizes by which a first line is set in."""
    smaller: float = 0.9
    """Sizes of the running text up to which a passage may be a footnote."""
    note: float = 1.02
    """Sizes of the running text up to which a passage that says so is a note."""
    larger: float = 1.1
    """Sizes of the running text from which on a passage may be a heading."""
    much_larger: float = 1.25
    """Sizes of the running text from which on a heading needs nothing to head."""
    heading_lines: int = 3
    """Lines of a heading, at the most."""
    letters: int = 3
    """Letters of a heading, at the least."""
    letters_wide: int = 2
    """Chinese characters of a heading, at the least."""
    chapters: int = 3
    """Chapters set alike from which on larger ones before them are of their level."""
    prose: int = 60
    """Characters from which on a passage is prose."""
    dark: int = 0x60
    """Red, green and blue, of 255, up to which letters are black or grey."""
    sentence: int = 40
    """Characters from which on a line is more than the label of a chart."""


@dataclass(frozen=True, slots=True)
class Prose:
    """What tells running text beside or among tables."""

    lines: int = 4
    """Lines in a column from which on it may hold running text."""
    passage: int = 5
    """Lines of a passage that is no cell of a table."""
    chains: int = 12
    """Passages that a line may carry on: those begun last."""
    flush: float = 2.0
    """Points by which the lines of a passage may start apart."""
    long: int = 22
    """Characters of a line of running text."""
    long_wide: int = 12
    """Chinese characters of a line of running text."""
    mostly: float = 0.6
    """Share of the lines that are long."""
    open: float = 0.35
    """Share of the lines that carry on a sentence in the middle."""
    even: float = 0.8
    """Share of the steps from line to line that are alike."""
    step: float = 0.12
    """Share by which steps from line to line may differ and be alike."""
    ruled: float = 0.3
    """Share of a column's width that edges cover where it is part of a ruled table."""


@dataclass(frozen=True, slots=True)
class Regions:
    """How far a table reaches on its page."""

    skip: int = 4
    """Most lines without figures between two rows of one table."""
    apart: float = 4.5
    """Distance of lines, in sizes, at which a table ends."""
    rows: int = 2
    """Lines in each of the first two columns under names that stand on a rule."""
    close: float = 1.6
    """Distance of lines, in sizes, at which a line belongs to the one above."""
    larger: float = 1.2
    """Times the size of the rows from which on a line between is a heading."""
    header_apart: float = 2.6
    """Distance, in sizes, up to which a line above names the columns."""
    header_lines: int = 6
    """Most lines above the first row that may name the columns."""
    stick_out: float = 3.0
    """Points by which words may stick out of a frame."""
    same_width: float = 0.05
    """Share by which the parts of one table may differ in width."""


@dataclass(frozen=True, slots=True)
class Restarts:
    """Where one table ends and the next begins."""

    rows: int = 2
    """Lines with figures of each of the two, at the least."""
    even: float = 1.0
    """Points by which a line may stand nearer to the row above than to the names."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns of a table part, and what names them."""

    edge: float = 0.45
    """Share of a table's height that an edge between columns covers."""
    crossed: float = 0.15
    """Share of the lines whose words may cross an edge between columns."""
    names: int = 2
    """Lines, such as names of groups of columns, that always may cross it."""
    river_crossed: float = 0.04
    """Share of the lines whose words may cross an empty stretch between columns."""
    river: float = 1.5
    """Least width in points of the stretch that all lines leave empty."""
    votes: int = 3
    """Lines with figures on both sides of a stretch that part columns there."""
    outvoted: float = 0.34
    """Lines for each of these that may cross the stretch nevertheless."""
    wide: float = 1.2
    """Widest gap at a stretch, in sizes, from which on it parts two columns."""
    middling: float = 0.65
    """Median gap at a stretch, in sizes, from which on it parts two columns."""
    beside: float = 0.2
    """Share of its height by which a line that stands beside others overlaps them."""
    phrase: float = 0.6
    """Gap in sizes up to which words of a header make one name."""
    share: float = 0.3
    """Share of a name, or of a column, from which on one covers the other."""
    flush: float = 3.0
    """Points within which a name starts where its column starts."""
    centred: float = 0.16
    """Share of their width by which a name may miss the middle of its columns."""
    midst: float = 0.25
    """The same for the only name above years."""
    listed: float = 0.6
    """Share of the lines of a column that are list signs where it is no column."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Where the rows of a table part, and what makes it one."""

    edge: float = 0.5
    """Share of the width of a table that an edge between rows covers."""
    figures: float = 0.25
    """Share of the filled lines of a column that are figures where it holds values."""
    step: float = 0.8
    """Distance of lines, in sizes, from which on they are two printed lines."""
    close: float = 1.15
    """Times the least distance of lines up to which lines are of one row."""
    pitch: float = 1.25
    """Times the least distance of lines from which on space parts rows."""
    indent: float = 0.4
    """Sizes by which the second line of a label is set in."""
    flush: float = 3.0
    """Points within which lines of one cell start, end or have their middles."""
    slip: float = 0.85
    """Sizes by which the label and the figures of one line may miss each other."""
    tight: float = 0.45
    """Gap in sizes up to which words make one phrase."""
    ruled: float = 0.4
    """Share of a table's width that edges between rows cover where they are ruled."""
    across: float = 0.6
    """Share of a column's width that an edge across it covers."""
    full_edge: float = 0.75
    """Share of a table's width that edges between its rows cover."""
    figured: float = 0.5
    """Share of the rows of a table without rules that hold figures."""
    prose: int = 30
    """Characters of a line of a cell from which on it may be running text."""
    figure: int = 30
    """Most characters of a figure with its unit."""


GLYPHS = Glyphs()
SIDEWAYS = Sideways()
SIGHT = Sight()
DRAWN = Drawn()
LINES = Lines()
JUSTIFIED = Justified()
MARGINS = Margins()
SCANS = Scans()
TEXT = Text()
PROSE = Prose()
REGIONS = Regions()
RESTARTS = Restarts()
COLUMNS = Columns()
ROWS = Rows()
