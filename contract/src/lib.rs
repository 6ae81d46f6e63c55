//! The vocabulary of kehou and the rules both sides share.
//!
//! No input or output, no clock, no framework: whoever asks passes `now` or `today` in. The words, one per idea,
//! used in code, SQL, addresses, text keys and tests:
//!
//! | word | 中文 | meaning |
//! | --- | --- | --- |
//! | [`School`] | 学校 | the tenant: its windows, term, round and texts |
//! | [`Term`], [`SeasonTimetable`] | 学期, 作息 | dated span with holidays and make-up days; clock times by season |
//! | [`HalfDay`], [`Block`], [`SchoolDay`] | 半天, 托管期, 上学日 | lessons that end early; service without lessons; what one date is |
//! | [`Rotation`] | 轮换 | weeks that take turns: odd and even, the first of three |
//! | [`Window`] | 服务时段 | morning care, noon, evening: a weekly span into which services fall |
//! | [`Offering`], [`Group`], [`Meeting`] | 课程, 教学班, 上课时间 | an entry of the menu; its parallel groups; when a group meets each week |
//! | [`rules::Session`] | 课次 | one dated meeting (being signed in is a sign-in, never a session) |
//! | [`Tier`], [`Field`], [`Level`] | 服务类别, 类别, 层次 | club or course; the school's categories; for whom |
//! | [`Places`] | 名额 | capacity and what of it is taken |
//! | [`PlacesVersion`], [`PlacesNews`] | 名额版本, 名额变动 | which state of all numbers somebody knows; what changed of them |
//! | [`SizeRules`], [`SmallClassProposal`] | 开班规则, 并班建议 | what a school does about groups too small to open; what is proposed for one |
//! | [`Child`], [`HomeClass`], [`Guardian`], [`Household`] | 孩子, 自然班, 家长, 家庭 | who takes part, who answers for them |
//! | [`Round`] | 选课轮次 | a half-open span in which families choose |
//! | [`Application`] | 申请 | what a guardian submits for one child in one round |
//! | [`LinkedApplications`] | 同胞联报 | two children's applications of which the family wants both or none |
//! | [`SubmissionReceipt`] | 选课回执 | numbered proof of it and of what became of each choice |
//! | [`ReviewState`] | 班级审核 | where an application stands between its submitting and the family's signature |
//! | [`Enrolment`], [`EntryChecks`] | 录取, 入门测试 | a place held; a teacher's word on places that count only when the child was seen |
//! | [`PickUp`], [`Collector`], [`Gate`] | 接送, 接送人, 校门 | when, where and with whom a child leaves on a date |
//! | [`FeeRule`], [`Bill`], [`Fen`] | 收费规则, 账单, 分 | what a service costs; what is due, line by line |
//! | [`FeeNotice`] | 收费公示 | what a school charges, for everybody to read |
//! | [`RefundRule`], [`RefundQuote`] | 退费规定, 退费 | what is given back of a fee, as data; how much, and why |
//! | [`GivesUp`], [`LeavingQuote`] | 退出, 退出前的账 | what a child leaves during the term; what that comes to, shown before |
//! | [`WaiverGroup`], [`WaiverRequest`], [`Waiver`] | 减免对象, 减免申请, 减免 | to whom fees are waived; what a guardian applies for; what the office granted |
//! | [`LedgerEntry`], [`Balance`] | 账目, 结余 | what happened to the money of a bill, entry by entry; what it comes to |
//! | [`Message`], [`News`] | 消息 | what a household is told, kept in its inbox; the facts of it |
//! | [`WishList`] | 心愿单 | offerings a child put a heart on, without an account; kept for a while under a code |
//! | [`ChoosingRules`], [`Limit`], [`Entry`] | 选课规则, 限选, 入门方式 | the school's rules by which choices are judged |
//! | [`OfficeRules`], [`Quota`], [`HeldBack`] | 教务规则, 分配名额, 预留名额 | rules the office and the server go by; capacity divided, shared, held back |
//! | [`Standing`], [`StandingList`] | 资格, 资格名单 | what the school knows of a child: invited, returning, of a priority group; the office's list of such children |
//! | [`Refusal`], [`Problem`] | 未通过的原因, 错误 | why a rule says no; the one wire error |

mod application;
mod bill;
mod calendar;
mod care_list;
mod care_plan;
mod charge;
mod child;
mod choosing;
mod clock_time;
mod enrolment;
mod entry_check;
#[cfg(test)]
mod examples;
mod fee_notice;
mod fee_rule;
mod fraction;
mod guardian;
mod ids;
mod leaving_quote;
mod ledger;
mod linked_applications;
mod menu;
mod message;
mod money;
mod new_leaving;
mod offering;
mod office;
mod office_rules;
mod payment;
mod pick_up;
mod places;
mod places_news;
mod places_version;
mod price_list;
mod problem;
mod receipt;
mod refund;
mod refund_pay_out;
mod refund_rule;
mod refusal;
mod review;
mod review_entry;
mod rotation;
mod round;
mod rounding;
pub mod routes;
pub mod rules;
mod school;
mod school_day;
mod season;
mod sizes;
mod small_class;
mod staff;
mod standing;
mod standing_list;
mod tariff;
mod waiver;
mod waiver_decision;
mod waiver_request;
mod window;
mod wire_time;
mod wish_list;
pub mod words;

pub use application::{Application, Participation, ProposalAcceptance, Signature, TakingPart, Withdrawal};
pub use bill::{Bill, BillLine, BillState};
pub use calendar::{
    Block, DayOrWeek, DaysOff, FeeMonth, HalfDay, MakeUpDay, Term, school_instant, school_time,
};
pub use care_list::{CareClass, CareList};
pub use care_plan::CarePlan;
pub use charge::{Adjustment, Charge};
pub use child::{Child, HomeClass};
pub use choosing::{
    Binds, ChoosingRules, Counted, Counting, EarlyChildren, EarlyOpening, Entry, GradeWeekday, LevelEntry,
    Limit, Moving,
};
pub use clock_time::ClockTime;
pub use enrolment::{Answer, ChildTerm, Enrolment};
pub use entry_check::{EntryChecked, EntryChecks};
pub use fee_notice::{
    FeeAsked, FeeCovered, FeeNotice, FeeNoticeEntry, FeeNoticeLimit, FeeNoticeRow, FeeNoticeWaiver,
    FreeServices, RowRate,
};
pub use fee_rule::{
    Allowance, AttendanceStep, Billed, Bound, CountSpan, Counts, Covers, FeeRule, ForEach, Instalment,
    LateStart, Per, Rate, ServiceKind, TaughtBy, Undelivered, Unit,
};
pub use fraction::Fraction;
pub use guardian::{Guardian, Household, HouseholdSignIn, TeacherSignIn, Viewer};
pub use ids::{
    ApplicationId, BillId, BlockId, CheckCode, ChildId, CollectorId, EnrolmentId, FeeRuleId, FieldId,
    GroupId, MessageId, OfferingId, PaymentReceiptNumber, PriorityGroupId, QuotaId, ReceiptNumber, RefundId,
    RoundId, SchoolId, TermId, TextHash, WaiverGroupId, WaiverRequestId, WindowId, WishCode,
};
pub use leaving_quote::{LeavingBill, LeavingFee, LeavingQuote, LeavingReason};
pub use ledger::{Balance, LedgerEntry, LedgerKind};
pub use linked_applications::{LinkedApplication, LinkedApplications, LinkedReceipts};
pub use menu::{GroupPlaces, Menu};
pub use message::{LeavingChange, Message, MessageReading, News, ToldCompany};
pub use money::Fen;
pub use new_leaving::{GivesUp, NewLeaving};
pub use offering::{GradeSpan, Group, Level, Meeting, Offering, OfferingDetail, TeacherProfile, Tier};
pub use office::{
    AuditEntry, AuditFact, NewCapacity, OfficeRefusal, OfficeView, Publication, RoundTimes, SessionChange,
    SessionChanged,
};
pub use office_rules::{
    Admits, CareClassRules, CareRules, HeldBack, HeldFor, MergeInside, OfficeRules, PriorityGroup, Providers,
    Quota, Room, StudyTime, VettedProvider,
};
pub use payment::{FamilyBill, NewPayment, OfficeBill, PaymentMethod, PaymentReceipt};
pub use pick_up::{
    CancelledSession, ChildPickUps, Collector, Company, Gate, GatheringPlace, LeavesAfter, Leaving,
    NewCollector, PickUp, PickUpChange, PickUpNote, PickUpRules, PickUps, PlaceSign, UsualCompany,
    WalkingPledge, WalkingSignature, WishedCompany,
};
pub use places::{Availability, Places};
pub use places_news::PlacesNews;
pub use places_version::PlacesVersion;
pub use price_list::{OfferingFees, PriceList, ShownRate};
pub use problem::{FieldError, Problem, ProblemCode};
pub use receipt::{
    ChoiceOutcome, LinkedReceipt, Outcome, ReceiptCheck, ReceiptEntry, ReceiptState, Signed,
    SubmissionReceipt,
};
pub use refund::{AbsenceRefund, RefundCause, RefundQuote, RefundReason, UnitCount};
pub use refund_pay_out::{OfficeRefund, RefundPayOut};
pub use refund_rule::{
    AbsenceGives, AbsenceStep, Cancelled, Gives, Measure, NotHeld, PaidOut, Progress, RefundRule, RefundStep,
    UsedWhen,
};
pub use refusal::{LinkedLoss, LostChoice, Refusal};
pub use review::{
    ReviewProposal, ReviewRefusal, ReviewStage, ReviewState, ReviewStep, ReviewTimes, Reviewer,
};
pub use review_entry::{NewReviewStep, ReviewEntry, ReviewStepTaken};
pub use rotation::Rotation;
pub use round::{Round, RoundMode, RoundState};
pub use rounding::Rounding;
pub use school::{Field, FieldMark, School, SignedText};
pub use school_day::{SchoolDay, Timetable};
pub use season::{Dismissal, LatestEnd, SeasonTimetable, WindowTime};
pub use sizes::{Likeness, SizeRules, SmallClassWay};
pub use small_class::{ChildFate, Closing, Fate, SmallClassProposal};
pub use staff::{ClassAnswers, ClassChild, GroupRoster, HomeClassRoster, RosterChild, Teacher};
pub use standing::Standing;
pub use standing_list::{NewStandingList, OfficeStandings, StandingKind, StandingList, StandingListKept};
pub use tariff::{FeeLimit, Tariff, WaiverGroup};
pub use waiver::Waiver;
pub use waiver_decision::{OfficeWaiverRequest, WaiverDecided, WaiverDecision};
pub use waiver_request::{NewWaiverRequest, WaiverRequest, WaiverRequested, WaiverState};
pub use window::Window;
pub use wish_list::{KeptWishList, WishList};
