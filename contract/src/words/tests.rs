//! What is said in every language.

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
        Refusal::NotAllWon { lost: vec![LostChoice { title: "机器人搭建".into(), why: full.clone() }] },
        full,
        Refusal::RoundAhead { opens_at: instant, arrived_at: None },
        Refusal::RoundAhead {
            opens_at: instant,
            arrived_at: Some(instant - chrono::TimeDelta::milliseconds(1)),
        },
        Refusal::RoundClosed { closed_at: instant, arrived_at: Some(instant) },
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
        let facts = [
            "校园足球",
            "20:00",
            "400.00",
            "425.00",
            "机器人搭建",
            "30",
            "76.82",
            "70.91",
            "19:59:59",
            "20:00:00",
        ];
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
