"""Bytes of a PDF in; which of its packed parts are damaged or swollen out.

The engine leaves out what it cannot unpack, and says nothing of it; what unpacks to
gigabytes it unpacks. Pictures and fonts are passed over: no text is lost with them.
"""

import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from auditor.ingest.pdf.limits import LIMITS

_FILTER = re.compile(rb"/Filter\s*(\[[^\]]*\]|/\w+)")
_NAME = re.compile(rb"/(\w+)")
_NO_TEXT = re.compile(rb"/Image\b|/Length1\b|/Type1C|/CIDFontType0C|/OpenType")
_OTHER_FILTERS = frozenset(
    b"ASCII85Decode ASCIIHexDecode CCITTFaxDecode Crypt DCTDecode JBIG2Decode JPXDecode"
    b" A85 AHx CCF DCT".split()
)
"""Filters that cannot make much of little."""
_CLEAR, _END = 256, 257
"""Codes of LZW that start it anew and end it."""
_WIDEST = 12
"""Bits of the longest code of LZW."""
_RUN_ENDS = 128


@dataclass(frozen=True, slots=True, kw_only=True)
class Streams:
    """What the packed parts of a file are like."""

    spoilt: int
    """Parts that cannot be unpacked, or only in part."""
    swollen: bool
    """Whether one of them unpacks to more than any page needs."""
    objects: tuple[bytes, ...]
    """Unpacked parts that hold other objects, such as pages."""


class _SwollenError(Exception):
    """A part unpacks to more than is allowed."""


def inspect_streams(data: bytes) -> Streams:
    """Unpack every part of a PDF that may hold text; an encrypted one is not opened."""
    spoilt, objects = 0, []
    try:
        for head, body in () if b"/Encrypt" in data else _streams(data):
            unpacked = _unpacked(head, body)
            if unpacked is None:
                spoilt += 1
            elif b"/ObjStm" in head:
                objects.append(unpacked)
    except _SwollenError:
        return Streams(spoilt=spoilt, swollen=True, objects=tuple(objects))
    return Streams(spoilt=spoilt, swollen=False, objects=tuple(objects))


def _streams(data: bytes) -> Iterator[tuple[bytes, memoryview]]:
    """Yield the dictionary and the packed bytes of each stream that may hold text."""
    view = memoryview(data)
    at = data.find(b"stream")
    while at >= 0:
        after = at + len(b"stream")
        start = after + (data[after : after + 1] == b"\r")
        if data[start : start + 1] == b"\n" and not data.endswith(b"end", 0, at):
            head = data[max(data.rfind(b"obj", max(at - LIMITS.head, 0), at), 0) : at]
            if not _NO_TEXT.search(head):
                end = data.find(b"endstream", start)
                yield head, view[start + 1 : end if end >= 0 else len(data)]
        at = data.find(b"stream", after)


def _unpacked(head: bytes, body: memoryview) -> bytes | None:
    """Return what a stream holds, empty where we do not look; ``None`` if damaged.

    Raises:
        _SwollenError: It holds too much.
    """
    found = _FILTER.search(head)
    names = _NAME.findall(found[1]) if found else []
    if len(names) > LIMITS.filters:
        return None
    content: bytes | memoryview = body
    for name in names:
        if name in _OTHER_FILTERS:
            return b""
        if name not in _UNPACKERS:
            return None
        unpacked = _UNPACKERS[name](content)
        if unpacked is None:
            return None
        content = unpacked
    return bytes(content) if names else b""


def _inflate(packed: bytes | memoryview) -> bytes | None:
    unpacker = zlib.decompressobj()
    parts, size, at = [], 0, 0
    try:
        while not unpacker.eof and at < len(packed):
            part = unpacker.decompress(
                packed[at : at + LIMITS.piece], LIMITS.unpacked + 1 - size
            )
            size += len(part)
            if size > LIMITS.unpacked:
                raise _SwollenError
            parts.append(part)
            at += LIMITS.piece
    except zlib.error:
        return None
    return b"".join(parts) if unpacker.eof else None


def _unroll(packed: bytes | memoryview) -> bytes:
    """Undo run lengths: a byte over 128 repeats the next one, others are counts."""
    unpacked = bytearray()
    at = 0
    while at < len(packed) and packed[at] != _RUN_ENDS:
        count = packed[at]
        if count < _RUN_ENDS:
            unpacked += packed[at + 1 : at + 2 + count]
            at += count + 2
        else:
            unpacked += bytes(packed[at + 1 : at + 2]) * (257 - count)
            at += 2
        if len(unpacked) > LIMITS.unpacked:
            raise _SwollenError
    return bytes(unpacked)


def _unwind(packed: bytes | memoryview) -> bytes:
    """Undo LZW as PDF has it, with codes that grow one code early."""
    letters = [bytes((code,)) for code in range(_CLEAR)] + [b"", b""]
    table, last, size = list(letters), b"", 0
    parts: list[bytes] = []
    for code in _codes(packed, table):
        if code == _CLEAR:
            table[:] = letters
            last = b""
            continue
        if code > len(table) or (code == len(table) and not last):
            break
        entry = table[code] if code < len(table) else last + last[:1]
        size += len(entry)
        if size > LIMITS.unpacked:
            raise _SwollenError
        parts.append(entry)
        if last:
            table.append(last + entry[:1])
        last = entry
    return b"".join(parts)


def _codes(packed: bytes | memoryview, table: list[bytes]) -> Iterator[int]:
    """Yield the codes up to the end mark; they widen as ``table`` grows."""
    bits = held = 0
    for byte in packed:
        bits, held = bits << 8 | byte, held + 8
        width = min(max((len(table) + 1).bit_length(), 9), _WIDEST)
        if held < width:
            continue
        held -= width
        code = bits >> held
        bits &= (1 << held) - 1
        if code == _END:
            return
        yield code


_UNPACKERS: dict[bytes, Callable[[bytes | memoryview], bytes | None]] = {
    b"FlateDecode": _inflate,
    b"Fl": _inflate,
    b"LZWDecode": _unwind,
    b"LZW": _unwind,
    b"RunLengthDecode": _unroll,
    b"RL": _unroll,
}
