"""Captures by third parties: objects of platforms, tables, and web pages with their pictures."""

from netral.intake.capture.auto_archiver import AutoArchiverReader
from netral.intake.capture.fourcat_table import FourCatTableReader
from netral.intake.capture.single_file import SingleFileReader
from netral.intake.capture.wacz_reader import WaczReader
from netral.intake.capture.warc_reader import WarcReader
from netral.intake.capture.zeeschuimer import ZeeschuimerReader

__all__ = [
    "AutoArchiverReader",
    "FourCatTableReader",
    "SingleFileReader",
    "WaczReader",
    "WarcReader",
    "ZeeschuimerReader",
]
