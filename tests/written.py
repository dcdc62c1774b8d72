"""Pages written in a test in, the ``Document`` that reading them would give out."""

from auditor.document import (
    Document,
    DocumentKind,
    Line,
    Page,
    PageStatus,
    Passage,
    PassageKind,
    Piece,
    Place,
    Section,
)

ESG_PAGE = """\
Our Environment
The Group's greenhouse gas emissions fell as less electricity was purchased. Waste was
recycled, water was saved, and suppliers were asked about their own carbon. Employees
had training on occupational health, on anti-corruption and on the needs of the
community; the turnover rate by gender is shown below. Our stakeholders named climate
and product responsibility as material topics of sustainable growth.
"""
"""A page that speaks of ESG and of nothing else."""

MONEY_PAGE = """\
Revenue rose by a tenth because more tea was sold in the second half of the year. Gross
profit rose by a fifth. Finance costs fell after a loan was repaid in March. The board
recommends a final dividend, subject to approval at the annual general meeting. Trade
receivables are due within sixty days, and no customer made up more than a tenth of
revenue. There was no material acquisition or disposal in the year.
"""
"""A page that speaks of money and of nothing else."""

ESG_PAGE_ZH = """\
本集團減少溫室氣體排放,節約能源及用水,回收廢物,培訓員工,重視職業健康,
與供應商及社區合作,嚴禁貪污,並聽取持份者對氣候及可持續發展的意見。
"""
COVER = """\
Harbour Tea Holdings Limited
(Incorporated in the Cayman Islands with limited liability)
Stock Code: 9999
Environmental,
Social and
Governance Report
2021
"""
ABOUT = """\
About This Report
Harbour Tea Holdings Limited (the “Company”, together with its subsidiaries, the
“Group”) presents its work from 1 January 2021 to 31 December 2021 (the “Reporting
Period”).
"""


OTHERS = {
    "a monthly return": (
        """\
        FF301
        Monthly Return for Equity Issuer on Movements in Securities
        For the month ended: 31 May 2022
        """,
        """\
        股份發行人的證券變動月報表
        截至月份: 2024年12月31日
        狀態: 新提交
        """,
    ),
    "a next day disclosure return": (
        """\
        Next Day Disclosure Return (Equity issuer - changes in share capital)
        Status: New Submission
        """,
        """\
        翌日披露報表
        狀態: 新提交
        """,
    ),
    "a form of proxy": (
        """\
        Form of Proxy
        for use at the Annual General Meeting
        I/We, of, being the registered holder of shares,
        hereby appoint the Chairman of the Meeting
        """,
        """\
        代表委任表格
        本人/吾等茲委任大會主席
        """,
    ),
    "a circular": (
        """\
        THIS CIRCULAR IS IMPORTANT AND REQUIRES YOUR IMMEDIATE ATTENTION
        If you are in any doubt as to any aspect of this circular, ask a lawyer.
        NOTICE OF ANNUAL GENERAL MEETING
        """,
        """\
        此乃要件  請即處理
        閣下如對本通函任何方面有任何疑問,應諮詢律師。
        股東週年大會通告
        """,
    ),
    "a notice of a general meeting": (
        """\
        NOTICE OF ANNUAL GENERAL MEETING
        NOTICE IS HEREBY GIVEN that a meeting of shareholders will be held
        """,
        """\
        股東週年大會通告
        茲通告本公司謹訂於五月三日舉行股東週年大會
        """,
    ),
    "an announcement of annual results": (
        """\
        The Exchange takes no responsibility for the contents of this announcement.
        Harbour Tea Limited
        ANNUAL RESULTS ANNOUNCEMENT FOR THE YEAR ENDED 31 DECEMBER 2023
        """,
        """\
        豐茶有限公司
        截至二零二五年三月三十一日止年度
        經審核全年業績公告
        """,
    ),
    "an announcement of interim or quarterly results": (
        """\
        INTERIM RESULTS ANNOUNCEMENT
        FOR THE SIX MONTHS ENDED 30 JUNE 2024
        """,
        """\
        中期業績公告
        截至六月三十日止六個月
        """,
    ),
    "an interim report": (
        """\
        Harbour Tea Limited
        Interim Report 2024
        """,
        """\
        豐茶有限公司
        2024 中期報告
        """,
    ),
    "a prospectus or listing document": (
        """\
        Harbour Tea Limited
        GLOBAL OFFERING
        Number of Offer Shares: 10,000
        Sole Sponsor
        """,
        """\
        全球發售
        發售股份數目: 10,000
        獨家保薦人
        """,
    ),
    "a report of an exchange traded fund": (
        """\
        HARBOUR INDEX ETF
        (Sub-fund of Harbour ETF Series)
        ANNUAL FINANCIAL STATEMENTS
        Report of the Trustee to the Unitholders
        """,
        """\
        海港指數ETF
        年度報告
        受託人報告
        致單位持有人
        """,
    ),
    "the constitutional documents": (
        """\
        Amended and Restated
        MEMORANDUM AND ARTICLES OF ASSOCIATION
        of Harbour Tea Limited
        """,
        """\
        豐茶有限公司
        組織章程大綱及細則
        """,
    ),
    "the terms of reference": (
        """\
        Harbour Tea Limited
        TERMS OF REFERENCE OF THE ESG COMMITTEE
        """,
        """\
        環境、社會及管治委員會職權範圍
        """,
    ),
    "a list of directors": (
        """\
        LIST OF DIRECTORS AND THEIR ROLES AND FUNCTIONS
        """,
        """\
        董事名單與其角色和職能
        """,
    ),
    "a research note": (
        """\
        Equity Research
        Harbour Tea: Outperform, Target Price HK$5
        """,
        """\
        证券研究报告 | 2025年
        投资评级 优于大市
        """,
    ),
    "a presentation to investors": (
        """\
        Harbour Tea Limited
        INVESTOR PRESENTATION
        """,
        """\
        投資者推介
        """,
    ),
    "a notification letter": (
        """\
        Dear registered shareholder,
        Notification Letter on Publication of Corporate Communications
        """,
        """\
        各位登記股東
        通知信函
        """,
    ),
    "an announcement": (
        """\
        The Exchange takes no responsibility for the contents of this announcement.
        PROFIT WARNING
        """,
        """\
        交易所對本公告的內容概不負責
        海外監管公告
        """,
    ),
}
"""What a refusal calls a document, and how such documents open in either language."""


def esg_report(cover: str = COVER, about: str = ABOUT) -> Document:
    """Return a short ESG report."""
    return document(cover, about, *[ESG_PAGE] * 6)


def annual_report(*middle: str, chapter: str = "") -> Document:
    """Return an annual report; ``chapter`` is the heading of its ESG pages."""
    esg = (f"{chapter}\n{ESG_PAGE}", *[ESG_PAGE] * 3) if chapter else ()
    return document(
        "Harbour Tea Holdings Limited\nStock Code: 9999\nAnnual Report\n2021",
        f"Chairman's Statement\n{MONEY_PAGE}",
        f"Corporate Governance Report\n{MONEY_PAGE}",
        *middle,
        *esg,
        f"Directors' Report\nFor the year ended 31 December 2021.\n{MONEY_PAGE}",
        f"Independent Auditor's Report\n{MONEY_PAGE}",
        f"Consolidated Statement of Financial Position\n{MONEY_PAGE}",
        f"Consolidated Statement of Cash Flows\n{MONEY_PAGE}",
        f"Notes to the Consolidated Financial Statements\n{MONEY_PAGE}",
        f"Five-Year Financial Summary\n{MONEY_PAGE}",
    )


def document(
    *pages: str, name: str = "report.pdf", outline: tuple[tuple[str, int], ...] = ()
) -> Document:
    """Return a document of these pages; their lines are lines, numbered at no edge."""
    return Document(
        name=name,
        sha256="0" * 64,
        kind=DocumentKind.PDF,
        paged=True,
        pages=tuple(
            _page(number, tuple((line, Place(page=number)) for line in _lines(text)))
            for number, text in enumerate(pages, start=1)
        ),
        sections=(_whole(len(pages)),),
        passages=tuple(
            _passage(text, Place(page=number))
            for number, text in enumerate(pages, start=1)
        ),
        tables=(),
        outline=outline,
    )


def text_file(text: str, headings: tuple[str, ...] = ()) -> Document:
    """Return a file without pages; a line that is one of ``headings`` heads one."""
    lines = tuple(
        (line, Place(page=1, line=number))
        for number, line in enumerate(text.splitlines(), start=1)
        if line.strip()
    )
    sections = (
        Section(
            title=line,
            number=None,
            level=1,
            first_page=1,
            last_page=1,
            parent=0,
            place=place,
        )
        for line, place in lines
        if line in headings
    )
    return Document(
        name="report.txt",
        sha256="0" * 64,
        kind=DocumentKind.TEXT,
        paged=False,
        pages=(_page(1, lines),),
        sections=(_whole(1), *sections),
        passages=tuple(_passage(line, place) for line, place in lines),
        tables=(),
    )


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


def _page(number: int, lines: tuple[tuple[str, Place], ...]) -> Page:
    return Page(
        number=number,
        label=str(number),
        status=PageStatus.READ,
        reason="",
        width=595,
        height=842,
        lines=tuple(Line(text=text, place=place) for text, place in lines),
        raw="\n".join(text for text, _ in lines),
    )


def _passage(text: str, place: Place) -> Passage:
    return Passage(
        kind=PassageKind.PARAGRAPH,
        text=" ".join(text.split()),
        pieces=(Piece(start=0, place=place),),
        section=0,
    )


def _whole(last: int) -> Section:
    return Section(
        title="",
        number=None,
        level=0,
        first_page=1,
        last_page=last,
        parent=None,
        place=Place(page=1),
    )
