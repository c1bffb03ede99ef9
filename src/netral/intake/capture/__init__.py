"""Research captures: what somebody's browser saw of the platforms."""

from netral.intake.capture.fourcat_table import FourCatTableReader
from netral.intake.capture.zeeschuimer import ZeeschuimerReader

__all__ = ["FourCatTableReader", "ZeeschuimerReader"]
