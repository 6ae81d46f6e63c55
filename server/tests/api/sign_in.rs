//! Signing in with what stands on the letter.

use crate::{
    family::{Family, cookie_of},
    running_server::{Answer, Caller, Letter, RunningServer},
};
use kehou_contract::{HouseholdSignIn, ProblemCode, TeacherSignIn, Viewer, routes};

async fn type_in(caller: &Caller, code: &str, name: &str) -> Answer {
    let typed = HouseholdSignIn { household_code: code.to_owned(), child_name: name.to_owned() };
    caller.ask(&routes::SignInHousehold).json(&typed).send().await
}

async fn type_in_as_teacher(caller: &Caller, code: &str) -> Answer {
    let teacher_code = code.to_owned();
    caller.ask(&routes::SignInTeacher).json(&TeacherSignIn { teacher_code }).send().await
}

#[tokio::test]
async fn a_family_signs_in_with_its_code_and_the_name_of_any_child() {
    let server = RunningServer::start().await;
    let letters = server.letters();
    for letter in &letters[..2] {
        let family = Family::sign_in(&server, letter).await;
        let children: Vec<_> =
            family.household.children.iter().map(|child| (&*child.name, child.grade())).collect();
        assert_eq!(children, [("林小禾", 3), ("林小苗", 1)], "eldest first");
        assert_eq!(family.household.guardians.len(), 2);
        let viewer: Viewer = family.ask(&routes::GetViewer).send().await.expect(200).read();
        assert_eq!(viewer, Viewer::Household(family.household));
    }
}

#[tokio::test]
async fn a_code_is_taken_however_it_is_typed() {
    let server = RunningServer::start().await;
    let Letter { household_code, child_name, .. } = &server.letters()[0];
    let lower = household_code.to_lowercase();
    let blanks = format!("  {} ", lower.replace('-', " "));
    let alike = household_code.replace('0', "O").replace('1', "l");
    for typed in [lower, blanks, alike] {
        type_in(server.stranger(), &typed, &format!(" {child_name} ")).await.expect(201);
    }
}

#[tokio::test]
async fn a_wrong_name_and_a_wrong_code_get_the_very_same_answer() {
    let server = RunningServer::start().await;
    let letters = server.letters();
    let Letter { household_code, child_name, .. } = &letters[0];
    let wrong_name = type_in(server.stranger(), household_code, "林小鱼").await.expect(401);
    assert_eq!(wrong_name.problem().code, ProblemCode::WrongCode);
    let others_name = type_in(server.stranger(), household_code, &letters[2].child_name).await.expect(401);
    let wrong_code = type_in(server.stranger(), "00000-00000", child_name).await.expect(401);
    let neither = type_in(server.stranger(), "", "林小鱼").await.expect(401);
    for other in [others_name, wrong_code, neither] {
        assert_eq!(wrong_name.body, other.body);
        assert_eq!(other.header("set-cookie"), "");
    }
}

#[tokio::test]
async fn what_is_typed_wrongly_is_named_by_its_field() {
    let server = RunningServer::start().await;
    let cases = [
        (r#"{"household_code":"a","child_name":"林","role":"head"}"#, "/role"),
        (r#"{"household_code":"a"}"#, "/child_name"),
        (r#"{"household_code":7,"child_name":"林"}"#, "/household_code"),
        (r#"{"household_code":"a","child_name":" "}"#, "/child_name"),
        (r#"{"household_code":"a","child_name":"a\u202eb"}"#, "/child_name"),
    ];
    for (body, pointer) in cases {
        let answer = server.stranger().ask(&routes::SignInHousehold).bytes(body).send().await;
        let errors = answer.expect(422).problem().errors;
        assert_eq!(errors.len(), 1, "{body}");
        assert_eq!(errors[0].pointer, pointer, "{body}");
    }
    let answer = server
        .stranger()
        .ask(&routes::SignInTeacher)
        .bytes(r#"{"teacher_code":"a","is_head":true}"#)
        .send()
        .await;
    assert_eq!(answer.expect(422).problem().errors[0].pointer, "/is_head");
}

#[tokio::test]
async fn a_teacher_signs_in_with_a_code_of_their_own() {
    let server = RunningServer::start().await;
    let codes = server.app.sign_in_codes().expect("codes of the rehearsal").clone();
    let answer = type_in_as_teacher(server.stranger(), &codes.teacher_code.to_lowercase()).await.expect(201);
    let Viewer::Teacher(teacher) = answer.read() else { panic!("a teacher: {}", answer.text()) };
    assert_eq!((teacher.name, teacher.office), (codes.teacher_name, false));
    assert!(!teacher.groups.is_empty() && teacher.home_class.is_some());
    let ask = server.stranger().ask(&routes::GetViewer).header("cookie", &cookie_of(&answer));
    assert_eq!(ask.send().await.expect(200).body, answer.body);
    for code in ["00000-00000", &codes.household_code] {
        let wrong = type_in_as_teacher(server.stranger(), code).await.expect(401);
        assert_eq!(wrong.problem().code, ProblemCode::WrongCode);
    }
}

#[tokio::test]
async fn a_teacher_has_no_children_here() {
    let server = RunningServer::start().await;
    let codes = server.app.sign_in_codes().expect("codes of the rehearsal");
    let family = server.first_family().await;
    let child_id = family.child(0);
    let number = family.obtain(&child_id, &server.no_service()).await.number;
    let signed_in = type_in_as_teacher(server.stranger(), &codes.teacher_code).await.expect(201);
    let cookie = cookie_of(&signed_in);
    let asks = [
        server.stranger().ask(&routes::GetChildTerm { child_id: child_id.clone() }),
        server.stranger().ask(&routes::ListReceipts { child_id }),
        server.stranger().ask(&routes::GetReceipt { number }),
    ];
    for ask in asks {
        ask.header("cookie", &cookie).send().await.expect(404);
    }
}

#[tokio::test]
async fn whoever_guesses_at_one_code_waits_and_other_families_do_not() {
    const FREE: usize = 5;
    let server = RunningServer::start().await;
    let letters = server.letters();
    let guessed_at = &letters[0];
    for _ in 0..FREE {
        type_in(server.stranger(), &guessed_at.household_code, "林小鱼").await.expect(401);
    }
    // A machine that halts for a second here has waited; each further guess doubles the wait.
    let mut answer = type_in(server.stranger(), &guessed_at.household_code, "林小鱼").await;
    for _ in 0..5 {
        if answer.status == 401 {
            answer = type_in(server.stranger(), &guessed_at.household_code, "林小鱼").await;
        }
    }
    let answer = answer.expect(429);
    assert_eq!(answer.problem().code, ProblemCode::TooManyAttempts);
    let seconds: u64 = answer.header("retry-after").parse().expect("seconds");
    assert!(seconds >= 1);
    Family::sign_in(&server, &letters[2]).await;
}
