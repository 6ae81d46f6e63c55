//! Whatever happens to a bill, in whatever order: what is charged less what is given back is what the rules say.

use super::*;
use crate::{
    BillId, Fraction, Gives, Measure, Progress, RefundRule, RefundStep,
    examples::date,
    rules::{PaidSession, RefundFacts, refund_quote},
};
use chrono::{Days, NaiveDate};
use proptest::{collection::vec, prelude::*};

const MEETINGS: u64 = 16;

/// Something that happens to a bill.
#[derive(Clone, Copy, Debug)]
enum Event {
    /// Up to so much is paid of what is owed.
    Pay(i64),
    /// So many tenths of the price are waived.
    Waive(u32),
    /// A meeting is not held.
    Cancel(u64),
    /// The child leaves before a meeting.
    Leave(u64),
}

fn meeting(number: u64) -> NaiveDate {
    date("2026-09-09") + Days::new(7 * number)
}

fn share(parts: u32, of: u32) -> Gives {
    Gives::Share(Fraction::new(parts, of).expect("a fraction"))
}

fn a_rule() -> impl Strategy<Value = RefundRule> {
    let third = Fraction::new(1, 3).expect("a fraction");
    let stepped = RefundRule {
        steps: vec![
            RefundStep { up_to: Progress::NotBegun, gives: share(7, 10) },
            RefundStep { up_to: Progress::LessThan(third), gives: share(1, 2) },
        ],
        otherwise: Gives::Nothing,
        ..RefundRule::by(Measure::Meeting)
    };
    let first_month = RefundRule {
        steps: vec![RefundStep { up_to: Progress::AtMostUsed(1), gives: Gives::Remaining }],
        otherwise: Gives::Nothing,
        ..RefundRule::by(Measure::Month)
    };
    let credited = RefundRule { paid_out: PaidOut::Credit, ..RefundRule::by(Measure::HalfMonth) };
    prop::sample::select(vec![RefundRule::by(Measure::Meeting), stepped, first_month, credited])
}

fn an_event() -> impl Strategy<Value = Event> {
    prop_oneof![
        3 => (1_i64..60_000).prop_map(Event::Pay),
        1 => (0_u32..=10).prop_map(Event::Waive),
        2 => (0..MEETINGS).prop_map(Event::Cancel),
        1 => (0..=MEETINGS).prop_map(Event::Leave),
    ]
}

/// What the rules look at.
struct Known {
    price: i64,
    waived_tenths: u32,
    sessions: Vec<PaidSession>,
    leaves: Option<NaiveDate>,
}

impl Known {
    /// What the rules say is due: the price, less the waiver, less what would be given back of it had it been paid.
    fn due(&self, rule: &RefundRule) -> Fen {
        let price = Fen(self.price - self.price * i64::from(self.waived_tenths) / 10);
        let facts = RefundFacts {
            paid: price,
            sessions: &self.sessions,
            leaves: self.leaves,
            ..RefundFacts::default()
        };
        Fen(price.0 - refund_quote(rule, &facts).amount.0)
    }

    /// Notes what happened, and whether it is a waiver. What can happen once, happens the first time.
    fn note(&mut self, event: Event) -> LetOff {
        match event {
            Event::Pay(_) => {}
            Event::Waive(tenths) => {
                self.waived_tenths = self.waived_tenths.max(tenths);
                return LetOff::Waived;
            }
            Event::Cancel(number) => {
                self.sessions.iter_mut().filter(|session| session.date == meeting(number)).for_each(
                    |session| {
                        session.held = false;
                    },
                );
            }
            Event::Leave(number) => self.leaves = self.leaves.or(Some(meeting(number))),
        }
        LetOff::Void
    }
}

fn entry((kind, amount): (LedgerKind, Fen)) -> LedgerEntry {
    let at = crate::examples::round().bills_due_at;
    LedgerEntry { at, kind, amount, bill: BillId::new("bill"), why: None }
}

proptest! {
    #[test]
    fn what_is_charged_less_what_is_given_back_is_what_the_rules_say(
        rule in a_rule(),
        price in 1_i64..60_000,
        events in vec(an_event(), 0..24),
    ) {
        let session = |number| PaidSession { date: meeting(number), periods: 2, held: true, attended: true };
        let sessions = (0..MEETINGS).map(session).collect();
        let mut known = Known { price, waived_tenths: 0, sessions, leaves: None };
        let mut ledger = vec![entry((LedgerKind::Charge, Fen(price)))];
        for event in events {
            let before = balance(&ledger).expect("a ledger");
            if let Event::Pay(most) = event {
                ledger.push(entry((LedgerKind::Payment, before.unpaid().min(Fen(most)))));
            }
            let let_off = known.note(event);
            let now = balance(&ledger).expect("a ledger");
            ledger.extend(lower_due(&now, known.due(&rule), let_off, rule.paid_out).into_iter().map(entry));

            let after = balance(&ledger).expect("nothing is given back that did not come in");
            prop_assert_eq!(after.due(), known.due(&rule), "after {:?}", event);
            let sum = |kinds: &[LedgerKind]| -> i64 {
                ledger.iter().filter(|entry| kinds.contains(&entry.kind)).map(|entry| entry.amount.0).sum()
            };
            let paid = sum(&[LedgerKind::Payment]);
            let given_back = sum(&[LedgerKind::Refund, LedgerKind::Credit]);
            prop_assert!(given_back <= paid && paid - given_back <= after.due().0);
            prop_assert_eq!(after.unpaid().0 + paid - given_back, after.due().0, "paid or to be paid");
        }
    }
}
