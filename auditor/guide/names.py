"""Marks for texts of the data files that name something defined elsewhere.

``strict`` collects every text so marked, ``load`` proves that what it names exists.
"""

from enum import StrEnum
from typing import Annotated


class Named(StrEnum):
    """What a text names."""

    VOCABULARY = "vocabulary"
    EDITION = "edition"
    DUTY = "duty"
    METRIC = "metric"
    SPLIT = "split"
    PROVISION = "provision"
    PARAGRAPH = "paragraph"
    REASON = "reason"


Group = Annotated[str, Named.VOCABULARY]
"""A vocabulary, or several joined by ``|`` any of which will do."""

EditionId = Annotated[str, Named.EDITION]
"""Id of an edition of the Guide."""

DutyName = Annotated[str, Named.DUTY]
"""Name of a duty of the Guide."""

MetricName = Annotated[str, Named.METRIC]
"""Name of a metric."""

SplitName = Annotated[str, Named.SPLIT]
"""Key by which figures are broken down."""

ProvisionId = Annotated[str, Named.PROVISION]
"""Id of a provision of the Guide."""

ParagraphId = Annotated[str, Named.PARAGRAPH]
"""Id of a provision, or of all below a paragraph (``D.20``)."""

ReasonId = Annotated[str, Named.REASON]
"""Id of a reason that the Guide accepts for not reporting."""
