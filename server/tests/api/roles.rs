//! Who may ask for what: every address of the API against everybody who could ask.

mod named;

use crate::{
    family::{Family, new_key},
    running_server::{Ask, RunningServer},
    staff::Staff,
};
use kehou_contract::{
    Collector, EntryChecks, Fen, KeptWishList, LinkedApplication, LinkedApplications, NewCapacity,
    NewCollector, NewReviewStep, PickUpChange, ProposalAcceptance, Publication, ReviewStep, RoundTimes,
    SessionChange, UsualCompany, WaiverDecision, WalkingSignature, WishList, WishedCompany,
    routes::{self, Endpoint, Method},
};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeSet;

/// Somebody who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Stranger,
    /// Whose children, receipts and bills the addresses name.
    Family,
    OtherFamily,
    /// Who teaches the group and leads a home class.
    Teacher,
    /// Who does neither.
    OtherTeacher,
    Office,
}

use Role::{
    Family as OWN, Office as OFFICE, OtherFamily as OTHER, OtherTeacher, Stranger, Teacher as TEACHER,
};

const EVERYBODY: &[Role] = &[Stranger, OWN, OTHER, TEACHER, OtherTeacher, OFFICE];
const SIGNED_IN: &[Role] = &[OWN, OTHER, TEACHER, OtherTeacher, OFFICE];
const FAMILIES: &[Role] = &[OWN, OTHER];
const OWN_FAMILY: &[Role] = &[OWN];
const OWN_TEACHER: &[Role] = &[TEACHER, OFFICE];
const LEADING: &[Role] = &[TEACHER];
const THE_OFFICE: &[Role] = &[OFFICE];

/// An address with a body the server can read, and who may ask it.
struct Row {
    method: Method,
    template: &'static str,
    path: String,
    body: Value,
    open_to: &'static [Role],
}

fn row<E: Endpoint>(endpoint: &E, body: &E::Body, open_to: &'static [Role]) -> Row
where
    E::Body: Serialize,
{
    let body = serde_json::to_value(body).expect("written");
    Row { method: E::METHOD, template: E::TEMPLATE, path: endpoint.path(), body, open_to }
}

fn document(template: &'static str, path: String, open_to: &'static [Role]) -> Row {
    Row { method: Method::Get, template, path, body: Value::Null, open_to }
}

/// Everybody who asks, and what the addresses name.
struct Cast {
    server: RunningServer,
    family: Family,
    other: Family,
    teacher: Staff,
    other_teacher: Staff,
    office: Staff,
}

impl Cast {
    async fn gather() -> Self {
        let server = RunningServer::start().await;
        let (family, other) = (server.first_family().await, server.another_family(3).await);
        let other_teacher = Staff::with_nothing(&server).await;
        let (teacher, office) = (Staff::teacher(&server).await, Staff::office(&server).await);
        Self { server, family, other, teacher, other_teacher, office }
    }

    fn linked(&self) -> LinkedApplications {
        let one = |nth| LinkedApplication {
            child: self.family.child(nth),
            application: self.server.wish(&["calligraphy-1"]),
        };
        LinkedApplications { first: one(0), second: one(1) }
    }

    fn ask(&self, role: Role, row: &Row) -> Ask<'_> {
        let method = row.method.as_str();
        let ask = match role {
            Stranger => self.server.stranger().ask_at(method, &row.path),
            OWN => self.server.stranger().ask_at(method, &row.path).header("cookie", self.family.cookie()),
            OTHER => self.server.stranger().ask_at(method, &row.path).header("cookie", self.other.cookie()),
            TEACHER => self.teacher.ask_at(method, &row.path),
            OtherTeacher => self.other_teacher.ask_at(method, &row.path),
            OFFICE => self.office.ask_at(method, &row.path),
        };
        match row.method {
            Method::Post => ask.key(&new_key()).json(&row.body),
            Method::Get | Method::Delete => ask,
        }
    }

    async fn rows(&self) -> Vec<Row> {
        let mut rows = self.public_rows().await;
        rows.extend(self.family_rows().await);
        rows.extend(self.staff_rows().await);
        // Last: nobody is signed in afterwards.
        rows.push(row(&routes::SignOut, &(), EVERYBODY));
        rows
    }

    async fn public_rows(&self) -> Vec<Row> {
        let letter = self.server.letters().into_iter().next().expect("a letter");
        let code = self.server.app.sign_in_codes().expect("codes").teacher_code.clone();
        let offering_id = self.server.menu.offerings[0].id.clone();
        let wishes = WishList { offerings: vec![offering_id.clone()] };
        let stranger = self.server.stranger();
        let kept: KeptWishList =
            stranger.ask(&routes::KeepWishList).key(&new_key()).json(&wishes).send().await.expect(201).read();
        vec![
            row(&routes::GetSchool, &(), EVERYBODY),
            row(&routes::GetMenu, &(), EVERYBODY),
            row(&routes::GetPriceList, &(), EVERYBODY),
            row(&routes::ListPlaces, &(), EVERYBODY),
            row(&routes::FollowPlaces, &(), EVERYBODY),
            row(&routes::GetOffering { offering_id }, &(), EVERYBODY),
            row(&routes::SignInHousehold, &letter.sign_in(), EVERYBODY),
            row(&routes::SignInTeacher, &kehou_contract::TeacherSignIn { teacher_code: code }, EVERYBODY),
            row(&routes::KeepWishList, &wishes, EVERYBODY),
            row(&routes::GetWishList { code: kept.code.clone() }, &(), EVERYBODY),
            document(routes::WISH_LIST_QR, routes::wish_list_qr(&kept.code), EVERYBODY),
            row(&routes::GetViewer, &(), SIGNED_IN),
        ]
    }

    async fn family_rows(&self) -> Vec<Row> {
        let (family, server) = (&self.family, &self.server);
        let child_id = family.child_of_grade(3);
        let receipt = family.obtain(&child_id, &server.wish(&["football-1"])).await;
        let number = self.paid(&receipt.number).await;
        let named =
            NewCollector { name: "王秀兰".into(), relation: "奶奶".into(), phone: "13800002046".into() };
        let collector: Collector =
            family.ask(&routes::AddCollector).key(&new_key()).json(&named).send().await.expect(201).read();
        let asked = self.asked("school-team").await;
        let message = family.messages().await[0].id.clone();
        let text = server.school.walking_pledge.hash.clone();
        let change = PickUpChange { date: server.school.term.first_day, with: None };
        let signature = WalkingSignature { guardian_name: "林晓梅".into(), text };
        let of_child = |child_id: &kehou_contract::ChildId| child_id.clone();
        vec![
            row(&routes::GetChildTerm { child_id: of_child(&child_id) }, &(), OWN_FAMILY),
            row(&routes::ListReceipts { child_id: of_child(&child_id) }, &(), OWN_FAMILY),
            row(&routes::GetReceipt { number: receipt.number.clone() }, &(), OWN_FAMILY),
            row(&routes::CheckReceipt { check_code: receipt.check_code.clone() }, &(), EVERYBODY),
            document(routes::RECEIPT_QR, routes::receipt_qr(&receipt.check_code), EVERYBODY),
            row(&routes::ListMessages, &(), FAMILIES),
            row(&routes::CountUnread, &(), FAMILIES),
            row(&routes::ReadMessages, &kehou_contract::MessageReading { up_to: message }, OWN_FAMILY),
            row(&routes::GetPickUps, &(), FAMILIES),
            row(&routes::ChangePickUp { child_id: of_child(&child_id) }, &change, OWN_FAMILY),
            row(
                &routes::SetUsualCompany { child_id: of_child(&child_id) },
                &UsualCompany { with: WishedCompany::Guardian },
                OWN_FAMILY,
            ),
            row(&routes::AddCollector, &named, FAMILIES),
            row(&routes::RemoveCollector { collector_id: collector.id }, &(), OWN_FAMILY),
            row(&routes::SignWalkingPledge { child_id: of_child(&child_id) }, &signature, OWN_FAMILY),
            row(&routes::EndWalkingPledge { child_id: of_child(&child_id) }, &(), OWN_FAMILY),
            row(&routes::ListWaiverRequests { child_id: of_child(&child_id) }, &(), OWN_FAMILY),
            row(
                &routes::RequestWaiver { child_id: of_child(&child_id) },
                &Self::waiver("school-team"),
                OWN_FAMILY,
            ),
            row(&routes::WithdrawWaiverRequest { request_id: asked }, &(), OWN_FAMILY),
            row(&routes::ListFamilyBills, &(), FAMILIES),
            row(&routes::GetPaymentReceipt { number }, &(), OWN_FAMILY),
            row(
                &routes::SubmitApplication { child_id: of_child(&child_id) },
                &server.wish(&["calligraphy-1"]),
                OWN_FAMILY,
            ),
            row(&routes::ListLeavingQuotes { child_id: of_child(&child_id) }, &(), OWN_FAMILY),
            row(&routes::Leave { child_id: of_child(&child_id) }, &Self::leaving(), OWN_FAMILY),
            row(
                &routes::AcceptProposal { child_id: of_child(&child_id) },
                &ProposalAcceptance { receipt: receipt.number.clone(), quoted_total: Fen::ZERO },
                OWN_FAMILY,
            ),
            row(&routes::SubmitLinkedApplications, &self.linked(), OWN_FAMILY),
            row(&routes::SignApplication { child_id: of_child(&child_id) }, &server.signature(), OWN_FAMILY),
            row(&routes::Withdraw { child_id }, &server.withdrawal(), OWN_FAMILY),
        ]
    }

    async fn staff_rows(&self) -> Vec<Row> {
        let reason = || "试一试".to_owned();
        let group_id = self.teacher.teacher.groups[0].clone();
        let bills: Vec<kehou_contract::OfficeBill> =
            self.office.ask(&routes::ListOfficeBills).send().await.expect(200).read();
        let round = &self.server.school.round;
        let times = RoundTimes { opens_at: round.opens_at, closes_at: round.closes_at, reason: reason() };
        let session =
            SessionChange { date: self.server.school.term.first_day, held: false, reason: reason() };
        let offering_id = self.server.menu.offerings[0].id.clone();
        let csv = routes::group_roster_csv(&group_id);
        let (refund_id, pay_out) = self.refund().await;
        let request_id = self.asked("near-minimum-income").await;
        let decision = WaiverDecision { granted: false, reason: reason() };
        vec![
            row(&routes::GetGroupRoster { group_id: group_id.clone() }, &(), OWN_TEACHER),
            row(
                &routes::RecordEntryChecks { group_id: group_id.clone() },
                &EntryChecks { admitted: vec![], not_admitted: vec![], reason: reason() },
                OWN_TEACHER,
            ),
            document(routes::GROUP_ROSTER_CSV, csv, OWN_TEACHER),
            row(&routes::GetHomeClassRoster, &(), LEADING),
            document(routes::HOME_CLASS_ROSTER_CSV, routes::HOME_CLASS_ROSTER_CSV.to_owned(), LEADING),
            row(&routes::ListReviews, &(), OWN_TEACHER),
            row(
                &routes::TakeReviewStep,
                &NewReviewStep { step: ReviewStep::CheckClass, applications: vec![], reason: reason() },
                OWN_TEACHER,
            ),
            row(&routes::GetOfficeView, &(), THE_OFFICE),
            row(&routes::MoveRound, &times, THE_OFFICE),
            row(
                &routes::SetCapacity { group_id: group_id.clone() },
                &NewCapacity { capacity: 40, reason: reason() },
                THE_OFFICE,
            ),
            row(&routes::ChangeSession { group_id }, &session, THE_OFFICE),
            row(
                &routes::PublishOffering { offering_id },
                &Publication { published: true, reason: reason() },
                THE_OFFICE,
            ),
            row(&routes::ListAnswers, &(), THE_OFFICE),
            row(&routes::ListCareClasses, &(), THE_OFFICE),
            row(&routes::ListOfficeBills, &(), THE_OFFICE),
            row(&routes::RecordPayment { bill_id: bills[0].id.clone() }, &self.payment().await, THE_OFFICE),
            row(&routes::ListOfficeWaivers, &(), THE_OFFICE),
            row(&routes::DecideWaiver { request_id }, &decision, THE_OFFICE),
            row(&routes::ListOfficeRefunds, &(), THE_OFFICE),
            row(&routes::PayOutRefund { refund_id }, &pay_out, THE_OFFICE),
            row(&routes::ListStandings, &(), THE_OFFICE),
            row(&routes::SetStandingList, &Self::standing_list(), THE_OFFICE),
            row(&routes::ListAudit, &(), THE_OFFICE),
        ]
    }
}

#[tokio::test]
async fn every_address_is_open_to_whom_it_concerns_and_missing_for_everybody_else() {
    let cast = Cast::gather().await;
    let rows = cast.rows().await;
    for row in &rows {
        // Whoever may ask comes last: what they do must not be what turns the others away.
        let (may, may_not): (Vec<Role>, Vec<Role>) =
            EVERYBODY.iter().partition(|role| row.open_to.contains(role));
        for role in may_not {
            let expected = if role == Stranger { 401 } else { 404 };
            let status = cast.ask(role, row).send().await.status;
            assert_eq!(status, expected, "{role:?}: {} {}", row.method.as_str(), row.template);
        }
        for role in may {
            let status = cast.ask(role, row).send().await.status;
            assert!(
                ![401, 403, 404].contains(&status),
                "{role:?} {status}: {} {}",
                row.method.as_str(),
                row.path
            );
        }
    }
}

#[tokio::test]
async fn no_address_is_left_out_of_the_table() {
    let rows = Cast::gather().await.rows().await;
    let listed: BTreeSet<(&str, &str)> = rows.iter().map(|row| (row.method.as_str(), row.template)).collect();
    for (method, template) in routes::ALL {
        assert!(listed.contains(&(method.as_str(), *template)), "{} {template}", method.as_str());
    }
    for document in
        [routes::RECEIPT_QR, routes::WISH_LIST_QR, routes::GROUP_ROSTER_CSV, routes::HOME_CLASS_ROSTER_CSV]
    {
        assert!(listed.contains(&("GET", document)), "{document}");
    }
}
