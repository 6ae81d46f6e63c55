//! Applications that are refused as a whole change nothing, now or later (law I4).

use crate::{contents::Contents, family::new_key, running_server::RunningServer};
use chrono::{DateTime, TimeDelta, Utc, Weekday};
use kehou_contract::{
    Application, Fen, GroupId, LostChoice, Outcome, Refusal, RoundId, Signature, TakingPart, TextHash,
    WindowId,
};
use kehou_server::sql;

#[tokio::test]
async fn all_or_none_changes_nothing_unless_every_choice_is_won() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let child = family.child_of_grade(3);
    family.obtain(&child, &server.wish(&["brush-writing-1"])).await;
    let (term, before) = (family.child_term(&child).await, Contents::of(&server).await);
    let places = server.places("tai-chi-1").await;
    let all = ["tai-chi-1", "robots-1", "football-1", "brush-writing-1"];
    let all = server.wish_with(&all, |wish| wish.all_or_none = true);
    let refusal = family.meet_refusal(&child, &all).await;
    let lost = |title: &str, why| {
        let title = title.to_owned();
        LostChoice { title, why }
    };
    let (with, weekday) = ("校园足球（初级）".to_owned(), Weekday::Wed);
    let full = lost("机器人搭建", Refusal::Full { capacity: 20 });
    let clash = lost("软笔书法", Refusal::Clash { with, weekday });
    let lost = vec![full, clash];
    assert_eq!(refusal, Refusal::NotAllWon { lost });
    assert_eq!(family.child_term(&child).await, term);
    assert_eq!(server.places("tai-chi-1").await, places);
    before.assert_same(&Contents::of(&server).await, "all or none");
}

#[tokio::test]
async fn all_or_none_takes_all_when_every_choice_is_won() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let child = family.child_of_grade(3);
    family.obtain(&child, &server.wish(&["brush-writing-1"])).await;
    let all = server.wish_with(&["tai-chi-1", "football-1"], |wish| wish.all_or_none = true);
    let receipt = family.obtain(&child, &all).await;
    assert!(receipt.outcomes.iter().all(|choice| choice.outcome == Outcome::In));
    assert_eq!(receipt.given_up, ["软笔书法"]);
    assert_eq!(family.groups_of(&child).await.len(), 2);
}

fn signature_of(wish: &mut TakingPart) -> &mut Signature {
    wish.signature.as_mut().expect("signed")
}

/// What is wrong, the application that is, and the refusal it gets.
fn faulty_applications(server: &RunningServer) -> Vec<(&'static str, Application, Refusal)> {
    let wish = ["football-1", "calligraphy-1"];
    let quoting = |quoted| server.wish_with(&wish, |wish| wish.quoted_total = quoted);
    let moved = |quoted| Refusal::PriceMoved { quoted, now: server.price_of(&wish) };
    let old_agreement = server.wish_with(&wish, |wish| signature_of(wish).agreement = TextHash::new("0"));
    let no_pledge = server.wish_with(&wish, |wish| signature_of(wish).pick_up_pledge = TextHash::new(""));
    let unsigned = server.wish_with(&wish, |wish| wish.signature = None);
    let mut another_round = server.no_service();
    another_round.round = RoundId::new("spring");
    let now = server.school.round.title.clone();
    vec![
        ("a lower price", quoting(Fen(0)), moved(Fen(0))),
        ("a higher price", quoting(Fen(i64::MAX)), moved(Fen(i64::MAX))),
        ("a negative price", quoting(Fen(-1)), moved(Fen(-1))),
        ("an old agreement", old_agreement, Refusal::TextChanged),
        ("no pledge", no_pledge, Refusal::TextChanged),
        ("no signature", unsigned, Refusal::NotSigned),
        ("nothing chosen", server.wish(&[]), Refusal::NothingChosen),
        ("no such care", server.care_only(&["noon", "night"]), Refusal::NoSuchCare),
        ("another round", another_round, Refusal::AnotherRound { now }),
    ]
}

#[tokio::test]
async fn each_fault_has_its_refusal_and_leaves_nothing_behind() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let child = family.child_of_grade(3);
    let before = Contents::of(&server).await;
    for (fault, application, expected) in faulty_applications(&server) {
        assert_eq!(family.meet_refusal(&child, &application).await, expected, "{fault}");
        before.assert_same(&Contents::of(&server).await, fault);
    }
}

#[tokio::test]
async fn the_round_is_open_from_its_first_millisecond_to_its_last() {
    let server = RunningServer::start().await;
    let round = &server.school.round;
    // Sign-ins hold for thirty days; the round is open for one week.
    server.app.clock().stand_still_at(round.opens_at - TimeDelta::days(1));
    let family = server.first_family().await;
    let child = family.child_of_grade(3);
    let tick = TimeDelta::milliseconds(1);
    let closed = |now| Refusal::RoundClosed { closed_at: round.closes_at, arrived_at: Some(now) };
    let (early, late) = (round.opens_at - tick, round.closes_at + TimeDelta::days(1));
    let ahead = Refusal::RoundAhead { opens_at: round.opens_at, arrived_at: Some(early) };
    let cases: [(DateTime<Utc>, Option<Refusal>); 5] = [
        (early, Some(ahead)),
        (round.opens_at, None),
        (round.closes_at - tick, None),
        (round.closes_at, Some(closed(round.closes_at))),
        (late, Some(closed(late))),
    ];
    for (now, refused) in cases {
        server.app.clock().stand_still_at(now);
        let answer = family.apply(&child, &server.wish(&["football-1"])).await;
        match refused {
            Some(refused) => assert_eq!(answer.refusal(), refused, "{now}"),
            None => assert_eq!(answer.receipt().submitted_at, now),
        }
    }
}

#[tokio::test]
async fn a_round_is_for_its_grades_only() {
    let server =
        RunningServer::start_with(|settings| settings.catalogue.school.round.grades = vec![1, 2]).await;
    let family = server.first_family().await;
    let refused = family.meet_refusal(&family.child_of_grade(3), &server.no_service()).await;
    assert_eq!(refused, Refusal::RoundNotForGrade { grades: vec![1, 2] });
    family.obtain(&family.child_of_grade(1), &server.no_service()).await;
}

#[tokio::test]
async fn once_something_is_paid_nothing_is_changed_here() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let child = family.child_of_grade(3);
    family.obtain(&child, &server.wish(&["football-1"])).await;
    for state in ["partly_paid", "paid"] {
        sql::query("UPDATE bills SET state = $1 WHERE child_id = $2")
            .bind(state)
            .bind(child.as_str())
            .execute(server.app.store().writer())
            .await
            .expect("paid");
        let before = Contents::of(&server).await;
        let refused = family.meet_refusal(&child, &server.wish(&["calligraphy-1"])).await;
        assert_eq!(refused, Refusal::AlreadyPaid, "{state}");
        let refused = family.withdraw(&child, &new_key(), &server).await.refusal();
        assert_eq!(refused, Refusal::AlreadyPaid, "{state}");
        before.assert_same(&Contents::of(&server).await, state);
    }
    let sibling = family.child_of_grade(1);
    family.obtain(&sibling, &server.no_service()).await;
    assert_eq!(family.groups_of(&child).await, [GroupId::new("football-1")]);
}

#[tokio::test]
async fn care_named_twice_is_care_once() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let receipt = family.obtain(&family.child(0), &server.care_only(&["noon", "noon"])).await;
    assert_eq!((receipt.care.len(), receipt.bills[0].lines.len()), (1, 1));
    assert_eq!(family.child_term(&family.child(0)).await.care, [WindowId::new("noon")]);
}
