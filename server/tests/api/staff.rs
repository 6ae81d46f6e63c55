//! Somebody who works at the school, signed in.

use crate::{
    family::{cookie_of, new_key},
    running_server::{Answer, Ask, Caller, RunningServer},
};
use kehou_contract::{
    BillId, HomeClass, NewReviewStep, OfficeBill, ReceiptNumber, ReviewStep, Teacher, TeacherSignIn, Viewer,
    routes, routes::Endpoint,
};
use kehou_server::sql;
use std::sync::Arc;

/// A teacher's or the office's browser with the cookie it was given.
#[derive(Clone)]
pub(crate) struct Staff {
    caller: Arc<Caller>,
    cookie: String,
    pub(crate) teacher: Teacher,
}

impl Staff {
    /// The teacher whose code the rehearsal shows.
    pub(crate) async fn teacher(server: &RunningServer) -> Self {
        let code = server.app.sign_in_codes().expect("codes of the rehearsal").teacher_code.clone();
        Self::sign_in(server, code).await
    }

    /// Somebody in the office.
    pub(crate) async fn office(server: &RunningServer) -> Self {
        let code = server.app.sign_in_codes().expect("codes of the rehearsal").office_code.clone();
        Self::sign_in(server, code).await
    }

    /// A teacher who teaches no group and leads no class. To be asked for before anybody else of the staff signs in.
    pub(crate) async fn with_nothing(server: &RunningServer) -> Self {
        let somebody = Self::teacher(server).await;
        let writer = server.app.store().writer();
        for statement in [
            "INSERT INTO teachers (id, name, code_hash) VALUES ('new', '新老师', unhex('00'))",
            "UPDATE sign_ins SET teacher_id = 'new' WHERE teacher_id IS NOT NULL",
        ] {
            sql::query(statement).execute(writer).await.expect("written");
        }
        let Viewer::Teacher(teacher) = somebody.ask(&routes::GetViewer).send().await.expect(200).read()
        else {
            panic!("a teacher");
        };
        assert!(teacher.groups.is_empty() && teacher.home_class.is_none(), "{teacher:?}");
        Self { teacher, ..somebody }
    }

    /// A teacher who is the leader of a grade and nothing else.
    pub(crate) async fn leading_grade(server: &RunningServer, grade: u8) -> Self {
        Self::with_a_home(server, (None, None, Some(grade))).await
    }

    /// A teacher who leads a home class and is nothing else.
    pub(crate) async fn leading_class(server: &RunningServer, class: HomeClass) -> Self {
        Self::with_a_home(server, (Some(class.grade), Some(class.number), None)).await
    }

    /// The sign-in of the teacher whose code is known, given to somebody new.
    async fn with_a_home(
        server: &RunningServer,
        (grade, number, leads): (Option<u8>, Option<u8>, Option<u8>),
    ) -> Self {
        let somebody = Self::teacher(server).await;
        let (writer, id) = (server.app.store().writer(), new_key());
        let insert = "INSERT INTO teachers (id, name, code_hash, home_class_grade, home_class_number, leads_grade) \
                      VALUES ($1, $1, $5, $2, $3, $4)";
        let insert = sql::query(insert).bind(&id).bind(grade).bind(number).bind(leads).bind(id.as_bytes());
        insert.execute(writer).await.expect("a teacher");
        let take = "UPDATE sign_ins SET teacher_id = $1 \
                    WHERE teacher_id = (SELECT id FROM teachers WHERE name = $2)";
        let take = sql::query(take).bind(&id).bind(&somebody.teacher.name);
        take.execute(writer).await.expect("a sign-in");
        let Viewer::Teacher(teacher) = somebody.ask(&routes::GetViewer).send().await.expect(200).read()
        else {
            panic!("a teacher");
        };
        Self { teacher, ..somebody }
    }

    /// Takes a step of the class review with these applications.
    pub(crate) async fn review(&self, step: ReviewStep, applications: &[&ReceiptNumber]) -> Answer {
        let applications = applications.iter().map(|number| (*number).clone()).collect();
        let step = NewReviewStep { step, applications, reason: "已核对".into() };
        self.write(&routes::TakeReviewStep, &step).await
    }

    async fn sign_in(server: &RunningServer, teacher_code: String) -> Self {
        let caller = server.stranger().clone();
        let typed = TeacherSignIn { teacher_code };
        let answer = caller.ask(&routes::SignInTeacher).json(&typed).send().await.expect(201);
        let Viewer::Teacher(teacher) = answer.read() else { panic!("a teacher: {}", answer.text()) };
        Self { cookie: cookie_of(&answer), caller, teacher }
    }

    /// A request with the cookie.
    pub(crate) fn ask<E: Endpoint>(&self, endpoint: &E) -> Ask<'_> {
        self.caller.ask(endpoint).header("cookie", &self.cookie)
    }

    /// A request to any address with the cookie.
    pub(crate) fn ask_at(&self, method: &str, path: &str) -> Ask<'_> {
        self.caller.ask_at(method, path).header("cookie", &self.cookie)
    }

    /// Writes once, under a key nobody else has.
    pub(crate) async fn write<E: Endpoint>(&self, endpoint: &E, body: &E::Body) -> Answer {
        self.ask(endpoint).key(&new_key()).json(body).send().await
    }

    /// The bill on a submission receipt.
    pub(crate) async fn bill_of(&self, submission: &ReceiptNumber) -> BillId {
        let bills: Vec<OfficeBill> = self.ask(&routes::ListOfficeBills).send().await.expect(200).read();
        bills.into_iter().find(|bill| &bill.submission == submission).expect("a bill that is due").id
    }
}
