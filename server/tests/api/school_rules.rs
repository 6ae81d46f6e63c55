//! A school's own rules of choosing, as a family meets them.

use crate::{contents::Contents, running_server::RunningServer};
use chrono::Weekday;
use kehou_contract::{Binds, Counted, Counting, Limit, Moving, Offering, Outcome, Refusal, WindowId};

/// Exactly one of the evenings, for whoever takes part in them.
fn one_evening() -> Limit {
    Limit {
        title: "傍晚".into(),
        counts: Counted { windows: vec![WindowId::new("evening")], ..Counted::default() },
        counting: Counting::Offerings,
        grades: None,
        least: Some(1),
        most: Some(1),
        binds: Binds::TakingPartInIt,
    }
}

#[tokio::test]
async fn too_few_refuses_the_whole_and_one_too_many_refuses_itself() {
    let limited = |settings: &mut kehou_server::Settings| {
        settings.catalogue.school.choosing.limits = vec![one_evening()];
    };
    let server = RunningServer::start_with(limited).await;
    let family = server.first_family().await;
    let child = family.child_of_grade(3);
    let before = Contents::of(&server).await;
    let care_only = server.wish_with(&["tai-chi-1"], |wish| wish.care = vec![WindowId::new("evening")]);
    let (title, counting) = ("傍晚".to_owned(), Counting::Offerings);
    let too_few = Refusal::TooFew { title: title.clone(), counting, least: 1, chosen: 0 };
    assert_eq!(family.meet_refusal(&child, &care_only).await, too_few);
    before.assert_same(&Contents::of(&server).await, "too few");
    family.obtain(&child, &server.no_service()).await;
    let receipt = family.obtain(&child, &server.wish(&["football-1", "calligraphy-1"])).await;
    let too_many = Refusal::TooMany { title, counting, most: 1, would_be: 2 };
    let outcomes: Vec<&Outcome> = receipt.outcomes.iter().map(|choice| &choice.outcome).collect();
    assert_eq!(outcomes, [&Outcome::In, &Outcome::NotIn(too_many)]);
}

#[tokio::test]
async fn a_way_that_is_too_long_refuses_the_later_choice() {
    fn move_away(offering: &mut Offering) {
        for group in &mut offering.groups {
            group.site = Some("青石小学".into());
        }
    }
    let apart = |settings: &mut kehou_server::Settings| {
        let catalogue = &mut settings.catalogue;
        catalogue.school.choosing.sites = vec!["本部".into(), "青石小学".into()];
        let between = ["本部".into(), "青石小学".into()];
        catalogue.school.choosing.moving = vec![Moving { between, minutes: 400 }];
        catalogue
            .offerings
            .iter_mut()
            .filter(|offering| offering.id.as_str() == "tai-chi")
            .for_each(move_away);
    };
    let server = RunningServer::start_with(apart).await;
    let family = server.first_family().await;
    let child = family.child_of_grade(3);
    let receipt = family.obtain(&child, &server.wish(&["tai-chi-1", "football-1"])).await;
    let with = receipt.outcomes[0].title.clone();
    let too_far = Refusal::TooFarApart { with, weekday: Weekday::Wed, minutes: 400 };
    assert_eq!(receipt.outcomes[1].outcome, Outcome::NotIn(too_far));
}
