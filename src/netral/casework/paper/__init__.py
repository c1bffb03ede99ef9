"""The documents of a case as data, in Indonesian official form, ready for DOCX and PDF."""

from netral.casework.paper.appeal_letter import (
    AppealOutcome,
    CorrectionLetter,
    is_overturned,
    write_appeal_outcome,
    write_correction_letter,
)
from netral.casework.paper.block import Paper, PaperKind
from netral.casework.paper.closing_letter import ClosingLetter, write_closing_letter
from netral.casework.paper.correspondence import (
    Correspondence,
    Receiver,
    check_correspondence,
    load_correspondence,
)
from netral.casework.paper.decision_letter import DecisionLetter, write_decision_letter
from netral.casework.paper.deed import Deed, name_exhibit
from netral.casework.paper.erasure_certificate import (
    ErasureCertificate,
    write_erasure_certificate,
)
from netral.casework.paper.invitation import Invitation, write_invitation
from netral.casework.paper.minutes import Minutes, QuestionAndAnswer, check_minutes, write_minutes
from netral.casework.paper.notice_letter import NoticeLetter, list_days_off, write_notice_letter
from netral.casework.paper.other_people import NOBODY_ELSE, OtherPeople, list_other_people
from netral.casework.paper.people import PRESUMPTION, Letterhead, Official, PersonOnPaper
from netral.casework.paper.referral_letter import ReferralLetter, write_referral_letter
from netral.casework.paper.reply_annex import ReplyAnnex, write_reply_annex
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
    "NOBODY_ELSE",
    "PRESUMPTION",
    "AppealOutcome",
    "ClosingLetter",
    "CorrectionLetter",
    "Correspondence",
    "DecisionLetter",
    "Deed",
    "ErasureCertificate",
    "FormEvent",
    "FormReported",
    "FormReporter",
    "FormWitness",
    "Invitation",
    "Letterhead",
    "Minutes",
    "NoticeLetter",
    "Official",
    "OtherPeople",
    "Paper",
    "PaperKind",
    "PersonOnPaper",
    "QuestionAndAnswer",
    "Receiver",
    "ReferralLetter",
    "ReplyAnnex",
    "ReportForm",
    "Summons",
    "check_correspondence",
    "check_minutes",
    "check_report_form",
    "check_summons",
    "is_overturned",
    "list_days_off",
    "list_other_people",
    "load_correspondence",
    "name_exhibit",
    "write_appeal_outcome",
    "write_closing_letter",
    "write_correction_letter",
    "write_decision_letter",
    "write_erasure_certificate",
    "write_invitation",
    "write_minutes",
    "write_notice_letter",
    "write_referral_letter",
    "write_reply_annex",
    "write_report_form",
    "write_summons",
]
