"""The list of acts: one literal tuple. What the vocabulary has beside these is only noted."""

from moothall.proceedings.access.grant import GrantAccess
from moothall.proceedings.access.refuse import RefuseAccess
from moothall.proceedings.act import Particulars
from moothall.proceedings.appointment.make import MakeAppointment
from moothall.proceedings.ballot.call import CallBallot
from moothall.proceedings.ballot.declare import DeclareBallot
from moothall.proceedings.body.form import FormBody
from moothall.proceedings.calendar.declare import DeclareCalendar
from moothall.proceedings.censure.pass_ import PassCensure
from moothall.proceedings.chair.challenge import ChallengeRuling
from moothall.proceedings.decision.carry_out import CarryOutDecision
from moothall.proceedings.decision.entrust import EntrustDecision
from moothall.proceedings.decision.ratify import RatifyDecision
from moothall.proceedings.decision.report import ReportOnDecision
from moothall.proceedings.decision.set_aside import SetAsideDecision
from moothall.proceedings.decision.suspend import SuspendDecision
from moothall.proceedings.decision.take import TakeDecision
from moothall.proceedings.decision.veto import VetoDecision
from moothall.proceedings.election.declare import DeclareElection
from moothall.proceedings.holding.declare import DeclareHolding
from moothall.proceedings.holding.hand_over import HandOverHolding
from moothall.proceedings.meeting.call import CallMeeting
from moothall.proceedings.meeting.cancel import CancelMeeting
from moothall.proceedings.meeting.hold import HoldMeeting
from moothall.proceedings.meeting.move import MoveMeeting
from moothall.proceedings.minutes.publish import PublishMinutes
from moothall.proceedings.money.commit import CommitMoney
from moothall.proceedings.motion.submit import SubmitMotion
from moothall.proceedings.office.fill import FillOffice
from moothall.proceedings.office.represent import RepresentBody
from moothall.proceedings.office.vacate import VacateOffice
from moothall.proceedings.officer.remove import RemoveOfficer
from moothall.proceedings.omission.report import ReportOmission
from moothall.proceedings.paper.circulate import CirculatePaper
from moothall.proceedings.position.announce import AnnouncePosition
from moothall.proceedings.power.delegate import DelegatePower
from moothall.proceedings.power.withdraw import WithdrawPower
from moothall.proceedings.quantity.vary import VaryQuantity
from moothall.proceedings.question.rule import RuleOnQuestion
from moothall.proceedings.report.reply import ReplyToReport
from moothall.proceedings.requisition.lodge import LodgeRequisition
from moothall.proceedings.ruling.review import ReviewRuling
from moothall.proceedings.seat.fill import FillSeat
from moothall.proceedings.seat.vacate import VacateSeat
from moothall.proceedings.vote.take import TakeVote

ACTS: tuple[type[Particulars], ...] = (
    GrantAccess,
    RefuseAccess,
    MakeAppointment,
    CallBallot,
    DeclareBallot,
    FormBody,
    DeclareCalendar,
    PassCensure,
    ChallengeRuling,
    CarryOutDecision,
    EntrustDecision,
    RatifyDecision,
    ReportOnDecision,
    SetAsideDecision,
    SuspendDecision,
    TakeDecision,
    VetoDecision,
    DeclareElection,
    DeclareHolding,
    HandOverHolding,
    CallMeeting,
    CancelMeeting,
    HoldMeeting,
    MoveMeeting,
    PublishMinutes,
    CommitMoney,
    SubmitMotion,
    FillOffice,
    RepresentBody,
    VacateOffice,
    RemoveOfficer,
    ReportOmission,
    CirculatePaper,
    AnnouncePosition,
    DelegatePower,
    WithdrawPower,
    VaryQuantity,
    RuleOnQuestion,
    ReplyToReport,
    LodgeRequisition,
    ReviewRuling,
    FillSeat,
    VacateSeat,
    TakeVote,
)

BY_NAME: dict[str, type[Particulars]] = {act.ACT: act for act in ACTS}
