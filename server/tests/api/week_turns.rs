//! Groups that take turns by weeks, and Saturdays: what the calendar's parts change for a family.

use crate::{
    contents::miscounted_groups,
    family::{Family, new_key},
    running_server::RunningServer,
    staff::Staff,
};
use chrono::Weekday;
use kehou_contract::{
    Block, BlockId, ChildId, ClockTime, GroupId, Message, News, Outcome, PickUp, PickUpChange, PickUpNote,
    PickUps, Refusal, Rotation, SessionChange, Window, WindowId, WindowTime, WishedCompany, routes,
};
use kehou_server::Catalogue;

fn take_turns(catalogue: &mut Catalogue, turns: &[(&str, u8)]) {
    for group in catalogue.offerings.iter_mut().flat_map(|offering| &mut offering.groups) {
        for (_, turn) in turns.iter().filter(|(id, _)| *id == group.id.as_str()) {
            group.meetings[0].weeks = Some(Rotation { every: 2, turns: vec![*turn] });
        }
    }
}

const ODD_AND_EVEN: [(&str, u8); 2] = [("football-1", 1), ("brush-writing-1", 2)];
const ROWS: &str = "SELECT group_id || ' ' || turn FROM enrolment_meetings \
    JOIN enrolments ON enrolments.id = enrolment_id JOIN groups ON groups.id = group_id \
    WHERE window_id = 'evening' AND weekday = 2 AND group_id IN ('football-1', 'brush-writing-1') \
    AND enrolments.child_id IN (SELECT child_id FROM enrolments WHERE group_id = 'brush-writing-1' \
    INTERSECT SELECT child_id FROM enrolments WHERE group_id = 'football-1') ORDER BY 1";

#[tokio::test]
async fn two_groups_that_take_turns_fit_into_one_window() {
    let server =
        RunningServer::start_with(|settings| take_turns(&mut settings.catalogue, &ODD_AND_EVEN)).await;
    let family = server.first_family().await;
    let child = family.child_of_grade(3);
    let receipt =
        family.obtain(&child, &server.wish(&["football-1", "brush-writing-1", "old-games-1"])).await;
    let outcomes: Vec<&Outcome> = receipt.outcomes.iter().map(|choice| &choice.outcome).collect();
    assert_eq!(outcomes[..2], [&Outcome::In, &Outcome::In]);
    assert!(
        matches!(outcomes[2], Outcome::NotIn(Refusal::Clash { weekday: Weekday::Wed, .. })),
        "{outcomes:?}"
    );
    assert_eq!(server.column::<String>(ROWS).await, ["brush-writing-1 1", "football-1 0"]);
    assert_eq!(miscounted_groups(&server).await, [""; 0]);
}

#[tokio::test]
async fn rows_follow_the_schools_file_at_the_start() {
    let server =
        RunningServer::start_with(|settings| take_turns(&mut settings.catalogue, &ODD_AND_EVEN)).await;
    let family = server.first_family().await;
    let child = family.child_of_grade(3);
    family.obtain(&child, &server.wish(&["football-1", "brush-writing-1"])).await;
    // The file forgets the turns: both meet every week now, and the first one held has the window.
    let server = server.restart().await;
    assert_eq!(server.column::<String>(ROWS).await.len(), 1);
    let turned = [("football-1", 2), ("brush-writing-1", 1)];
    let server = server.restart_with(|settings| take_turns(&mut settings.catalogue, &turned)).await;
    assert_eq!(server.column::<String>(ROWS).await, ["brush-writing-1 0", "football-1 1"]);
}

/// Football moves to a block of Saturdays.
fn move_to_saturdays(catalogue: &mut Catalogue) {
    let clock = |text: &str| text.parse::<ClockTime>().expect("a time of day");
    let window = WindowId::new("saturday");
    let mut saturday: Window = catalogue.school.windows[0].clone();
    (saturday.id, saturday.title) = (window.clone(), "周六上午".into());
    (saturday.care, saturday.weekdays) = (None, vec![Weekday::Sat]);
    catalogue.school.windows.push(saturday);
    let (start, end) = (clock("08:30"), clock("11:00"));
    catalogue.school.term.blocks.push(Block {
        id: BlockId::new("saturdays"),
        title: "周六兴趣活动".into(),
        from: "2026-09-12".parse().expect("a date"),
        to: "2027-01-16".parse().expect("a date"),
        weekdays: vec![Weekday::Sat],
        windows: vec![WindowTime { window: window.clone(), grades: None, weekdays: vec![], start, end }],
        in_holidays: false,
    });
    for group in catalogue.offerings.iter_mut().flat_map(|offering| &mut offering.groups) {
        if group.id == GroupId::new("football-1") {
            (group.meetings[0].weekday, group.meetings[0].window) = (Weekday::Sat, window.clone());
            group.meetings[0].minutes = None;
        }
    }
}

async fn on_saturday(family: &Family, child: &ChildId) -> PickUp {
    let all: PickUps = family.ask(&routes::GetPickUps).send().await.expect(200).read();
    let own = all.children.into_iter().find(|one| &one.child == child).expect("one's own child");
    own.days.into_iter().find(|day| day.date.to_string() == "2026-09-12").expect("the Saturday is told")
}

#[tokio::test]
async fn only_children_of_a_saturday_club_come_on_saturdays() {
    let server = RunningServer::start_with(|settings| move_to_saturdays(&mut settings.catalogue)).await;
    let (family, other) = (server.first_family().await, server.another_family(3).await);
    let (child, elsewhere) = (family.child_of_grade(3), other.child_of_grade(3));
    family.obtain(&child, &server.wish(&["football-1"])).await;
    server.app.clock().set("2026-09-11T01:00:00Z".parse().expect("an instant"));
    let day = on_saturday(&family, &child).await;
    assert_eq!(day.leaving.map(|leaving| leaving.time.to_string()).as_deref(), Some("11:00"));
    assert_eq!(day.notes, [PickUpNote::Block("周六兴趣活动".into())]);
    assert_eq!(on_saturday(&other, &elsewhere).await.leaving, None);
    let date = day.date;
    let change = PickUpChange { date, with: Some(WishedCompany::Guardian) };
    let endpoint = routes::ChangePickUp { child_id: elsewhere };
    let refused = other.ask(&endpoint).key(&new_key()).json(&change).send().await.refusal();
    assert_eq!(refused, Refusal::NoSchoolOn { date });

    let office = Staff::office(&server).await;
    let cancel = SessionChange { date, held: false, reason: "下雨".into() };
    office.write(&routes::ChangeSession { group_id: GroupId::new("football-1") }, &cancel).await.expect(201);
    let told: Vec<Message> = family.messages().await;
    let title = "校园足球（初级）".to_owned();
    assert_eq!(told[0].news, News::SessionCancelled { title, date, reason: "下雨".into(), leaves: None });
    assert_eq!(on_saturday(&family, &child).await.leaving, None);
}
