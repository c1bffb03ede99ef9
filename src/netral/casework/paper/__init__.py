"""The documents of a case as data, in Indonesian official form, ready for DOCX and PDF."""

from netral.casework.paper.block import Paper, PaperKind
from netral.casework.paper.minutes import Minutes, QuestionAndAnswer, check_minutes, write_minutes
from netral.casework.paper.notice_letter import NoticeLetter, write_notice_letter
from netral.casework.paper.people import PRESUMPTION, Letterhead, Official, PersonOnPaper
from netral.casework.paper.referral_letter import ReferralLetter, write_referral_letter
from netral.casework.paper.report_form import (
    FormEvent,
    FormReported,
    FormReporter,
    FormWitness,
    ReportForm,
    check_report_form,
    write_report_form,
)
from netral.casework.paper.summons import Summons, check_summons, write_summons

__all__ = [
    "PRESUMPTION",
    "FormEvent",
    "FormReported",
    "FormReporter",
    "FormWitness",
    "Letterhead",
    "Minutes",
    "NoticeLetter",
    "Official",
    "Paper",
    "PaperKind",
    "PersonOnPaper",
    "QuestionAndAnswer",
    "ReferralLetter",
    "ReportForm",
    "Summons",
    "check_minutes",
    "check_report_form",
    "check_summons",
    "write_minutes",
    "write_notice_letter",
    "write_referral_letter",
    "write_report_form",
    "write_summons",
]
