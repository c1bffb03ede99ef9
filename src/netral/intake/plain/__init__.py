"""The plain acts table: its columns, its rows, and its three file formats."""

from netral.intake.plain.csv_table import PlainCsvReader
from netral.intake.plain.json_table import PlainJsonReader
from netral.intake.plain.mapping import ColumnMapping, TimeRule
from netral.intake.plain.parquet_table import PlainParquetReader
from netral.intake.plain.row import PlainTable, act_from_row, read_account, read_occurred

__all__ = [
    "ColumnMapping",
    "PlainCsvReader",
    "PlainJsonReader",
    "PlainParquetReader",
    "PlainTable",
    "TimeRule",
    "act_from_row",
    "read_account",
    "read_occurred",
]
