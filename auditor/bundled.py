"""Name of a file that ships with the program in, its path out."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def bundled(name: str) -> Path:
    """Return where ``name`` is: inside an installed package, beside it in a checkout.

    ``name`` is a file or folder such as ``guide_index.yaml`` or ``templates``.
    """
    inside = _PACKAGE / name
    return inside if inside.exists() else _PACKAGE.parent / name
