"""Bytes of a text file in; its text, and how sure the decoding is, out."""

import codecs
import re
from dataclasses import dataclass, replace

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# The commonest characters of written Chinese in both scripts: they make up a third
# of any Chinese text and hardly occur in text decoded with the wrong table.
_COMMON_HAN = frozenset(
    "的一是不了人在有我他這这個个們们中來来上大為为和國国地到以說说時时要就出會会可也你對对生能而子那得於于著着下自之"
    "年過过發发後后作里用道行所然家種种事成方多經经麼么去法學学如都同現现當当沒没動动面起看定天分還还進进好小部其些"
    "主樣样理心本前開开但因只從从想實实日軍军者意無无力它與与長长把機机十民第公此已工使情明性知全三又關关點点正業业"
    "外將将兩两高間间由問问很最重並并物手應应戰战向頭头文體体政美相見见被利什二等產产或新己制身果加西斯月話话合回"
    "特代內内信表化老給给世位次度門门任常先海通教兒儿原東东聲声提立及比員员解水名真論论處处走義义各入幾几口認认條条平系"
)
_SAMPLE = 200_000
_NAME = re.compile(
    rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE
)
_NAMED_WITHIN = 20_000
"""Bytes at the start of a web page in which it may name its encoding."""
# By the names and aliases that browsers know; supersets stand for what they extend.
_ENCODINGS = {
    **dict.fromkeys(("utf-8", "utf8", "unicode-1-1-utf-8", "utf-16"), "utf-8"),
    **dict.fromkeys(("big5", "big5-hkscs", "cn-big5", "x-x-big5"), "big5hkscs"),
    **dict.fromkeys(("gb2312", "gbk", "gb18030", "x-gbk", "gb_2312-80"), "gb18030"),
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis"), "shift_jis"),
    **dict.fromkeys(("euc-kr", "ks_c_5601-1987"), "euc_kr"),
    **dict.fromkeys(("iso-8859-1", "latin1", "windows-1252", "us-ascii"), "cp1252"),
}
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_SPOILT = 0.001
"""Greatest share of undecodable characters at which a file still counts as UTF-8."""
_MOST_SPOILT = 0.25
"""Greatest such share at which a file of no other encoding is read at all."""
_WIDE_NUL = 0.3
"""Share of NUL bytes on one side at which text is UTF-16 without its mark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Text with the reason why it may be wrong."""

    text: str
    encoding: str
    basis: str
    """What says so."""
    doubt: str = ""
    """One sentence where the encoding was guessed or mended; empty otherwise."""


def decode(data: bytes, *, marked_up: bool = False) -> Decoded | None:
    """Return the text in ``data``, or ``None`` where it is no text at all.

    Where it is ``marked_up``, as a web page is, it may name its encoding itself.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data, encoding)
    wide = _unmarked_utf16(data)
    if wide:
        return wide
    if _is_binary(data):
        return None
    named = _named(data) if marked_up else None
    found = _as_named(data, named) if named else None
    if found is None:
        found = _as_utf8(data) or _guess(data)
        if found and named and not data.isascii():
            doubt = f"the file names {named} and was decoded as {found.encoding}"
            found = replace(found, doubt=doubt)
    return found and _without_nuls(found)


def _named(data: bytes) -> str | None:
    """Return the encoding that a web page names, as Python knows it."""
    name = _NAME.search(data, 0, _NAMED_WITHIN)
    return _ENCODINGS.get(name[1].decode().lower()) if name else None


def _as_named(data: bytes, encoding: str) -> Decoded | None:
    """Return the text if all of it can be decoded as the file says.

    What is valid UTF-8 is taken for that: other text hardly ever is by chance.
    """
    if encoding != "utf-8" and not data.isascii() and _as_utf8(data):
        return None
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return Decoded(text=text, encoding=encoding, basis="as the file says")


def _as_utf8(data: bytes) -> Decoded | None:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return Decoded(text=text, encoding="utf-8", basis="all of it is valid")


def _without_nuls(decoded: Decoded) -> Decoded:
    nuls = decoded.text.count("\0")
    if not nuls:
        return decoded
    return replace(
        decoded,
        text=decoded.text.replace("\0", ""),
        doubt=f"{nuls} zero bytes inside the text were left out",
    )


def _marked(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, errors="replace")
    spoilt = text.count("\N{REPLACEMENT CHARACTER}")
    doubt = f"{spoilt} characters could not be decoded as {encoding}" if spoilt else ""
    return Decoded(
        text=text, encoding=encoding, basis="its byte order mark", doubt=doubt
    )


def _unmarked_utf16(data: bytes) -> Decoded | None:
    sample = data[:_SAMPLE]
    half = max(len(sample) // 2, 1)
    sides = {
        "utf-16-le": sample[1::2].count(0) / half,
        "utf-16-be": sample[0::2].count(0) / half,
    }
    encoding = max(sides, key=lambda name: sides[name])
    if sides[encoding] < _WIDE_NUL or min(sides.values()) > _WIDE_NUL / 10:
        return None
    text = data.decode(encoding, errors="replace")
    return Decoded(
        text=text,
        encoding=encoding,
        basis="every other byte is zero",
        doubt=f"the file names no encoding and was decoded as {encoding}",
    )


def _is_binary(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    control = len(re.findall(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]", sample))
    nuls = sample.count(0)
    return control * 50 > len(sample) or nuls * 10 > len(sample)


def _guess(data: bytes) -> Decoded | None:
    mended = data.decode("utf-8", errors="replace")
    spoilt = mended.count("\N{REPLACEMENT CHARACTER}")
    wide = sum(len(run) for run in _HIGH_RUN.findall(data))
    utf8 = Decoded(
        text=mended,
        encoding="utf-8",
        basis="nearly all of it is valid",
        doubt=f"{spoilt} characters could not be decoded as utf-8",
    )
    if spoilt <= max(len(mended) * _SPOILT, 1) and spoilt * 20 < wide:
        return utf8
    best = max(
        ("big5hkscs", "gb18030", "shift_jis", "euc_kr", "cp1252"),
        key=lambda name: _plausibility(data[:_SAMPLE], name),
    )
    if _plausibility(data[:_SAMPLE], best) <= 0:
        return utf8 if spoilt <= len(mended) * _MOST_SPOILT else None
    text = data.decode(best, errors="replace")
    return Decoded(
        text=text,
        encoding=best,
        basis="its look",
        doubt=f"the file is not UTF-8 and was decoded as {best} by its look",
    )


def _plausibility(sample: bytes, encoding: str) -> float:
    """Return how much a reading looks like writing: 0 for none, 1 for certain."""
    text = sample.decode(encoding, errors="replace")
    foreign = [char for char in text if ord(char) > 0x7F]  # noqa: PLR2004  ASCII
    if not foreign:
        return 0.0
    bad = sum(not _is_sound(char) for char in foreign)
    if bad * 50 > len(foreign):
        return 0.0
    return _likeness(foreign, text, encoding) - bad / len(foreign)


def _is_sound(char: str) -> bool:
    known = char.isprintable() or char.isspace()
    return known and char != "\N{REPLACEMENT CHARACTER}"


def _likeness(foreign: list[str], text: str, encoding: str) -> float:
    if encoding == "cp1252":
        # Western text is ASCII with a few lone accents and curly quotes.
        return 0.9 - 3 * len(foreign) / len(text)
    if encoding == "shift_jis":
        return _share(foreign, "\u3041", "\u30fe")
    if encoding == "euc_kr":
        return _share(foreign, "\uac00", "\ud7a3")
    common = sum(char in _COMMON_HAN for char in foreign)
    return min(1.0, 3 * common / len(foreign))


def _share(chars: list[str], first: str, last: str) -> float:
    return sum(first <= char <= last for char in chars) / len(chars)
