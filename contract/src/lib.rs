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
//! | [`Child`], [`HomeClass`], [`Guardian`], [`Household`] | 孩子, 自然班, 家长, 家庭 | who takes part, who answers for them |
//! | [`Round`] | 选课轮次 | a half-open span in which families choose |
//! | [`Application`] | 申请 | what a guardian submits for one child in one round |
//! | [`SubmissionReceipt`] | 选课回执 | numbered proof of it and of what became of each choice |
//! | [`Enrolment`] | 录取 | a place held |
//! | [`PickUp`], [`Collector`], [`Gate`] | 接送, 接送人, 校门 | when, where and with whom a child leaves on a date |
//! | [`FeeRule`], [`Bill`], [`Fen`] | 收费规则, 账单, 分 | what a service costs; what is due, line by line |
//! | [`Message`], [`News`] | 消息 | what a household is told, kept in its inbox; the facts of it |
//! | [`WishList`] | 心愿单 | offerings a child put a heart on, without an account; kept for a while under a code |
//! | [`Refusal`], [`Problem`] | 未通过的原因, 错误 | why a rule says no; the one wire error |

mod application;
mod bill;
mod calendar;
mod care_plan;
mod child;
mod clock_time;
mod enrolment;
#[cfg(test)]
mod examples;
mod fee_rule;
mod guardian;
mod ids;
mod menu;
mod message;
mod money;
mod offering;
mod office;
mod payment;
mod pick_up;
mod places;
mod problem;
mod receipt;
mod refusal;
mod rotation;
mod round;
pub mod routes;
pub mod rules;
mod school;
mod school_day;
mod season;
mod staff;
mod window;
mod wire_time;
mod wish_list;
pub mod words;

pub use application::{Application, Participation, Signature, TakingPart, Withdrawal};
pub use bill::{Bill, BillLine, BillState, Charge};
pub use calendar::{
    Block, DayOrWeek, DaysOff, FeeMonth, HalfDay, MakeUpDay, Term, school_instant, school_time,
};
pub use care_plan::CarePlan;
pub use child::{Child, HomeClass};
pub use clock_time::ClockTime;
pub use enrolment::{Answer, ChildTerm, Enrolment};
pub use fee_rule::FeeRule;
pub use guardian::{Guardian, Household, HouseholdSignIn, TeacherSignIn, Viewer};
pub use ids::{
    ApplicationId, BillId, BlockId, CheckCode, ChildId, CollectorId, EnrolmentId, FieldId, GroupId,
    MessageId, OfferingId, PaymentReceiptNumber, ReceiptNumber, RoundId, SchoolId, TermId, TextHash,
    WindowId, WishCode,
};
pub use menu::{GroupPlaces, Menu};
pub use message::{LeavingChange, Message, MessageReading, News, ToldCompany};
pub use money::Fen;
pub use offering::{GradeSpan, Group, Level, Meeting, Offering, OfferingDetail, TeacherProfile, Tier};
pub use office::{
    AuditEntry, AuditFact, NewCapacity, OfficeRefusal, OfficeView, Publication, RoundTimes, SessionChange,
    SessionChanged,
};
pub use payment::{FamilyBill, NewPayment, OfficeBill, PaymentMethod, PaymentReceipt};
pub use pick_up::{
    CancelledSession, ChildPickUps, Collector, Company, Gate, GatheringPlace, LeavesAfter, Leaving,
    NewCollector, PickUp, PickUpChange, PickUpNote, PickUpRules, PickUps, PlaceSign, UsualCompany,
    WalkingPledge, WalkingSignature, WishedCompany,
};
pub use places::{Availability, Places};
pub use problem::{FieldError, Problem, ProblemCode};
pub use receipt::{
    ChoiceOutcome, Outcome, ReceiptCheck, ReceiptEntry, ReceiptState, Signed, SubmissionReceipt,
};
pub use refusal::{LostChoice, Refusal};
pub use rotation::Rotation;
pub use round::{Round, RoundMode, RoundState};
pub use school::{ChoosingRules, Field, FieldMark, GradeWeekday, School, SignedText};
pub use school_day::{SchoolDay, Timetable};
pub use season::{Dismissal, LatestEnd, SeasonTimetable, WindowTime};
pub use staff::{ClassAnswers, ClassChild, GroupRoster, HomeClassRoster, RosterChild, Teacher};
pub use window::Window;
pub use wish_list::{KeptWishList, WishList};
