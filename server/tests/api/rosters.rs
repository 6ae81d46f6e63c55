//! Teachers see their own children, and every look is recorded.

use crate::{running_server::RunningServer, staff::Staff};
use kehou_contract::{Answer, GroupId, GroupRoster, HomeClassRoster, routes};

#[tokio::test]
async fn a_teacher_sees_own_groups_and_the_own_home_class_only() {
    let server = RunningServer::start().await;
    let (teacher, office) = (Staff::teacher(&server).await, Staff::office(&server).await);
    let own = teacher.teacher.groups[0].clone();
    let roster = routes::GetGroupRoster { group_id: own.clone() };
    let seen: GroupRoster = teacher.ask(&roster).send().await.expect(200).read();
    assert_eq!(seen.children.len(), seen.places.enrolled as usize);
    let foreign = server.menu.offerings.iter().flat_map(|offering| &offering.groups);
    let foreign = foreign.map(|group| group.id.clone()).find(|id| !teacher.teacher.groups.contains(id));
    let foreign = routes::GetGroupRoster { group_id: foreign.expect("another teacher's group") };
    teacher.ask(&foreign).send().await.expect(404);
    teacher.ask_at("GET", &routes::group_roster_csv(&foreign.group_id)).send().await.expect(404);
    office.ask(&foreign).send().await.expect(200);
    let nowhere = routes::GetGroupRoster { group_id: GroupId::new("nowhere") };
    office.ask(&nowhere).send().await.expect(404);
    let class: HomeClassRoster = teacher.ask(&routes::GetHomeClassRoster).send().await.expect(200).read();
    assert_eq!(Some(class.home_class), teacher.teacher.home_class);
    assert!(class.children.iter().any(|child| child.answer == Answer::None), "who has not answered");
    office.ask(&routes::GetHomeClassRoster).send().await.expect(404);
    let looks: Vec<String> =
        server.column("SELECT target FROM audit_rows WHERE action = 'roster.read' ORDER BY seq").await;
    assert_eq!(looks.len(), 3, "{looks:?}");
    assert_eq!(looks[0], own.as_str());
}

#[tokio::test]
async fn a_roster_is_a_table_for_spreadsheets() {
    let server = RunningServer::start().await;
    let teacher = Staff::teacher(&server).await;
    let own = teacher.teacher.groups[0].clone();
    let answer = teacher.ask_at("GET", &routes::group_roster_csv(&own)).send().await.expect(200);
    assert_eq!(answer.header("content-type"), "text/csv; charset=utf-8");
    assert!(answer.header("content-disposition").starts_with("attachment"));
    let places = server.places(own.as_str()).await;
    let text = answer.text();
    assert!(text.starts_with("\u{feff}课程,班级,学号,姓名\r\n"), "{text}");
    assert_eq!(text.lines().count(), places.enrolled as usize + 1);
}

#[tokio::test]
async fn a_home_class_is_a_table_with_what_each_family_answered() {
    let server = RunningServer::start().await;
    let (teacher, family) = (Staff::teacher(&server).await, server.first_family().await);
    family.obtain(&family.child_of_grade(3), &server.wish(&["football-1"])).await;
    let answer = teacher.ask_at("GET", routes::HOME_CLASS_ROSTER_CSV).send().await.expect(200);
    let text = answer.text();
    assert!(text.starts_with("\u{feff}班级,学号,姓名,答复,托管,课程\r\n"), "{text}");
    assert!(text.lines().any(|line| line.ends_with(",林小禾,参加,,校园足球（初级）")), "{text}");
    assert!(text.contains(",未答复,,"), "{text}");
    let looks: i64 = server.column("SELECT count(*) FROM audit_rows WHERE action = 'roster.read'").await[0];
    assert_eq!(looks, 1, "a download is a look");
}
