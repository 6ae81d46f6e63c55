mod counted;
mod each_bill;

use super::*;
use crate::examples::{date, fee_rule, football, robots, school};
use crate::rules::{Plan, Priced, quote_plan};
use crate::*;
use chrono::NaiveDate;

/// What a child of grade 3 takes: football on Wednesdays for 25.00 a meeting, robots for nothing, evening care.
struct Child {
    school: School,
    offerings: Vec<Offering>,
    care: Vec<WindowId>,
    waivers: Vec<Waiver>,
    cancelled: Vec<CancelledSession>,
    bills: Vec<StandingBill>,
}

impl Child {
    fn taking(school: School, offerings: Vec<Offering>, care: &[&str]) -> Self {
        let care = care.iter().map(|window| WindowId::new(*window)).collect();
        let (waivers, cancelled) = (Vec::new(), Vec::new());
        let mut child = Self { school, offerings, care, waivers, cancelled, bills: Vec::new() };
        let groups = child.groups();
        let plan = Plan { grade: 3, care: &child.care, groups: &groups, from: None };
        let standing = |bill: Bill| {
            let charged = if bill.state == BillState::Counting { Fen::ZERO } else { bill.total };
            StandingBill { bill, money: Balance { charged, ..Balance::default() } }
        };
        let bills = quote_plan(&child.school, &plan, &[]).into_iter().map(standing).collect();
        child.bills = bills;
        child
    }

    fn groups(&self) -> Vec<Priced<'_>> {
        self.offerings.iter().map(|offering| Priced { offering, group: &offering.groups[0] }).collect()
    }

    /// Pays its first bills.
    fn paid(mut self, bills: usize) -> Self {
        for standing in self.bills.iter_mut().take(bills) {
            standing.money.paid = standing.bill.total;
            standing.bill.state = BillState::Paid;
        }
        self
    }

    fn leaves(&self, gives_up: &GivesUp, today: &str) -> Result<Left, Refusal> {
        leave(&self.facts(&self.groups(), date(today)), gives_up)
    }

    fn facts<'a>(&'a self, groups: &'a [Priced<'a>], today: NaiveDate) -> LeavingFacts<'a> {
        LeavingFacts {
            school: &self.school,
            waivers: &self.waivers,
            grade: 3,
            care: &self.care,
            groups,
            cancelled: &self.cancelled,
            bills: &self.bills,
            today,
        }
    }
}

fn by_meeting() -> School {
    let mut school = school();
    school.tariff.refund = Some(RefundRule::by(Measure::Meeting));
    school
}

fn football_alone() -> Child {
    Child::taking(by_meeting(), vec![football()], &[])
}

/// Robots on Thursdays for 10.00 a meeting: nineteen of them from 10 September on.
fn paid_robots() -> Offering {
    let mut robots = robots();
    robots.fees = vec![FeeRule { rate: Fen(1_000), ..fee_rule("robots", Unit::Meeting) }];
    robots.groups[0].meetings[0].weekday = chrono::Weekday::Thu;
    robots
}

fn group(id: &str) -> GivesUp {
    GivesUp::Group(GroupId::new(id))
}

fn evening_care() -> GivesUp {
    GivesUp::Care(WindowId::new("evening"))
}

/// What the lines of a bill come to, and whether the last one says that something was given up.
fn sum_of_lines(bill: &Bill) -> (Fen, bool) {
    let is_given_up = |line: &BillLine| line.charge == Charge::Adjusted(Adjustment::GivenUp);
    (Fen(bill.lines.iter().map(|line| line.amount.0).sum()), bill.lines.last().is_some_and(is_given_up))
}

fn everything_of(child: &Child, today: &str) -> Left {
    child.leaves(&GivesUp::Everything, today).expect("may leave")
}

fn money(quote: &LeavingQuote) -> [String; 3] {
    [quote.refund, quote.credit, quote.no_longer_owed].map(|amount| amount.to_string())
}

#[test]
fn what_was_paid_comes_back_by_the_rule_and_what_was_not_is_no_longer_owed() {
    // Twenty meetings of 25.00 from 9 September on.
    let total = football_alone().bills[0].bill.total;
    assert_eq!(total, Fen(50_000));
    let cases = [
        ("before anything began", "2026-08-20", true, ["500.00", "0.00", "0.00"]),
        (
            "on the day of the first meeting, which counts as used",
            "2026-09-09",
            true,
            ["475.00", "0.00", "0.00"],
        ),
        ("after three meetings", "2026-09-24", true, ["425.00", "0.00", "0.00"]),
        ("unpaid before anything began", "2026-08-20", false, ["0.00", "0.00", "500.00"]),
        ("unpaid after three meetings", "2026-09-24", false, ["0.00", "0.00", "425.00"]),
        ("on the last day", "2027-01-22", true, ["0.00", "0.00", "0.00"]),
    ];
    for (what, today, is_paid, expected) in cases {
        let child = football_alone().paid(usize::from(is_paid));
        let left = everything_of(&child, today);
        assert_eq!(money(&left.quote), expected.map(str::to_owned), "{what}");
        assert_eq!(left.quote.leaves, date(today).succ_opt().expect("a date"), "{what}");
        assert!(left.wholly);
    }
}

#[test]
fn a_rule_that_keeps_a_part_keeps_it_of_what_was_paid_only() {
    let rule = RefundRule {
        steps: vec![RefundStep {
            up_to: Progress::NotBegun,
            gives: Gives::Share("7/10".parse().expect("a part")),
        }],
        otherwise: Gives::Nothing,
        ..RefundRule::by(Measure::Meeting)
    };
    let mut school = school();
    school.tariff.refund = Some(rule);
    let child = || Child::taking(school.clone(), vec![football()], &[]);
    let cases = [
        (1, "2026-08-20", ["350.00", "0.00", "0.00"]),
        (0, "2026-08-20", ["0.00", "0.00", "500.00"]),
        (1, "2026-09-24", ["0.00", "0.00", "0.00"]),
        (0, "2026-09-24", ["0.00", "0.00", "0.00"]),
    ];
    for (paid, today, expected) in cases {
        let left = everything_of(&child().paid(paid), today);
        assert_eq!(money(&left.quote), expected.map(str::to_owned), "{paid} {today}");
    }
}

#[test]
fn without_a_rule_nothing_comes_back_and_that_is_said() {
    let child = Child::taking(school(), vec![football()], &[]).paid(1);
    let left = everything_of(&child, "2026-08-20");
    assert_eq!(left.quote.bills[0].fees[0].by, LeavingReason::NoRule);
    assert_eq!(left.quote.given_back(), Fen::ZERO);
    let unpaid = Child::taking(school(), vec![football()], &[]);
    assert_eq!(everything_of(&unpaid, "2026-08-20").quote.no_longer_owed, Fen(50_000));
}

#[test]
fn what_the_school_cancelled_is_given_back_as_well() {
    let mut child = football_alone().paid(1);
    let group = child.offerings[0].groups[0].id.clone();
    child.cancelled = vec![CancelledSession { group, date: date("2026-09-16"), reason: "大风".into() }];
    assert_eq!(everything_of(&child, "2026-09-24").quote.refund, Fen(45_000), "two of three were held");
}

#[test]
fn months_that_are_to_come_are_no_longer_owed_and_the_one_that_runs_is_judged_by_the_rule() {
    let mut school = school();
    let monthly = fee_rule("care", Unit::Month);
    school.tariff.rules = vec![FeeRule { rate: Fen(10_000), billed: Billed::EachMonth, ..monthly }];
    school.tariff.refund = Some(RefundRule::by(Measure::Month));
    let child = Child::taking(school, vec![], &["evening"]).paid(2);
    assert_eq!(child.bills.len(), 5);
    let left = everything_of(&child, "2026-09-14");
    assert_eq!(money(&left.quote), ["100.00", "0.00", "300.00"].map(str::to_owned), "September is kept");
    let states: Vec<BillState> = left.bills.iter().map(|one| one.bill.state).collect();
    use BillState::{Paid, Void};
    assert_eq!(states, [Paid, Paid, Void, Void, Void]);
}

#[test]
fn what_is_a_credit_is_none_that_is_paid_out() {
    let mut school = by_meeting();
    school.tariff.refund.as_mut().expect("a rule").paid_out = PaidOut::Credit;
    let child = Child::taking(school, vec![football()], &[]).paid(1);
    let left = everything_of(&child, "2026-09-24");
    assert_eq!(money(&left.quote), ["0.00", "425.00", "0.00"].map(str::to_owned));
    assert_eq!(left.bills[0].entries, [(LedgerKind::Credit, Fen(42_500))]);
}

#[test]
fn a_waiver_and_what_was_given_back_before_are_never_given_twice() {
    let mut child = football_alone().paid(1);
    child.school.tariff.waivers = vec![WaiverGroup {
        id: WaiverGroupId::new("half"),
        title: "减半".into(),
        share: "1/2".parse().expect("a part"),
        rules: vec![],
        offerings: vec![],
    }];
    child.waivers = vec![Waiver { group: WaiverGroupId::new("half"), offering: None }];
    child.bills[0].money.refunded = Fen(25_000);
    let left = everything_of(&child, "2026-08-20");
    assert_eq!(left.quote.refund, Fen(25_000), "the other half");
    child.bills[0].money.refunded = Fen(49_500);
    assert_eq!(everything_of(&child, "2026-08-20").quote.refund, Fen(500), "no more than is left");
}

#[test]
fn only_what_is_taken_can_be_left_and_only_within_the_term() {
    let child = football_alone().paid(1);
    assert_eq!(child.leaves(&group("robots-1"), "2026-09-24"), Err(Refusal::NothingHeld));
    assert_eq!(child.leaves(&evening_care(), "2026-09-24"), Err(Refusal::NothingHeld));
    let nothing = Child::taking(by_meeting(), vec![], &[]);
    assert_eq!(nothing.leaves(&GivesUp::Everything, "2026-09-24"), Err(Refusal::NothingHeld));
    let over = child.leaves(&GivesUp::Everything, "2027-01-23");
    assert_eq!(over, Err(Refusal::TermOver { last_day: date("2027-01-22") }));
}

#[test]
fn every_way_to_leave_is_quoted_and_one_service_has_one() {
    let ways = |child: &Child, today: &str| {
        let groups = child.groups();
        let quotes = leaving_quotes(&child.facts(&groups, date(today)));
        quotes.into_iter().map(|quote| quote.titles.join("+")).collect::<Vec<_>>()
    };
    let several = Child::taking(by_meeting(), vec![football(), robots()], &["noon", "evening"]);
    let expected =
        ["校园足球+机器人搭建+午餐托管+傍晚托管", "校园足球", "机器人搭建", "午餐托管", "傍晚托管"];
    assert_eq!(ways(&several, "2026-09-24"), expected);
    assert_eq!(ways(&football_alone(), "2026-09-24"), ["校园足球"]);
    assert!(ways(&football_alone(), "2027-01-23").is_empty());
}
