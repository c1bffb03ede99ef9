"""Exports of Telegram Desktop, of which only public chats are read."""

from netral.intake.telegram.reader import TelegramExportReader

__all__ = ["TelegramExportReader"]
