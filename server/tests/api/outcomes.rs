//! Every choice gets its own outcome, with the facts a family needs to go on.

use crate::{contents::miscounted_groups, family::Family, running_server::RunningServer};
use chrono::Weekday;
use kehou_contract::{Counting, Fen, GradeSpan, GroupId, Outcome, Refusal, SubmissionReceipt};

/// Group and outcome of every choice.
fn outcomes(receipt: &SubmissionReceipt) -> Vec<(&str, Outcome)> {
    receipt.outcomes.iter().map(|choice| (choice.group.as_str(), choice.outcome.clone())).collect()
}

async fn apply(family: &Family, grade: u8, server: &RunningServer, choices: &[&str]) -> SubmissionReceipt {
    family.obtain(&family.child_of_grade(grade), &server.wish(choices)).await
}

fn clash(with: &str, weekday: Weekday) -> Outcome {
    let with = with.to_owned();
    Outcome::NotIn(Refusal::Clash { with, weekday })
}

#[tokio::test]
async fn every_choice_has_an_outcome_of_its_own() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let admitted = GradeSpan { from: 4, to: 6 };
    let title = "硬笔书法".to_owned();
    let expected = [
        ("robots-1", Outcome::NotIn(Refusal::Full { capacity: 20 })),
        ("football-1", Outcome::In),
        ("calligraphy-1", Outcome::In),
        ("coding-1", clash("硬笔书法", Weekday::Mon)),
        ("erhu-1", Outcome::NotIn(Refusal::GradeNotAdmitted { admitted })),
        ("calligraphy-2", Outcome::NotIn(Refusal::ChosenTwice { title })),
        ("nowhere", Outcome::NotIn(Refusal::NotOnTheMenu)),
        ("go-1", Outcome::In),
    ];
    let receipt = apply(&family, 3, &server, &expected.clone().map(|(group, _)| group)).await;
    assert_eq!(outcomes(&receipt), expected);
    let held = family.groups_of(&family.child_of_grade(3)).await;
    assert_eq!(held, ["calligraphy-1", "football-1", "go-1"].map(GroupId::new));
    assert_eq!(miscounted_groups(&server).await, [""; 0]);
}

#[tokio::test]
async fn what_was_lost_is_in_the_quoted_total_and_not_on_the_bill() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let receipt = apply(&family, 3, &server, &["robots-1", "football-1", "cheerleading-1"]).await;
    let won = server.price_of(&["football-1", "cheerleading-1"]);
    assert!(won < server.price_of(&["robots-1", "football-1", "cheerleading-1"]));
    assert_eq!((receipt.bills[0].total, receipt.bills[0].lines.len()), (won, 2));
}

#[tokio::test]
async fn of_two_that_clash_the_dearer_one_is_won() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let receipt = apply(&family, 3, &server, &["football-1", "brush-writing-1"]).await;
    let expected =
        [("football-1", Outcome::In), ("brush-writing-1", clash("校园足球（初级）", Weekday::Wed))];
    assert_eq!(outcomes(&receipt), expected);
    let receipt = apply(&family, 3, &server, &["brush-writing-1", "football-1"]).await;
    let expected = [("brush-writing-1", Outcome::In), ("football-1", clash("软笔书法", Weekday::Wed))];
    assert_eq!(outcomes(&receipt), expected);
    assert_eq!(receipt.given_up, ["校园足球（初级）"], "held, and named behind one that took its time");
    assert_eq!(miscounted_groups(&server).await, [""; 0]);
}

#[tokio::test]
async fn a_sixth_choice_is_one_too_many() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let choices =
        ["calligraphy-1", "table-tennis-1", "football-1", "festivals-1", "needlework-1", "tai-chi-1"];
    let receipt = apply(&family, 3, &server, &choices).await;
    let (title, counting) = ("每个孩子".to_owned(), Counting::Offerings);
    let lost = Outcome::NotIn(Refusal::TooMany { title, counting, most: 5, would_be: 6 });
    assert!(receipt.outcomes[..5].iter().all(|choice| choice.outcome == Outcome::In));
    assert_eq!(receipt.outcomes[5].outcome, lost);
}

#[tokio::test]
async fn grade_six_has_its_evening_clubs_on_its_own_weekday() {
    let server = RunningServer::start().await;
    let family = server.another_family(6).await;
    let receipt = apply(&family, 6, &server, &["calligraphy-1", "festivals-1", "tai-chi-1"]).await;
    let elsewhere = Outcome::NotIn(Refusal::GradeWeekday { grade: 6, weekday: Weekday::Thu });
    assert_eq!(
        outcomes(&receipt),
        [("calligraphy-1", elsewhere), ("festivals-1", Outcome::In), ("tai-chi-1", Outcome::In)]
    );
}

#[tokio::test]
async fn the_last_place_goes_to_whoever_was_first() {
    let server = RunningServer::start().await;
    let (family, other) = (server.first_family().await, server.another_family(3).await);
    server.execute("UPDATE groups SET capacity = enrolled + 1 WHERE id = 'tai-chi-1'").await;
    let first = apply(&family, 3, &server, &["tai-chi-1"]).await;
    let second = apply(&other, 3, &server, &["tai-chi-1"]).await;
    assert_eq!(outcomes(&first), [("tai-chi-1", Outcome::In)]);
    assert_eq!(outcomes(&second), [("tai-chi-1", Outcome::NotIn(Refusal::Full { capacity: 4 }))]);
    assert_eq!((second.bills[0].total, second.given_up.len()), (Fen(0), 0));
    assert_eq!(server.places("tai-chi-1").await.left(), 0);
}
