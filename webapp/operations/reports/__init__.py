"""Reports: what a period came to, for plots and tables.

Called through the package: `reports.choose(...)`, `reports.of_period(...)`.
"""

from webapp.operations.reports.made import Heat, Report, Span, of_period
from webapp.operations.reports.period import CHOICES, InvalidPeriod, Period, choose

__all__ = ["CHOICES", "Heat", "InvalidPeriod", "Period", "Report", "Span", "choose", "of_period"]
