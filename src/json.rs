//! JSON for the contract's types, small.
//!
//! serde_json reads anything into anything and says where it went wrong. The app reads what its own server wrote;
//! when it cannot, one word is enough. Together with dates read by hand that weighs 32 KB less on the wire (docs/decisions.md).

mod read;
mod write;

pub(crate) use read::read;
pub(crate) use write::write;

use std::fmt;

/// The text is not what was expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unreadable;

impl fmt::Display for Unreadable {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Unreadable {}

impl serde::de::Error for Unreadable {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

impl serde::ser::Error for Unreadable {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kehou_contract::{
        Answer, Application, ChildTerm, Fen, GroupId, HomeClass, LeavingQuote, NewLeaving, OfficeRefusal,
        Participation, Refusal, ReviewRefusal, Reviewer, RoundId, RoundMode, Signature, TakingPart, Tariff,
        TextHash, WindowId,
    };
    use proptest::prelude::*;

    fn application(names: &[String], total: i64, all_or_none: bool) -> Application {
        let hash = || TextHash::new("0f");
        Application {
            round: RoundId::new("first"),
            participation: Participation::TakingPart(TakingPart {
                care: names.iter().map(WindowId::new).collect(),
                choices: names.iter().map(GroupId::new).collect(),
                all_or_none,
                quoted_total: Fen(total),
                signature: Some(Signature {
                    guardian_name: names.concat(),
                    agreement: hash(),
                    pick_up_pledge: hash(),
                }),
            }),
        }
    }

    proptest! {
        #[test]
        fn reads_what_serde_json_writes_and_writes_what_it_reads(
            names in prop::collection::vec(any::<String>(), 0..4), total in any::<i64>(), all in any::<bool>(),
        ) {
            let application = application(&names, total, all);
            let theirs = serde_json::to_string(&application).expect("written");
            prop_assert_eq!(read::<Application>(&theirs), Ok(application.clone()));
            let ours = write(&application).expect("written");
            prop_assert_eq!(serde_json::from_str::<Application>(&ours).expect("read"), application);
        }

        #[test]
        fn no_text_makes_it_panic(text in any::<String>()) {
            let _ = read::<ChildTerm>(&text);
            let _ = read::<Vec<Refusal>>(&text);
        }
    }

    #[test]
    fn every_shape_of_the_contract_is_read() {
        let refusals = vec![
            Refusal::NotOnTheMenu,
            Refusal::Full { capacity: 30 },
            Refusal::RoundNotForGrade { grades: vec![3, 4] },
            Refusal::PriceMoved { quoted: Fen(-1), now: Fen(i64::MAX) },
            Refusal::Office(OfficeRefusal::Review(ReviewRefusal::NotYourStep {
                whose: Reviewer::HomeClassTeacher(HomeClass { grade: 3, number: 2 }),
            })),
            Refusal::Office(OfficeRefusal::Review(ReviewRefusal::NotYourStep {
                whose: Reviewer::GradeLeader(3),
            })),
        ];
        let text = serde_json::to_string(&refusals).expect("written");
        assert_eq!(read::<Vec<Refusal>>(&text), Ok(refusals));
        for mode in ["\"first_come\"", r#"{"review":{"sign_within_days":3,"answer_within_days":2}}"#] {
            let written = read::<RoundMode>(mode).map(|mode| serde_json::to_string(&mode).expect("written"));
            assert_eq!(written.as_deref(), Ok(mode));
        }
        let spaced = " { \"answer\" : \"no_service\", \"unknown\": {\"a\":[1,2.5e3,\"\\u4e66\",null,true]},\n\"care\": [], \"enrolments\":[], \"receipt\": null } ";
        let term = ChildTerm { answer: Answer::NoService, ..ChildTerm::default() };
        assert_eq!(read::<ChildTerm>(spaced), Ok(term));
        assert_eq!(read::<String>(r#""\u4e66\ud83d\ude00\n\"""#), Ok("书😀\n\"".to_owned()));
        assert_eq!(read::<()>("null"), Ok(()));
    }

    #[test]
    fn what_leaving_comes_to_is_read_and_what_is_left_is_written() {
        let text = r#"[{"gives_up":"everything","titles":["校园足球"],"leaves":"2026-09-25","refund":40000,"bills":[
            {"paid":50000,"owed_before":0,"owed_after":0,"refund":40000,"fees":[{"title":"校园足球","charged":50000,
            "off":40000,"by":{"rule":{"amount":40000,"paid_out":"refund","why":{"paid":50000,"cause":"leaving",
            "measure":"meeting","used":4,"unused":16,"all":20,"gives":"remaining","amount":40000}}}}]}]},
            {"gives_up":{"care":"noon"},"titles":["午餐托管"],"leaves":"2026-09-25","refund":0,"counting":true}]"#;
        let quotes = read::<Vec<LeavingQuote>>(text).expect("quotes");
        assert_eq!(quotes, serde_json::from_str::<Vec<LeavingQuote>>(text).expect("quotes"));
        let leaving = NewLeaving { gives_up: quotes[1].gives_up.clone(), given_back: Fen::ZERO };
        assert_eq!(write(&leaving).expect("written"), r#"{"gives_up":{"care":"noon"},"given_back":0}"#);
    }

    #[test]
    fn a_refund_rule_is_read_with_all_its_parts() {
        let text = r#"{"rules":[],"refund":{"measure":"meeting","used_when":"attended","steps":[
            {"up_to":"not_begun","gives":{"share":"1/1"}},{"up_to":{"at_most_used":2},"gives":"remaining"},
            {"up_to":{"less_than":"1/3"},"gives":{"share":"1/2"}}],"otherwise":"nothing",
            "absence":[{"days_in_a_row":20,"gives":{"month_fee":"1/2"}}],"cancelled":{"sessions":"nothing"},
            "paid_out":"credit","document":"第 12 号"},"days_to_pay":9}"#;
        let tariff: Tariff = serde_json::from_str(text).expect("a tariff");
        assert_eq!(tariff.refund.as_ref().map(|rule| rule.steps.len()), Some(3));
        assert_eq!(read::<Tariff>(text), Ok(tariff));
    }

    #[test]
    fn what_is_cut_short_or_goes_on_is_unreadable() {
        for text in ["", "{", "[1", "\"a", "tru", "1 2", "{\"a\"}", "[1,]", "\"\\ud800\"", "256", "-"] {
            assert_eq!(read::<Vec<u8>>(text), Err(Unreadable), "{text}");
        }
        assert_eq!(read::<u8>("256"), Err(Unreadable));
        assert_eq!(read::<u8>("1.5"), Err(Unreadable));
    }
}
