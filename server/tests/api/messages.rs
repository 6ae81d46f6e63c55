//! What a family is told, and that it was read.

use crate::{
    contents::Contents,
    family::{cookie_of, new_key},
    running_server::{RunningServer, on_sqlite_or_postgres},
};
use kehou_contract::{
    Fen, Message, MessageId, MessageReading, News, ProblemCode, Refusal, TeacherSignIn,
    routes::{self, Endpoint},
};
use kehou_server::sql;

/// What each message tells, newest first.
fn news(messages: &[Message]) -> Vec<&News> {
    messages.iter().map(|message| &message.news).collect()
}

/// Whether each message was read, newest first.
fn read(messages: &[Message]) -> Vec<bool> {
    messages.iter().map(|message| message.read).collect()
}

#[tokio::test]
async fn a_family_is_told_what_became_of_its_application_and_what_is_due() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let child = family.child_of_grade(3);
    assert_eq!(family.messages().await, []);
    let made = family.obtain(&child, &server.wish(&["football-1", "calligraphy-1", "robots-1"])).await;
    let messages = family.messages().await;
    let receipt = made.number.clone();
    let outcome = News::Outcome {
        receipt: receipt.clone(),
        admitted: 2,
        not_admitted: 1,
        to_be_seen: 0,
        under_review: false,
    };
    let due = News::BillDue { receipt, total: Fen(50_000), due_at: server.school.round.bills_due_at };
    assert_eq!(news(&messages), [&due, &outcome]);
    for message in &messages {
        assert_eq!((&message.child, message.at, message.read), (&child, made.submitted_at, false));
    }
    assert_ne!(messages[0].id, messages[1].id);
}

#[tokio::test]
async fn an_application_without_choices_is_told_of_too() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let care = family.obtain(&family.child(0), &server.care_only(&["noon"])).await.number;
    let none = family.obtain(&family.child(1), &server.no_service()).await.number;
    let told =
        |receipt| News::Outcome { receipt, admitted: 0, not_admitted: 0, to_be_seen: 0, under_review: false };
    let messages = family.messages().await;
    assert_eq!(news(&messages), [&told(none), &told(care)]);
    assert_eq!(messages[0].child, family.child(1));
}

#[tokio::test]
async fn what_is_sent_twice_is_told_once_and_a_refusal_never() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let (child, key) = (family.child_of_grade(3), new_key());
    let wrong = server.wish_with(&["football-1"], |wish| wish.quoted_total = Fen(1));
    let refused = family.meet_refusal(&child, &wrong).await;
    assert!(matches!(refused, Refusal::PriceMoved { .. }), "{refused:?}");
    assert_eq!(family.messages().await, []);
    for _ in 0..2 {
        family.submit(&child, &key, &server.wish(&["tai-chi-1"])).await.receipt();
    }
    assert_eq!(family.messages().await.len(), 1);
}

#[tokio::test]
async fn a_due_bill_is_never_there_without_its_message() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let (child, key, wish) = (family.child_of_grade(3), new_key(), server.wish(&["football-1"]));
    let before = Contents::of(&server).await;
    let writer = server.app.store().writer();
    let refuse = on_sqlite_or_postgres(
        "CREATE TRIGGER no_news BEFORE INSERT ON messages \
         WHEN NEW.news LIKE '%bill_due%' BEGIN SELECT RAISE(ABORT, 'no news'); END",
        "CREATE TRIGGER no_news BEFORE INSERT ON messages FOR EACH ROW \
         WHEN (NEW.news LIKE '%bill_due%') EXECUTE FUNCTION refuse('no news')",
    );
    sql::query(refuse).execute(writer).await.expect("a trigger");
    let broken = family.submit(&child, &key, &wish).await.expect(500);
    assert_eq!(broken.problem().code, ProblemCode::Internal);
    before.assert_same(&Contents::of(&server).await, "a bill of which nobody could be told");
    let allow = on_sqlite_or_postgres("DROP TRIGGER no_news", "DROP TRIGGER no_news ON messages");
    sql::query(allow).execute(writer).await.expect("dropped");
    family.submit(&child, &key, &wish).await.receipt();
    // Of the invented families' applications as well.
    let told = "SELECT count(*) FROM bills \
                JOIN submission_receipts ON submission_receipts.application_id = bills.application_id \
                JOIN messages ON messages.child_id = bills.child_id \
                AND json_extract(news, '$.bill_due.receipt') = number \
                AND CAST(json_extract(news, '$.bill_due.total') AS BIGINT) = total_fen WHERE bills.state = 'due'";
    let due: Vec<i64> = server.column("SELECT count(*) FROM bills WHERE state = 'due'").await;
    assert!(due[0] > 100, "{due:?}");
    assert_eq!(server.column::<i64>(told).await, due);
}

#[tokio::test]
async fn reading_marks_this_message_and_older_ones_alone() {
    let server = RunningServer::start().await;
    let (family, other) = (server.first_family().await, server.another_family(3).await);
    other.obtain(&other.child_of_grade(3), &server.no_service()).await;
    for _ in 0..3 {
        family.obtain(&family.child(0), &server.no_service()).await;
    }
    let messages = family.messages().await;
    assert_eq!(read(&messages), [false, false, false]);
    for _ in 0..2 {
        assert!(family.read_up_to(&messages[1].id).await.expect(204).body.is_empty());
        assert_eq!(read(&family.messages().await), [false, true, true]);
    }
    let marked = Contents::of(&server).await;
    family.read_up_to(&messages[2].id).await.expect(204);
    marked.assert_same(&Contents::of(&server).await, "reading what was read before");
    family.obtain(&family.child(1), &server.no_service()).await;
    assert_eq!(read(&family.messages().await), [false, false, true, true]);
    assert_eq!(read(&other.messages().await), [false]);
}

#[tokio::test]
async fn another_familys_message_is_as_missing_as_one_that_is_not_there() {
    let server = RunningServer::start().await;
    let (family, other) = (server.first_family().await, server.another_family(3).await);
    family.obtain(&family.child(0), &server.no_service()).await;
    other.obtain(&other.child_of_grade(3), &server.no_service()).await;
    let theirs = other.messages().await;
    let before = Contents::of(&server).await;
    let foreign = family.read_up_to(&theirs[0].id).await.expect(404);
    let missing = family.read_up_to(&MessageId::new("00000000-0000-4000-8000-000000000000")).await;
    assert_eq!((foreign.problem().code, &foreign.body), (ProblemCode::NotFound, &missing.expect(404).body));
    before.assert_same(&Contents::of(&server).await, "reading what is not one's own");
    assert!(!family.messages().await.contains(&theirs[0]));
}

#[tokio::test]
async fn a_teacher_has_no_inbox_here() {
    let server = RunningServer::start().await;
    let teacher_code = server.app.sign_in_codes().expect("a rehearsal").teacher_code.clone();
    let signed_in = server.stranger().ask(&routes::SignInTeacher).json(&TeacherSignIn { teacher_code });
    let cookie = cookie_of(&signed_in.send().await.expect(201));
    let list = server.stranger().ask(&routes::ListMessages).header("cookie", &cookie);
    assert_eq!(list.send().await.expect(404).problem().code, ProblemCode::NotFound);
    let reading = MessageReading { up_to: MessageId::new("x") };
    let read = server.stranger().ask(&routes::ReadMessages).header("cookie", &cookie).json(&reading);
    assert_eq!(read.send().await.expect(404).problem().code, ProblemCode::NotFound);
}

#[tokio::test]
async fn the_latest_two_hundred_are_listed_and_all_are_marked() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    server
        .execute(
            "WITH RECURSIVE nth (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM nth WHERE n < 230) \
             INSERT INTO messages (id, household_id, child_id, news, at) SELECT 'm' || n, household_id, id, \
             '{\"outcome\":{\"receipt\":\"r\",\"admitted\":1,\"not_admitted\":0}}', n \
             FROM nth, children WHERE name = '林小禾' ORDER BY n",
        )
        .await;
    let messages = family.messages().await;
    let ends = [&messages[0], &messages[199]].map(|message| message.id.as_str());
    assert_eq!((messages.len(), ends), (200, ["m230", "m31"]));
    family.read_up_to(&messages[0].id).await.expect(204);
    assert_eq!(
        server.column::<i64>("SELECT count(*) FROM messages WHERE id LIKE 'm%' AND read_at > 0").await,
        [230]
    );
}

#[tokio::test]
async fn a_reading_is_one_field_and_no_other() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let cases = [
        ("", 400, None),
        ("{}", 422, Some("/up_to")),
        (r#"{"up_to":7}"#, 422, Some("/up_to")),
        (r#"{"up_to":"x","household":"y"}"#, 422, Some("/household")),
    ];
    for (body, status, pointer) in cases {
        let problem = family.ask(&routes::ReadMessages).bytes(body).send().await.expect(status).problem();
        assert_eq!(problem.errors.first().map(|error| error.pointer.as_str()), pointer, "{body}");
    }
    let plain = server.stranger().ask_at("POST", routes::ReadMessages::TEMPLATE);
    plain.header("cookie", family.cookie()).send().await.expect(415);
}

#[tokio::test]
async fn the_number_of_unread_messages_is_told_by_itself() {
    let server = RunningServer::start().await;
    let (family, other) = (server.first_family().await, server.another_family(3).await);
    let unread = || async { family.ask(&routes::CountUnread).send().await.expect(200).read::<u32>() };
    assert_eq!(unread().await, 0);
    family.obtain(&family.child_of_grade(3), &server.wish(&["football-1"])).await;
    other.obtain(&other.child_of_grade(3), &server.no_service()).await;
    assert_eq!(unread().await, 2, "the outcome and the bill, and nobody else's");
    let up_to = family.messages().await[0].id.clone();
    family.ask(&routes::ReadMessages).json(&MessageReading { up_to }).send().await.expect(204);
    assert_eq!(unread().await, 0);
}
