//! Two children's applications, both or none (同胞联报).

use crate::{
    contents::{Contents, miscounted_groups},
    family::{Family, new_key},
    running_server::{Answer, RunningServer},
    rush::{RUSHED, add_rushed_offering, sign_in_families},
    staff::Staff,
    waivers::granted,
};
use kehou_contract::{
    Application, ChildId, Fen, LinkedApplication, LinkedApplications, LinkedLoss, LinkedReceipt,
    LinkedReceipts, Outcome, Places, ProblemCode, ReceiptState, Refusal, SubmissionReceipt, routes,
    rules::quoted_total,
};
use std::sync::Arc;
use tokio::{sync::Barrier, task::JoinSet};

fn linked(first: (ChildId, Application), second: (ChildId, Application)) -> LinkedApplications {
    let one = |(child, application)| LinkedApplication { child, application };
    LinkedApplications { first: one(first), second: one(second) }
}

/// Both children of a family, and what each chooses.
fn both(family: &Family, wishes: [Application; 2]) -> LinkedApplications {
    let [first, second] = wishes;
    linked((family.child(0), first), (family.child(1), second))
}

async fn submit(family: &Family, key: &str, linked: &LinkedApplications) -> Answer {
    family.ask(&routes::SubmitLinkedApplications).key(key).json(linked).send().await
}

async fn obtain(family: &Family, linked: &LinkedApplications) -> LinkedReceipts {
    submit(family, &new_key(), linked).await.expect(201).read()
}

fn names(family: &Family) -> [String; 2] {
    [0, 1].map(|nth| family.household.children[nth].name.clone())
}

fn is_in(receipt: &SubmissionReceipt) -> bool {
    receipt.outcomes.iter().all(|choice| choice.outcome == Outcome::In)
}

#[tokio::test]
async fn both_are_taken_with_a_receipt_each_that_names_the_other() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let wish = both(&family, [server.wish(&["go-1", "football-1"]), server.wish(&["go-1"])]);
    let before = server.places("go-1").await;
    let LinkedReceipts { first, second } = obtain(&family, &wish).await;
    assert!(is_in(&first) && is_in(&second), "{first:?} {second:?}");
    assert_eq!((first.outcomes.len(), second.outcomes.len()), (2, 1));
    let [elder, younger] = names(&family);
    let link = |number: &_, child_name| Some(LinkedReceipt { number: Clone::clone(number), child_name });
    assert_eq!(first.linked, link(&second.number, younger));
    assert_eq!(second.linked, link(&first.number, elder));
    assert_eq!(family.receipt(&first.number).await, first);
    assert_eq!(family.receipt(&second.number).await, second);
    assert_eq!(family.groups_of(&family.child(0)).await.len(), 2);
    assert_eq!(family.groups_of(&family.child(1)).await.len(), 1);
    assert_eq!(server.places("go-1").await.enrolled, before.enrolled + 2);
    assert_eq!(miscounted_groups(&server).await, [""; 0]);
    assert_eq!(family.messages().await.len(), 4, "an outcome and a bill for each");
    // Each stands alone afterwards.
    family.withdraw(&family.child(1), &new_key(), &server).await.receipt();
    assert_eq!(family.receipt(&first.number).await.state, ReceiptState::Valid);
}

#[tokio::test]
async fn the_last_place_is_not_there_for_both_and_nothing_changes_for_either() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    for nth in [0, 1] {
        family.obtain(&family.child(nth), &server.wish(&["calligraphy-1"])).await;
    }
    server.execute("UPDATE groups SET capacity = enrolled + 1 WHERE id = 'go-1'").await;
    let capacity: i64 = server.column("SELECT capacity FROM groups WHERE id = 'go-1'").await[0];
    let capacity = u32::try_from(capacity).expect("places");
    let (places, before) = (server.places("go-1").await, Contents::of(&server).await);
    let wish = both(&family, [server.wish(&["go-1"]), server.wish(&["go-1"])]);
    let key = new_key();
    let refused = submit(&family, &key, &wish).await.refusal();
    let [_, child] = names(&family);
    let full = LinkedLoss { child, title: "围棋入门".into(), why: Refusal::Full { capacity } };
    assert_eq!(refused, Refusal::NotBothWon { lost: vec![full] });
    // How many there are was changed behind the server's back, which looks by itself where others may write.
    let seen = Places { capacity, ..places };
    let now = server.places("go-1").await;
    assert!(now == places || now == seen, "{now:?} is neither {places:?} nor {seen:?}");
    before.assert_same(&Contents::of(&server).await, "both or none");
    // The key is free: judged anew, both are taken, and what they had is given up.
    server.execute("UPDATE groups SET capacity = capacity + 1 WHERE id = 'go-1'").await;
    let taken: LinkedReceipts = submit(&family, &key, &wish).await.expect(201).read();
    assert_eq!(
        (&taken.first.given_up[..], &taken.second.given_up[..]),
        (&["硬笔书法 · 何老师班".to_owned()][..], &["硬笔书法 · 何老师班".to_owned()][..])
    );
    assert_eq!(server.places("go-1").await.left(), 0);
    assert_eq!(miscounted_groups(&server).await, [""; 0]);
}

#[tokio::test]
async fn what_the_first_gives_up_is_not_there_for_the_second() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    family.obtain(&family.child(0), &server.wish(&["go-1"])).await;
    server.execute("UPDATE groups SET capacity = enrolled WHERE id = 'go-1'").await;
    let wish = both(&family, [server.wish(&["calligraphy-1"]), server.wish(&["go-1"])]);
    let refused = submit(&family, &new_key(), &wish).await.refusal();
    assert!(matches!(&refused, Refusal::NotBothWon { lost } if lost.len() == 1), "{refused:?}");
    assert_eq!(family.groups_of(&family.child(0)).await.len(), 1, "others may wait for it");
}

#[tokio::test]
async fn one_that_cannot_be_taken_is_named_and_keeps_the_other_from_being_taken() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let before = Contents::of(&server).await;
    let (good, quoted) = (server.wish(&["go-1"]), Fen(1));
    let dear = server.wish_with(&["go-1"], |wish| wish.quoted_total = quoted);
    let unsigned = server.wish_with(&["go-1"], |wish| wish.signature = None);
    let why = Refusal::PriceMoved { quoted, now: server.price_of(&["go-1"]) };
    let [elder, younger] = names(&family);
    let cases = [
        ([good.clone(), dear.clone()], &younger, why.clone()),
        ([dear, good.clone()], &elder, why),
        ([good.clone(), unsigned.clone()], &younger, Refusal::NotSigned),
        ([unsigned, good], &elder, Refusal::NotSigned),
    ];
    for (wishes, child, why) in cases {
        let refused = submit(&family, &new_key(), &both(&family, wishes)).await.refusal();
        assert_eq!(refused, Refusal::OneNotTaken { child: child.clone(), why: Box::new(why) });
    }
    before.assert_same(&Contents::of(&server).await, "one not taken");
}

#[tokio::test]
async fn a_child_that_takes_no_service_may_be_linked_with_one_that_does() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let wish = both(&family, [server.no_service(), server.wish(&["go-1"])]);
    let receipts = obtain(&family, &wish).await;
    assert!(receipts.first.outcomes.is_empty() && is_in(&receipts.second));
}

#[tokio::test]
async fn what_the_office_waives_one_child_is_in_its_price_alone() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let office = Staff::office(&server).await;
    granted(&office, &family, &family.child(1), ("minimum-income", None)).await;
    let wish = |quoted| server.wish_with(&["go-1"], |wish| wish.quoted_total = quoted);
    let quoted = server.price_of(&["go-1"]);
    let asked = |now| both(&family, [wish(quoted), wish(now)]);
    let [_, child] = names(&family);
    let why = Box::new(Refusal::PriceMoved { quoted, now: Fen(0) });
    let refused = submit(&family, &new_key(), &asked(quoted)).await.refusal();
    assert_eq!(refused, Refusal::OneNotTaken { child, why });
    let taken = obtain(&family, &asked(Fen(0))).await;
    let totals = [taken.first, taken.second].map(|receipt| quoted_total(&receipt.bills));
    assert_eq!(totals, [quoted, Fen(0)]);
}

#[tokio::test]
async fn the_same_body_under_the_same_key_gives_the_same_answer() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let key = new_key();
    let wish = both(&family, [server.wish(&["go-1"]), server.wish(&["go-1"])]);
    let first = submit(&family, &key, &wish).await.expect(201);
    let again = submit(&family, &key, &wish).await.expect(201);
    assert!(again.is_replayed() && !first.is_replayed());
    assert_eq!(first.body, again.body);
    let other = both(&family, [server.wish(&["football-1"]), server.wish(&["go-1"])]);
    assert_eq!(submit(&family, &key, &other).await.expect(422).problem().code, ProblemCode::KeyReused);
    assert_eq!(family.receipts(&family.child(0)).await.len(), 1);
}

#[tokio::test]
async fn what_is_no_link_is_refused_by_its_field() {
    let server = RunningServer::start().await;
    let (family, other) = (server.first_family().await, server.another_family(3).await);
    let before = Contents::of(&server).await;
    let wish = server.wish(&["go-1"]);
    let twice = linked((family.child(0), wish.clone()), (family.child(0), wish.clone()));
    let problem = submit(&family, &new_key(), &twice).await.expect(422).problem();
    assert_eq!(problem.errors[0].pointer, "/second/child");
    let nameless = server.wish_with(&["go-1"], |wish| {
        wish.signature.as_mut().expect("signed").guardian_name = "  ".into();
    });
    let problem =
        submit(&family, &new_key(), &both(&family, [wish.clone(), nameless])).await.expect(422).problem();
    let pointer = "/second/application/participation/taking_part/signature/guardian_name";
    assert_eq!(problem.errors[0].pointer, pointer);
    let theirs = linked((family.child(0), wish.clone()), (other.child(0), wish));
    submit(&family, &new_key(), &theirs).await.expect(404);
    before.assert_same(&Contents::of(&server).await, "no link");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_families_at_once_each_has_both_places_or_none() {
    let server = RunningServer::start_with(|settings| add_rushed_offering(&mut settings.catalogue, 5));
    let server = Arc::new(server.await);
    let mut families = sign_in_families(&server, 120).await;
    families.retain(|family| family.household.children.len() > 1);
    assert!(families.len() > 10, "{} families of two children", families.len());
    let start = Arc::new(Barrier::new(families.len()));
    let mut sends = JoinSet::new();
    for family in families {
        let (start, server) = (start.clone(), server.clone());
        sends.spawn(async move {
            let wish = both(&family, [server.wish(&[RUSHED]), server.wish(&[RUSHED])]);
            start.wait().await;
            let status = submit(&family, &new_key(), &wish).await.status;
            let mut places = 0;
            for nth in [0, 1] {
                let groups = family.groups_of(&family.child(nth)).await;
                places += groups.iter().filter(|group| group.as_str() == RUSHED).count();
            }
            (status, places)
        });
    }
    let mut told = sends.join_all().await;
    told.sort_unstable();
    assert_eq!(told[..2], [(201, 2); 2], "two families have both of their places");
    assert!(told[2..].iter().all(|told| *told == (409, 0)), "{told:?}");
    assert_eq!(server.places(RUSHED).await.left(), 1, "one place is no two");
    assert_eq!(miscounted_groups(&server).await, [""; 0]);
}
