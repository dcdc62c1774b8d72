"""PDFs that lost a part, hold too much, or carry more than a report."""

import zlib
from collections.abc import Iterator

import pytest

from auditor.document import Document, PageStatus
from auditor.errors import ExitCode, ReportError
from auditor.ingest.pdf.reading import read_pdf
from auditor.ingest.pdf.streams import inspect_streams

WORDS = b"BT /F 12 Tf 20 100 Td (Waste is weighed at every site of the Group.) Tj ET"
SWOLLEN = bytes(60_000_000)
FLATE = b"/Filter/FlateDecode"


def stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), entries, content)


def pdf(
    *contents: bytes,
    page: bytes = b"",
    resources: bytes = b"",
    root: bytes = b"",
    more: tuple[bytes, ...] = (),
) -> bytes:
    """Write a PDF with a page for each content; ``page`` goes into every page."""
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    first = 4
    kids = [first + 2 * index for index in range(len(contents))]
    named = b" ".join(b"%d 0 R" % kid for kid in kids)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R%s>>" % root,
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (named, len(kids)),
        font,
    ]
    for kid, content in zip(kids, contents, strict=True):
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 200]/Contents %d 0 R"
            b"/Resources<</Font<</F 3 0 R>>%s>>%s>>" % (kid + 1, resources, page)
        )
        objects.append(content)
    return written([*objects, *more])


def written(objects: list[bytes]) -> bytes:
    """Number the objects; an empty one is left out, as if it had been lost."""
    data, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body) if body else b""
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R>>\n"
        b"startxref\n%d\n%%%%EOF\n"
        % (len(places) + 1, table, len(places) + 1, len(data))
    )


def read(data: bytes) -> Document:
    return read_pdf(data, "made.pdf")


def runs(length: int) -> bytes:
    """Return zeros packed as runs of 128."""
    return b"\x81\0" * (length // 128) + b"\x80"


def wound(codes: Iterator[int]) -> bytes:
    """Write LZW codes, each as wide as the table that the reader has by then."""
    bits = size = 0
    known = 257
    for code in codes:
        width = min((known + 1).bit_length(), 12)
        bits, size = bits << width | code, size + width
        known = 257 if code == 256 else known + 1
    spare = -size % 8
    return (bits << spare).to_bytes((size + spare) // 8, "big")


def growing(times: int) -> Iterator[int]:
    """Yield codes that each name the entry just made: none grow faster."""
    for _ in range(times):
        yield from (256, 65, *range(258, 4095))


class TestDamage:
    """What is lost is told, and nothing lost counts as not disclosed."""

    SOUND = stream(zlib.compress(WORDS), FLATE)

    def test_a_sound_file_is_whole(self) -> None:
        """The files below differ from it in one thing."""
        document = read(pdf(self.SOUND, stream(b"")))

        assert not document.incomplete
        assert document.warnings == ()
        assert document.pages[1].status is PageStatus.BLANK

    @pytest.mark.parametrize(
        "content",
        [
            b"",
            stream(zlib.compress(WORDS), b"/Filter/Unheard"),
            stream(b"\xff" * 40, FLATE),
            stream(WORDS.hex().encode(), b"/Filter[%s]" % (b"/AHx" * 9)),
        ],
        ids=["lost", "unknown-filter", "garbled", "many-filters"],
    )
    def test_an_empty_page_of_a_damaged_file_failed(self, content: bytes) -> None:
        """It is not blank: something stood on it."""
        document = read(pdf(self.SOUND, content))

        assert document.pages[1].status is PageStatus.FAILED
        assert "damaged" in document.pages[1].reason

    def test_a_ligature_without_a_name_is_read_where_the_file_has_the_word(
        self,
    ) -> None:
        """Octal 001 has no name in this font. What is left unread is told."""
        words = b"A mee\\001ng, one meeting of ac\\001on" + b" and so on" * 6
        page = b"BT /F 9 Tf 20 100 Td (%s) Tj ET"

        part = read(pdf(stream(page % words)))
        whole = read(pdf(stream(page % words.replace(b"ac\\001on", b"work"))))

        told = "words that could not be read in full"
        said = part.pages[0].lines[0].text
        assert said.startswith("A meeting, one meeting of ac\ufffdon and")
        assert part.pages[0].status is PageStatus.READ
        assert (part.pages[0].reason, part.warnings) == (
            told,
            (f"{told}: 1, on page 1",),
        )
        assert whole.pages[0].raw.startswith("A meeting, one meeting of work and")
        assert (whole.pages[0].reason, whole.warnings) == ("", ())

    def test_half_a_page_is_incomplete(self) -> None:
        """Some of its text is there, which hides that the rest is not."""
        packed = bytearray(zlib.compress(WORDS + b" " + bytes(range(256)) * 40))
        packed[-60:-40] = b"\xff" * 20

        document = read(pdf(stream(bytes(packed), FLATE)))

        assert document.incomplete
        assert "parts of the file are damaged (1)" in document.warnings[0]

    @pytest.mark.parametrize(
        "more",
        [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 200]>>",
            stream(
                zlib.compress(b"9 0 <</Type/Page/Parent 2 0 R/MediaBox[0 0 400 200]>>"),
                FLATE + b"/Type/ObjStm/N 1/First 4",
            ),
        ],
        ids=["plain", "packed"],
    )
    def test_a_page_that_is_left_out_of_the_list_is_told(self, more: bytes) -> None:
        """The engine counts one page, our own scan two; a list of pages may lie."""
        document = read(pdf(self.SOUND, more=(more,)))

        assert document.incomplete
        assert document.warnings == (
            "the file holds pages that its page list leaves out; they were not read",
        )

    def test_a_file_that_lost_all_its_text_is_damaged(self) -> None:
        """It is no scan, and text recognition would not help."""
        told, status = read(pdf(b"")).refusal or ("", "")

        assert "Download or export" in told
        assert status == "unreadable"

    def test_a_report_inside_the_file_is_not_read(self) -> None:
        """The page is but a notice that the report is an attachment."""
        names = b"/Names<</EmbeddedFiles<</Names[(a)7 0 R]>>>>"
        more = (
            stream(b"%PDF-1.4", b"/Type/EmbeddedFile"),
            b"<</Type/Filespec/F(esg.pdf)/UF(esg.pdf)/EF<</F 6 0 R>>>>",
        )
        document = read(pdf(self.SOUND, root=names, more=more))

        assert document.incomplete
        assert any("PDFs inside it" in warning for warning in document.warnings)

    @pytest.mark.parametrize("action", ["JavaScript", "Launch", "GoToR"])
    def test_what_a_viewer_would_run_is_told(self, action: str) -> None:
        """Nothing of it is run here, and no text is lost."""
        entry = b"/AA<</O<</S/%s>>>>" % action.encode()

        document = read(pdf(self.SOUND, page=entry))

        assert not document.incomplete
        assert "scripts" in document.warnings[0]


class TestAside:
    """Comments and form fields are declared, not read."""

    NOTE = (
        b"/Annots[<</Type/Annot/Subtype/FreeText/Rect[9 9 99 99]/DA(/F 9 Tf)"
        b"/Contents(Waste)>>]"
    )

    def test_a_comment_beside_text_is_told(self) -> None:
        """The page itself is read."""
        document = read(pdf(stream(WORDS), page=self.NOTE))

        assert document.warnings == (
            "comments and form fields were not read: 1, on page 1",
        )

    def test_a_page_of_comments_alone_has_no_text(self) -> None:
        """The remedy is another than for a scan."""
        told, status = read(pdf(stream(b""), page=self.NOTE)).refusal or ("", "")

        assert "comments or form fields" in told
        assert status == "no-text"


class TestLimits:
    """A small file that unpacks to a large one is stopped before it does."""

    @pytest.mark.parametrize(
        ("content", "filters"),
        [
            (zlib.compress(SWOLLEN), b"/FlateDecode"),
            (zlib.compress(zlib.compress(SWOLLEN)), b"[/FlateDecode/FlateDecode]"),
            (zlib.compress(runs(60_000_000)), b"[/FlateDecode/RunLengthDecode]"),
        ],
        ids=["once", "twice", "runs"],
    )
    def test_a_bomb_is_a_limit(self, content: bytes, filters: bytes) -> None:
        """Exit code 7, and the limit is named."""
        with pytest.raises(ReportError, match="unpacks to more than") as caught:
            read(pdf(stream(content, b"/Filter" + filters)))

        assert caught.value.exit_code is ExitCode.LIMIT

    def test_lzw_is_undone(self) -> None:
        """The example of the PDF specification."""
        packed = bytes.fromhex("800B6050220C0C8501")
        objects = stream(packed, b"/Type/ObjStm/Filter/LZWDecode")

        assert inspect_streams(pdf(objects)).objects == (
            bytes((45, 45, 45, 45, 45, 65, 45, 45, 45, 66)),
        )

    def test_lzw_is_followed_to_the_limit(self) -> None:
        """A cycle of codes makes 7 million bytes of 6 thousand."""
        one, many = (
            pdf(stream(wound(growing(times)), b"/Filter/LZWDecode")) for times in (1, 8)
        )

        assert not inspect_streams(one).swollen
        assert inspect_streams(many).swollen

    def test_a_picture_may_be_large(self) -> None:
        """No text is in it, and it is not unpacked."""
        picture = stream(zlib.compress(SWOLLEN), b"/Subtype/Image" + FLATE)

        assert not inspect_streams(pdf(stream(WORDS), more=(picture,))).swollen

    def test_a_page_with_too_many_letters_is_a_limit(self) -> None:
        """Where no other page can be read."""
        many = b"BT /F 1 Tf 9 9 Td " + b"(abcdefghi ) Tj " * 31_000 + b"ET"

        told, status = read(pdf(stream(many))).refusal or ("", "")

        assert "300,000 letters" in told
        assert status == "limit"


class TestSecondReader:
    """Pages that came out empty are read by another reader, too."""

    SWALLOWED = b"BI /W 100 /H 100 ID abcEI Q " + WORDS
    """A picture that claims more bytes than it has: it takes the words for its own."""

    def test_text_that_one_reader_lost_is_a_loss(self) -> None:
        """The page looks blank to the first, and is not taken for it."""
        document = read(pdf(stream(WORDS), stream(self.SWALLOWED)))

        assert [page.status for page in document.pages] == ["read", "failed"]
        assert document.pages[1].reason == (
            "it came out empty, and a second reader finds text on it"
        )

    @pytest.mark.parametrize(
        ("content", "status"), [(b"", "blank"), (b"0 0 90 90 re f", "no-text")]
    )
    def test_a_page_without_words_is_what_it_was(
        self, content: bytes, status: str
    ) -> None:
        """Neither reader finds text."""
        document = read(pdf(stream(WORDS), stream(content)))

        assert document.pages[1].status == status

    def test_a_page_that_it_cannot_read_stops_nothing(self) -> None:
        """The next page is read nevertheless."""
        spoilt = stream(b"\0\0", FLATE)
        document = read(pdf(spoilt, stream(self.SWALLOWED), stream(WORDS)))

        assert "second reader" in document.pages[1].reason


class TestUnseen:
    """Words that the file draws and nobody sees are no evidence."""

    CLAIM = b"BT /F 12 Tf 20 40 Td (Hidden claim of ours.) Tj ET "

    @pytest.mark.parametrize("colour", [b"0 g", b"1 g", b"0 0 1 rg"])
    def test_words_under_a_shape_are_not_used(self, colour: bytes) -> None:
        """Whatever colour covers them."""
        box = colour + b" 10 30 300 30 re f"

        document = read(pdf(stream(self.CLAIM + WORDS + b" " + box)))

        assert [passage.text for passage in document.passages] == [
            "Waste is weighed at every site of the Group."
        ]
        assert "cannot be seen" in document.warnings[0]

    def test_words_on_a_shape_are_read(self) -> None:
        """What is drawn first lies below."""
        box = b"0.8 g 10 30 300 30 re f 0 g "

        document = read(pdf(stream(box + self.CLAIM + WORDS)))

        assert document.warnings == ()

    def test_a_shape_that_lets_words_through_hides_nothing(self) -> None:
        """As a marker pen does."""
        clear = b"/ExtGState<</G<</ca 0.3>>>>"
        box = b" /G gs 1 1 0 rg 10 30 300 30 re f"
        data = pdf(stream(self.CLAIM + WORDS + box), resources=clear)

        assert read(data).warnings == ()

    FORM = b"/Type/XObject/Subtype/Form/Resources<</Font<</F 3 0 R>>>>"
    GROUP = b"/BBox[0 0 400 200]/Group<</S/Transparency>>"

    @pytest.mark.parametrize(
        ("before", "state", "form", "seen"),
        [
            (b"0 150 50 20 re W n ", b"", b"", False),
            (b"0 0 400 200 re W n ", b"", b"", True),
            (b"0 30 99 50 re W n ", b"", b"", True),
            (b"/G gs ", b"/ca 0", b"", False),
            (b"/G gs ", b"/ca 0.9", b"", True),
            (b"/G gs ", b"/ca 0", GROUP, False),
            (b"/G gs ", b"/ca 0.9", GROUP, True),
            (b"/G gs ", b"/SMask<</S/Alpha/G 7 0 R>>", b"", False),
            (b"/G gs 1 g ", b"/BM/Multiply", b"", False),
            (b"", b"", b"/BBox[0 100 400 200]", False),
            (b"", b"", b"/BBox[0 0 400 100]", True),
        ],
    )
    def test_clipped_and_clear_words_are_not_used(
        self,
        before: bytes,
        state: bytes,
        form: bytes,
        seen: bool,  # noqa: FBT001  a column of the table
    ) -> None:
        """Whatever keeps the ink off the paper; what leaves some is read."""
        claim = b"/X Do " if form else self.CLAIM
        document = read(
            pdf(
                stream(b"q " + before + claim + b"Q " + WORDS),
                resources=b"/ExtGState<</G<<%s>>>>/XObject<</X 6 0 R>>" % state,
                more=(
                    stream(self.CLAIM, self.FORM + form),
                    stream(b"", self.FORM + self.GROUP),
                ),
            )
        )
        shown = "".join(passage.text for passage in document.passages)

        assert ("Hidden claim" in shown) is seen

    def test_words_under_other_words_are_not_used(self) -> None:
        """The ink of those above is not theirs."""
        title = self.CLAIM.replace(b"Hidden claim of ours.", b"Sites and their waste")
        cover = b"1 g 0 0 400 60 re f 0 g "
        document = read(pdf(stream(self.CLAIM + cover + title + WORDS)))
        shown = "".join(passage.text for passage in document.passages)

        assert "Sites and their waste" in shown
        assert "Hidden" not in shown

    def test_words_in_a_layer_that_is_off_are_not_used(self) -> None:
        """A viewer shows them only when asked to."""
        layer = b"<</Type/OCG/Name(Draft)>>"
        content = b"/OC /L BDC " + self.CLAIM + b"EMC " + WORDS
        data = pdf(
            stream(content),
            resources=b"/Properties<</L 6 0 R>>",
            root=b"/OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]>>>>",
            more=(layer,),
        )

        document = read(data)

        assert not any("Hidden" in passage.text for passage in document.passages)
