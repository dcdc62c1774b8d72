"""Whether, and when, pages are read off their pictures (text recognition, OCR)."""

from enum import StrEnum
from importlib.util import find_spec

INSTALL = "pip install 'esg-auditor[ocr]'"
"""What installs the libraries that read pictures."""


class Ocr(StrEnum):
    """Which pages are read off their pictures."""

    AUTO = "auto"
    """Those that hold no text that can be used, where the libraries are installed."""
    NEVER = "never"
    FORCE = "force"
    """All of them, whatever text they hold."""


def is_installed() -> bool:
    """Tell whether the libraries that read pictures are installed."""
    return all(find_spec(name) is not None for name in ("rapidocr", "onnxruntime"))


def remedy(ocr: Ocr) -> str:
    """Return what to do where pages are pictures and ``ocr`` had none of them read."""
    if not is_installed():
        return f"Have them read by OCR (text recognition): {INSTALL}, then --ocr auto."
    return f"Have them read by OCR (text recognition): --ocr auto instead of {ocr}."
