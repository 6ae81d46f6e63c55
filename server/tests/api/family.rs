//! One signed-in phone.

use crate::running_server::{Answer, Ask, Caller, HandWritten, Letter, RunningServer};
use kehou_contract::{
    Application, ChildId, ChildTerm, Fen, GroupId, Household, Message, MessageId, MessageReading,
    ProposalAcceptance, ReceiptEntry, ReceiptNumber, Refusal, ReviewStage, SubmissionReceipt, Viewer,
    routes::{self, Endpoint},
};
use std::sync::Arc;

/// A household's phone with the cookie it was given. The cookie is carried by hand: a client that obeys `Secure`
/// would not send it over plain HTTP.
#[derive(Clone)]
pub(crate) struct Family {
    caller: Arc<Caller>,
    cookie: String,
    pub(crate) household: Household,
}

impl Family {
    /// Signs in with what stands on the letter.
    pub(crate) async fn sign_in(server: &RunningServer, letter: &Letter) -> Self {
        Self::sign_in_through(server.stranger().clone(), letter).await
    }

    /// The same, at whatever server this leads to.
    pub(crate) async fn sign_in_through(caller: Arc<Caller>, letter: &Letter) -> Self {
        let answer = caller.ask(&routes::SignInHousehold).json(&letter.sign_in()).send().await.expect(201);
        let Viewer::Household(household) = answer.read() else {
            panic!("a household signs in as one: {}", answer.text());
        };
        Self { cookie: cookie_of(&answer), household, caller }
    }

    /// The same phone after the server was started anew.
    pub(crate) fn at(&self, server: &RunningServer) -> Self {
        self.through(server.stranger().clone())
    }

    /// The same phone on another way.
    pub(crate) fn through(&self, caller: Arc<Caller>) -> Self {
        Self { caller, ..self.clone() }
    }

    /// The eldest child, or the next ones.
    pub(crate) fn child(&self, nth: usize) -> ChildId {
        self.household.children[nth].id.clone()
    }

    /// The child of this grade.
    pub(crate) fn child_of_grade(&self, grade: u8) -> ChildId {
        let found = self.household.children.iter().find(|child| child.grade() == grade);
        found.expect("a child of this grade").id.clone()
    }

    /// A request with the cookie.
    pub(crate) fn ask<E: Endpoint>(&self, endpoint: &E) -> Ask<'_> {
        self.caller.ask(endpoint).header("cookie", &self.cookie)
    }

    /// The cookie as a header.
    pub(crate) fn cookie(&self) -> &str {
        &self.cookie
    }

    /// Submits under a key.
    pub(crate) async fn submit(&self, child: &ChildId, key: &str, application: &Application) -> Answer {
        let child_id = child.clone();
        self.ask(&routes::SubmitApplication { child_id }).key(key).json(application).send().await
    }

    /// Submits once, under a key nobody else has.
    pub(crate) async fn apply(&self, child: &ChildId, application: &Application) -> Answer {
        self.submit(child, &new_key(), application).await
    }

    /// Submits an application that is taken, under a key nobody else has.
    pub(crate) async fn obtain(&self, child: &ChildId, application: &Application) -> SubmissionReceipt {
        self.apply(child, application).await.receipt()
    }

    /// Submits an application that a rule refuses as a whole, under a key nobody else has.
    pub(crate) async fn meet_refusal(&self, child: &ChildId, application: &Application) -> Refusal {
        self.apply(child, application).await.refusal()
    }

    /// Begins an application by hand: all of its head but what `headers` tell of the body.
    pub(crate) async fn begin_application(
        &self,
        server: &RunningServer,
        key: &str,
        headers: &[(&str, &str)],
    ) -> HandWritten {
        let child_id = self.child(0);
        let own = [("cookie", self.cookie()), (routes::IDEMPOTENCY_KEY, key)];
        let headers: Vec<_> = own.iter().chain(headers).copied().collect();
        HandWritten::begin(server.address, &routes::SubmitApplication { child_id }, &headers).await
    }

    /// Withdraws everything under a key.
    pub(crate) async fn withdraw(&self, child: &ChildId, key: &str, server: &RunningServer) -> Answer {
        let child_id = child.clone();
        self.ask(&routes::Withdraw { child_id }).key(key).json(&server.withdrawal()).send().await
    }

    /// Signs what was published, under a key nobody else has.
    pub(crate) async fn sign(&self, child: &ChildId, server: &RunningServer) -> Answer {
        let child_id = child.clone();
        let ask = self.ask(&routes::SignApplication { child_id }).key(&new_key());
        ask.json(&server.signature()).send().await
    }

    /// Takes what the school proposes, at this total.
    pub(crate) async fn accept(&self, child: &ChildId, receipt: &ReceiptNumber, total: Fen) -> Answer {
        let child_id = child.clone();
        let acceptance = ProposalAcceptance { receipt: receipt.clone(), quoted_total: total };
        self.ask(&routes::AcceptProposal { child_id }).key(&new_key()).json(&acceptance).send().await
    }

    /// Where a child's application stands in its review.
    pub(crate) async fn stage(&self, child: &ChildId) -> Option<ReviewStage> {
        self.child_term(child).await.review.map(|state| state.stage())
    }

    pub(crate) async fn child_term(&self, child: &ChildId) -> ChildTerm {
        let child_id = child.clone();
        self.ask(&routes::GetChildTerm { child_id }).send().await.expect(200).read()
    }

    /// The groups in which a child has a place, in order of their names.
    pub(crate) async fn groups_of(&self, child: &ChildId) -> Vec<GroupId> {
        let enrolments = self.child_term(child).await.enrolments;
        let mut groups: Vec<GroupId> = enrolments.into_iter().map(|enrolment| enrolment.group).collect();
        groups.sort();
        groups
    }

    /// The household's messages, newest first.
    pub(crate) async fn messages(&self) -> Vec<Message> {
        self.ask(&routes::ListMessages).send().await.expect(200).read()
    }

    /// Says that everything up to a message was read.
    pub(crate) async fn read_up_to(&self, message: &MessageId) -> Answer {
        self.ask(&routes::ReadMessages).json(&MessageReading { up_to: message.clone() }).send().await
    }

    pub(crate) async fn receipts(&self, child: &ChildId) -> Vec<ReceiptEntry> {
        let child_id = child.clone();
        self.ask(&routes::ListReceipts { child_id }).send().await.expect(200).read()
    }

    pub(crate) async fn receipt(&self, number: &ReceiptNumber) -> SubmissionReceipt {
        let number = number.clone();
        self.ask(&routes::GetReceipt { number }).send().await.expect(200).read()
    }
}

/// The cookie an answer hands out, as it is sent back.
pub(crate) fn cookie_of(answer: &Answer) -> String {
    let cookie = answer.header("set-cookie").split(';').next();
    cookie.unwrap_or_default().to_owned()
}

/// A key nobody has used.
pub(crate) fn new_key() -> String {
    uuid::Uuid::new_v4().to_string()
}
