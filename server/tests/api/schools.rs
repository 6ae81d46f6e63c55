//! Every example school, driven over HTTP as a family drives it: the menu, the submission, the bills, the payment, the
//! pick-ups of named days. What is expected stands in schools/worked: each case that says when the child leaves is
//! walked.

use crate::{
    family::{Family, new_key},
    running_server::{Letter, RunningServer},
    staff::Staff,
};
use chrono::NaiveDate;
use kehou_contract::{
    BillState, ChildId, ClockTime, FamilyBill, Fen, GroupId, NewPayment, OfficeBill, Outcome, PaymentMethod,
    PickUps, ReviewStep, RoundMode, SubmissionReceipt, WindowId, routes, school_instant,
};
use serde::Deserialize;
use std::{fs, path::Path};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../schools");

/// Enough for a family of each grade, and few to move in.
const CHILDREN: i64 = 60;

#[derive(Deserialize)]
struct Worked {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    what: String,
    grade: u8,
    #[serde(default)]
    care: Vec<WindowId>,
    #[serde(default)]
    groups: Vec<GroupId>,
    bills: Vec<String>,
    #[serde(default)]
    leaves: Vec<Leaves>,
}

/// When the child leaves on a date; without a time it does not come.
#[derive(Deserialize)]
struct Leaves {
    on: NaiveDate,
    at: Option<ClockTime>,
}

/// A test for each file.
macro_rules! schools {
    ($($name:ident: $file:literal;)*) => {
        $(#[tokio::test]
        async fn $name() {
            walk($file).await;
        })*
        const NAMED: &[&str] = &[$($file),*];
    };
}

schools! {
    s1: "s1";
    s2: "s2";
    s3: "s3";
    s3b: "s3b";
    s4: "s4";
    s4b: "s4b";
    s4d: "s4d";
    s5: "s5";
    s6: "s6";
    s7: "s7";
    s8: "s8";
    s9: "s9";
    s9_summer: "s9-summer";
    s10: "s10";
    s11: "s11";
    s11b: "s11b";
}

#[test]
fn no_example_school_is_left_out() {
    let mut files: Vec<String> = fs::read_dir(FOLDER)
        .expect("the schools")
        .filter_map(|entry| entry.expect("an entry").file_name().into_string().ok())
        .filter_map(|name| name.strip_suffix(".toml").map(str::to_owned))
        .collect();
    files.sort();
    let mut named = NAMED.to_vec();
    named.sort_unstable();
    assert_eq!(named, files);
}

async fn walk(file: &str) {
    let worked = fs::read_to_string(format!("{FOLDER}/worked/{file}.toml")).expect("worked cases");
    let Worked { cases } = toml::from_str(&worked).expect("worked cases");
    let cases: Vec<Case> = cases.into_iter().filter(|case| !case.leaves.is_empty()).collect();
    assert!(!cases.is_empty(), "{file}: a case says when its child leaves");
    for case in &cases {
        // Days pass in a walk, and bills lapse: each case has a server of its own.
        let server = RunningServer::start_in(&school_of(file)).await;
        walk_case(&server, case).await;
    }
}

/// The school with few families, none of whom has taken anything.
fn school_of(file: &str) -> String {
    let text = fs::read_to_string(Path::new(FOLDER).join(format!("{file}.toml"))).expect("a school's file");
    let mut school: toml::Table = text.parse().expect("a school's file");
    let rehearsal = school["rehearsal"].as_table_mut().expect("a rehearsal");
    rehearsal.insert("children".to_owned(), CHILDREN.into());
    rehearsal.remove("taken");
    school.to_string()
}

async fn walk_case(server: &RunningServer, case: &Case) {
    let letter = letter_of_grade(server, case.grade);
    let family = Family::sign_in(server, &letter).await;
    let child = family.household.children.iter().find(|child| child.name == letter.child_name);
    let child = child.expect("the letter's child").id.clone();
    for group in &case.groups {
        let on_menu = server.menu.places.iter().find(|entry| &entry.group == group);
        let places = on_menu.unwrap_or_else(|| panic!("{}: {group} is on the menu", case.what)).places;
        assert!(places.left() > 0, "{}: {group} has places", case.what);
    }
    let choices: Vec<&str> = case.groups.iter().map(GroupId::as_str).collect();
    let total = server.price_for(case.grade, &case.care, &choices);
    let application = server.wish_with(&choices, |wish| {
        (wish.care, wish.quoted_total) = (case.care.clone(), total);
    });
    let receipt = family.obtain(&child, &application).await;
    for choice in &receipt.outcomes {
        assert_eq!(choice.outcome, Outcome::In, "{}: {}", case.what, choice.title);
    }
    let receipt = match server.school.round.mode {
        RoundMode::FirstCome => receipt,
        RoundMode::Review(_) => reviewed(server, &family, &child, receipt).await,
    };
    check_bills(&family, &receipt, case).await;
    pay(server, &receipt).await;
    for leaves in &case.leaves {
        check_leaving(server, &letter, &child, leaves, &case.what).await;
    }
}

/// The application is checked, summed up and published; the family signs when the round is over. The receipt as it is
/// then.
async fn reviewed(
    server: &RunningServer,
    family: &Family,
    child: &ChildId,
    receipt: SubmissionReceipt,
) -> SubmissionReceipt {
    server.turn_clock_to(server.school.round.closes_at);
    let office = Staff::office(server).await;
    for step in [ReviewStep::CheckClass, ReviewStep::SumUp, ReviewStep::Publish] {
        office.review(step, &[&receipt.number]).await.expect(201);
    }
    family.sign(child, server).await.receipt()
}

/// A family that has nothing, with a child of this grade.
fn letter_of_grade(server: &RunningServer, grade: u8) -> Letter {
    let letters = server.letters();
    let found = letters.iter().find(|letter| letter.grade == grade);
    found.unwrap_or_else(|| panic!("a child of grade {grade}")).clone()
}

/// The receipt and the family's list of bills say what the worked case says.
async fn check_bills(family: &Family, receipt: &SubmissionReceipt, case: &Case) {
    let of_receipt: Vec<String> = receipt.bills.iter().map(|bill| bill.total.to_string()).collect();
    assert_eq!(of_receipt, case.bills, "{}", case.what);
    let listed: Vec<FamilyBill> = family.ask(&routes::ListFamilyBills).send().await.expect(200).read();
    let of_receipt: Fen = Fen::checked_sum(receipt.bills.iter().map(|bill| bill.total)).expect("a sum");
    let listed: Fen = Fen::checked_sum(listed.iter().map(|entry| entry.bill.total)).expect("a sum");
    assert_eq!(listed, of_receipt, "{}", case.what);
}

/// The office records that everything due was paid.
async fn pay(server: &RunningServer, receipt: &SubmissionReceipt) {
    let office = Staff::office(server).await;
    let bills: Vec<OfficeBill> = office.ask(&routes::ListOfficeBills).send().await.expect(200).read();
    let due = bills.iter().filter(|bill| bill.submission == receipt.number);
    for entry in due.filter(|entry| entry.bill.state == BillState::Due) {
        let method = PaymentMethod::Transfer { voucher: "20260903-17".into() };
        let payment = NewPayment { amount: entry.bill.total, method, reason: "银行到账".into() };
        let endpoint = routes::RecordPayment { bill_id: entry.id.clone() };
        office.ask(&endpoint).key(&new_key()).json(&payment).send().await.expect(201);
    }
}

/// Early on that day, the family asks when to fetch its child.
async fn check_leaving(
    server: &RunningServer,
    letter: &Letter,
    child: &ChildId,
    leaves: &Leaves,
    what: &str,
) {
    let early = ClockTime::new(6, 30).expect("a time of day");
    server.turn_clock_to(school_instant(leaves.on, early));
    let family = Family::sign_in(server, letter).await;
    let pick_ups: PickUps = family.ask(&routes::GetPickUps).send().await.expect(200).read();
    let own = pick_ups.children.into_iter().find(|one| &one.child == child).expect("one's own child");
    let today = own.days.first().expect("today");
    assert_eq!(today.date, leaves.on);
    let told = today.leaving.as_ref().map(|leaving| leaving.time);
    assert_eq!(told, leaves.at, "{what}, on {}", leaves.on);
}
