"""The book and its guests as tables that spreadsheets open, out and in.

Called through the package: `transfers.export(...)`, `transfers.preview(...)`, `transfers.carry_out(...)`.
"""

from webapp.operations.transfers.exports import export
from webapp.operations.transfers.files import MOST_BYTES, MOST_ROWS, BadFile, encode
from webapp.operations.transfers.imports import carry_out, preview
from webapp.operations.transfers.lines import KINDS, Line, Preview, Problem, WrongLines

__all__ = [
    "KINDS",
    "MOST_BYTES",
    "MOST_ROWS",
    "BadFile",
    "Line",
    "Preview",
    "Problem",
    "WrongLines",
    "carry_out",
    "encode",
    "export",
    "preview",
]
