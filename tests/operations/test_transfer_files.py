"""The files that tables are written to."""

import pytest

from webapp.operations.transfers import files


@pytest.mark.parametrize("text", ["Rossi;=1+1", "Rossi,+1", "Rossi\t@sum", "Rossi,;-1"])
def test_no_formula_begins_where_a_spreadsheet_divides_lines_at_another_separator(text: str) -> None:
    for language in ("en", "it"):
        line = b"".join(files.encode([[text]], language)).decode().removeprefix(files.BOM)
        for separator in files.SEPARATORS:
            assert not any(cell.startswith(files.FORMULA) for cell in line.strip('"\r\n').split(separator))
