//! The text catalogue: every text a person sees, in every language, used by app and server alike.
//!
//! One struct of texts; a language that lacks one does not compile. Sentences with facts in them are functions,
//! so that each language orders its own words.

mod bills;
mod dates;
mod en;
mod entry;
mod fee_notice;
mod leaving;
mod linked;
mod news;
mod pick_up;
mod refunds;
mod review;
mod screens;
mod staff;
mod student;
mod waivers;
mod weeks;
mod zh_hans;

pub use bills::{BillsWords, PaymentWords};
pub use dates::Countdown;
pub use entry::EntryWords;
pub use fee_notice::FeeNoticeWords;
pub use leaving::LeavingWords;
pub use linked::LinkedWords;
pub use news::NewsWords;
pub use pick_up::PickUpWords;
pub use refunds::RefundWords;
pub use review::ReviewWords;
pub use screens::{
    CheckWords, CommonWords, FirstQuestionWords, MenuWords, MessagesWords, MineWords, OfferingWords,
    PlanWords, ReceiptWords, ShellWords, SiblingWords, SignWords, WayOutWords, WelcomeWords,
};
pub use staff::{
    BoardWords, ChangeWords, OfficeWords, ReviewScreenWords, RosterWords, StaffFrameWords, StaffWords,
};
pub use student::StudentWords;
pub use waivers::WaiverWords;

use crate::{
    Charge, ClockTime, Fen, GradeSpan, HomeClass, Level, News, Places, ProblemCode, Refusal, Rotation, Tier,
    Unit,
};
use chrono::{NaiveDate, NaiveDateTime, Weekday};

/// A language of the app.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// 简体中文.
    #[default]
    ZhHans,
    /// English.
    En,
}

impl Language {
    /// Every language, in the order they are offered.
    pub const ALL: [Self; 2] = [Self::ZhHans, Self::En];

    /// The tag for the `lang` attribute and for storage.
    pub fn tag(self) -> &'static str {
        match self {
            Self::ZhHans => "zh-CN",
            Self::En => "en",
        }
    }

    /// The language of a tag; `None` for one we do not have.
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag() == tag)
    }

    /// What is said to the staff.
    pub fn staff_words(self) -> &'static StaffWords {
        match self {
            Self::ZhHans => &staff::ZH_HANS,
            Self::En => &staff::EN,
        }
    }

    /// What is said to students, and to guardians about their wish lists.
    pub fn student_words(self) -> &'static StudentWords {
        match self {
            Self::ZhHans => &zh_hans::STUDENT,
            Self::En => &en::STUDENT,
        }
    }

    /// Its own name.
    pub fn name(self) -> &'static str {
        match self {
            Self::ZhHans => "简体中文",
            Self::En => "English",
        }
    }

    /// Its texts.
    pub fn words(self) -> &'static Words {
        match self {
            Self::ZhHans => &zh_hans::WORDS,
            Self::En => &en::WORDS,
        }
    }

    /// The texts of the screens that come after choosing.
    pub fn late_words(self) -> &'static LateWords {
        match self {
            Self::ZhHans => &zh_hans::LATE,
            Self::En => &en::LATE,
        }
    }
}

/// The texts of screens that come after choosing: an app that fetches those screens later finds no other way to them.
pub struct LateWords {
    /// The first question.
    pub first_question: FirstQuestionWords,
    /// Siblings on the plan.
    pub siblings: SiblingWords,
    /// Sign and submit.
    pub sign: SignWords,
    /// Two children's applications that go together.
    pub linked: LinkedWords,
    /// The submission receipt.
    pub receipt: ReceiptWords,
    /// Places that not everybody gets at once.
    pub entry: EntryWords,
    /// Class review.
    pub review: ReviewWords,
    /// The page behind a receipt's QR picture.
    pub check: CheckWords,
    /// Children, receipts, settings.
    pub mine: MineWords,
    /// When, where and with whom children leave.
    pub pick_up: PickUpWords,
    /// Bills and payment receipts.
    pub bills: BillsWords,
    /// What is given back.
    pub refunds: RefundWords,
    /// Leaving during the term.
    pub leaving: LeavingWords,
    /// What a school charges, for everybody to read.
    pub fee_notice: FeeNoticeWords,
    /// Applying for a waiver.
    pub waivers: WaiverWords,
    /// The inbox.
    pub messages: MessagesWords,
    /// What a household is told: a heading and a short text.
    pub news: fn(&News) -> NewsWords,
}

/// All other texts of one language.
pub struct Words {
    /// Said on many screens.
    pub common: CommonWords,
    /// The page before the app has started.
    pub shell: ShellWords,
    /// Welcome and sign-in.
    pub welcome: WelcomeWords,
    /// The menu.
    pub menu: MenuWords,
    /// One offering.
    pub offering: OfferingWords,
    /// What helps after a refusal.
    pub way_out: WayOutWords,
    /// The plan.
    pub plan: PlanWords,

    /// Monday … Sunday, short: 周一.
    pub weekday: fn(Weekday) -> &'static str,
    /// One sign for a column head: 一.
    pub weekday_sign: fn(Weekday) -> &'static str,
    /// A date without its year: 9 月 16 日.
    pub date: fn(NaiveDate) -> String,
    /// An instant in school time: 8月31日 21:00.
    pub moment: fn(NaiveDateTime) -> String,
    /// The same without its weekday, where there is little room: 8月31日 21:00.
    pub short_moment: fn(NaiveDateTime) -> String,
    /// Time left or to go: 2 天 03:14.
    pub countdown: fn(Countdown) -> String,
    /// In which weeks something is held: 单周, 第1、4、7…周.
    pub weeks: fn(&Rotation) -> String,
    /// Things one after another: 周一、周四.
    pub list: fn(&[String]) -> String,
    /// Begin and end: 16:30–17:40.
    pub span: fn(ClockTime, ClockTime) -> String,
    /// A home class: 三(2)班.
    pub home_class: fn(HomeClass) -> String,
    /// Grades admitted: 三至六年级.
    pub grades: fn(GradeSpan) -> String,
    /// Club, course.
    pub tier: fn(Tier) -> &'static str,
    /// Everyone, interested, team.
    pub level: fn(Level) -> &'static str,
    /// Places in words: 剩 3 位 / 30.
    pub places: fn(Places) -> String,
    /// How an amount came about: 25.00 元/次 × 16 次.
    pub charge: fn(&Charge) -> String,
    /// A rate for a unit: 25 元/次.
    pub rate: fn(Fen, Unit) -> String,
    /// Why a rule said no, in one sentence.
    pub refusal: fn(&Refusal) -> String,
    /// What went wrong, in one sentence.
    pub problem: fn(ProblemCode) -> &'static str,
}

#[cfg(test)]
mod tests;
