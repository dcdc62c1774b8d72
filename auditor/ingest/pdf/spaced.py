"""Words of a page in; the same with words that are set letter by letter joined out."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from auditor.ingest.pdf.lines import around
from auditor.ingest.pdf.measures import LINES
from auditor.ingest.pdf.sheet import Word


def joined(words: Sequence[Word]) -> list[Word]:
    """Join the letters of letter-spaced words.

    Letters of one style that stand one by one on a line, four at least, are parts of
    words; where the gap between two is wider than usual a new word begins.
    """
    done: list[Word] = []
    run: list[Word] = []
    for word in words:
        if run and not _goes_on(run[-1], word):
            done += _words(run)
            run = []
        run.append(word)
    return done + list(_words(run))


def _goes_on(before: Word, word: Word) -> bool:
    return (
        len(before.text) < 3  # noqa: PLR2004  a pair that is kerned is one word
        and len(word.text) < 3  # noqa: PLR2004
        and word.style is before.style
        and not word.fresh
        and word.text.isalpha()
        and before.text.isalpha()
        and word.baseline == before.baseline
        and word.left >= before.right
    )


def _words(run: Sequence[Word]) -> Iterator[Word]:
    """Yield the words that a run of letters makes, or the run where it makes none."""
    singles = sum(len(word.text) == 1 for word in run)
    if len(run) < LINES.letters or singles * 4 < len(run) * 3:
        yield from run
        return
    gaps = sorted(after.left - before.right for before, after in pairwise(run))
    usual = gaps[len(gaps) // 2]
    letters = [run[0]]
    for before, after in pairwise(run):
        if after.left - before.right > usual * LINES.wider:
            yield _joined(letters)
            letters = []
        letters.append(after)
    yield _joined(letters)


def _joined(letters: Sequence[Word]) -> Word:
    area = around(letters)
    return letters[0]._replace(
        text="".join(word.text for word in letters),
        left=area.left,
        top=area.top,
        right=area.right,
        bottom=area.bottom,
    )
