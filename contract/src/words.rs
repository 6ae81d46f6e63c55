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
mod tests {
    use super::*;
    use crate::{Fen, LostChoice, OfficeRefusal, ReviewRefusal, ReviewStage, Reviewer};

    mod of_choosing;

    fn every_refusal() -> Vec<Refusal> {
        let instant = "2026-08-24T12:00:00Z".parse().expect("an instant");
        let day = crate::examples::date("2026-11-04");
        let full = Refusal::Full { capacity: 30 };
        let mut refusals = of_choosing::refusals();
        refusals.extend([
            Refusal::Clash { with: "校园足球".into(), weekday: Weekday::Wed },
            Refusal::GradeNotAdmitted { admitted: GradeSpan { from: 3, to: 6 } },
            Refusal::GradeWeekday { grade: 6, weekday: Weekday::Thu },
            Refusal::ChosenTwice { title: "硬笔书法".into() },
            Refusal::NotOnTheMenu,
            Refusal::NotAllWon {
                lost: vec![LostChoice { title: "机器人搭建".into(), why: full.clone() }]
            },
            full,
            Refusal::RoundAhead { opens_at: instant },
            Refusal::RoundClosed { closed_at: instant },
            Refusal::AnotherRound { now: "第一轮选课".into() },
            Refusal::RoundNotForGrade { grades: vec![3, 4] },
            Refusal::NothingChosen,
            Refusal::NoSuchCare,
            Refusal::PriceMoved { quoted: Fen(40_000), now: Fen(42_500) },
            Refusal::TextChanged,
            Refusal::NotSigned,
            Refusal::SignedTooEarly,
            Refusal::AlreadyPaid,
            Refusal::NothingHeld,
            Refusal::RefundMoved { quoted: Fen(7_682), now: Fen(7_091) },
            Refusal::TermOver { last_day: day },
            Refusal::NoSchoolOn { date: day },
            Refusal::PickUpChangeTooLate { until: instant },
            Refusal::NoSuchCollector,
            Refusal::CollectorExpected { date: day },
            Refusal::TooManyCollectors { most: 8 },
            Refusal::TooYoungToWalk { from_grade: Some(4) },
            Refusal::TooYoungToWalk { from_grade: None },
            Refusal::WalkingNotSigned,
            Refusal::NothingWished,
            Refusal::TooManyWishes { most: 12 },
            Refusal::WishesGone { gone: vec![crate::OfferingId::new("football")] },
            Refusal::UnderReview { stage: ReviewStage::Submitted },
            Refusal::UnderReview { stage: ReviewStage::Returned },
            Refusal::UnderReview { stage: ReviewStage::ClassChecked },
            Refusal::UnderReview { stage: ReviewStage::SummedUp },
            Refusal::UnderReview { stage: ReviewStage::Published },
            Refusal::UnderReview { stage: ReviewStage::Signed },
            Refusal::UnderReview { stage: ReviewStage::LetGo },
            Refusal::SigningOver { until: instant },
            Refusal::NoSuchWaiver,
            Refusal::WaiverNotFor { title: "硬笔书法".into() },
            Refusal::WaiverAskedAlready { granted: true },
            Refusal::WaiverAskedAlready { granted: false },
            Refusal::WaiverDecided,
        ]);
        refusals
    }

    #[test]
    fn every_refusal_is_one_sentence_with_its_facts() {
        for language in Language::ALL {
            let words = language.words();
            let sentences: Vec<String> = every_refusal().iter().map(words.refusal).collect();
            for (sentence, refusal) in sentences.iter().zip(every_refusal()) {
                assert!(!sentence.is_empty() && !sentence.contains('\n'), "{refusal:?}: {sentence}");
            }
            let all = sentences.join("\n");
            let facts = ["校园足球", "20:00", "400.00", "425.00", "机器人搭建", "30", "76.82", "70.91"];
            for fact in facts.into_iter().chain(of_choosing::FACTS) {
                assert!(all.contains(fact), "{fact} is missing in {}", language.name());
            }
        }
    }

    #[test]
    fn every_refusal_of_the_office_is_one_sentence_with_its_facts() {
        let step_of = |whose| OfficeRefusal::Review(ReviewRefusal::NotYourStep { whose });
        let refusals = [
            OfficeRefusal::RoundEndsBeforeItBegins,
            OfficeRefusal::BelowEnrolment { enrolled: 27 },
            OfficeRefusal::TooManyPlaces { most: 2_000 },
            OfficeRefusal::NoSessionOn { date: crate::examples::date("2026-11-04") },
            OfficeRefusal::BillNotDue,
            OfficeRefusal::AmountDiffers { due: Fen(50_000) },
            OfficeRefusal::NoCash,
            step_of(Reviewer::Family),
            step_of(Reviewer::HomeClassTeacher(HomeClass { grade: 5, number: 6 })),
            step_of(Reviewer::GradeLeader(5)),
            step_of(Reviewer::Office),
            OfficeRefusal::Review(ReviewRefusal::NotChecked { grade: 3, applications: 41 }),
            OfficeRefusal::Review(ReviewRefusal::NotSummedUp { grades: vec![1, 2] }),
            OfficeRefusal::Review(ReviewRefusal::ProposesNothing),
            OfficeRefusal::Review(ReviewRefusal::StillTime {
                until: "2026-08-24T12:35:00Z".parse().expect("an instant"),
            }),
            OfficeRefusal::WaiverNotOpen,
            OfficeRefusal::NoSuchWaiver,
            OfficeRefusal::RefundPaidOut,
            OfficeRefusal::NotToBeSeen { school_numbers: vec!["202203".into()] },
            OfficeRefusal::NoSuchChildren { school_numbers: vec!["202203".into(), "202299".into()] },
        ];
        for language in Language::ALL {
            let sentences = refusals.each_ref().map(|refusal| (language.staff_words().refusal)(refusal));
            assert!(sentences.iter().all(|sentence| !sentence.is_empty() && !sentence.contains('\n')));
            let all = sentences.join("\n");
            for fact in ["27", "2000", "4", "500.00", "(6)", "41", "20:35"] {
                assert!(all.contains(fact), "{fact} is missing in {all}");
            }
        }
    }

    #[test]
    fn a_language_is_found_by_its_tag() {
        for language in Language::ALL {
            assert_eq!(Language::from_tag(language.tag()), Some(language));
        }
        assert_eq!(Language::from_tag("fr"), None);
    }

    #[test]
    fn chinese_reads_as_schools_write_it() {
        let words = Language::ZhHans.words();
        assert_eq!((words.home_class)(HomeClass { grade: 3, number: 2 }), "三(2)班");
        assert_eq!((words.grades)(GradeSpan { from: 3, to: 6 }), "三至六年级");
        assert_eq!((words.grades)(GradeSpan { from: 6, to: 6 }), "六年级");
        assert_eq!((words.places)(Places { capacity: 30, enrolled: 27 }), "剩 3 位 / 30");
        assert_eq!((words.places)(Places { capacity: 30, enrolled: 30 }), "已满 / 30");
        assert_eq!((words.list)(&["周一".to_owned(), "周四".to_owned()]), "周一、周四");
        let weeks = |every, turns: &[u8]| (words.weeks)(&Rotation { every, turns: turns.to_vec() });
        assert_eq!(weeks(2, &[1]), "单周");
        assert_eq!(weeks(2, &[2]), "双周");
        assert_eq!(weeks(3, &[1]), "第1、4、7…周");
        let charge = Charge::Counted { rate: Fen(295), unit: Unit::Period, count: 40 };
        assert_eq!((words.charge)(&charge), "2.95 元/课时 × 40 课时");
    }
}
