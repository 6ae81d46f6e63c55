//! A child that has something to leave.

use crate::{
    contents::Contents,
    family::{Family, new_key},
    ledger::pay,
    running_server::{Answer, RunningServer},
    staff::Staff,
};
use chrono::{DateTime, Utc};
use kehou_contract::{
    Bill, ChildId, FamilyBill, Fen, GivesUp, GroupId, GroupRoster, LeavingQuote, NewLeaving, OfficeRefund,
    PickUps, SubmissionReceipt, WindowId, routes,
};

/// A child of grade 3 with football on Wednesdays, a course on Tuesdays and noon care.
pub(super) struct Child {
    pub(super) server: RunningServer,
    pub(super) office: Staff,
    pub(super) family: Family,
    pub(super) id: ChildId,
    pub(super) receipt: SubmissionReceipt,
}

impl Child {
    pub(super) async fn taking(choices: &[&str]) -> Self {
        let server = RunningServer::start().await;
        let (office, family) = (Staff::office(&server).await, server.first_family().await);
        let id = family.child_of_grade(3);
        let wish = server.wish_with(choices, |wish| wish.care = vec![WindowId::new("noon")]);
        let receipt = family.obtain(&id, &wish).await;
        Self { server, office, family, id, receipt }
    }

    /// Who has paid.
    pub(super) async fn paid(choices: &[&str]) -> Self {
        let child = Self::taking(choices).await;
        child.pay().await;
        child
    }

    pub(super) async fn pay(&self) {
        pay(&self.office, &self.receipt.number, self.receipt.bills[0].total).await;
    }

    /// Another day; sign-ins have ended by then.
    pub(super) async fn at(&mut self, instant: &str) {
        let instant: DateTime<Utc> = instant.parse().expect("an instant");
        self.server.app.clock().stand_still_at(instant);
        self.family = self.server.first_family().await;
        self.office = Staff::office(&self.server).await;
    }

    /// Waits until everybody else's unpaid places went back.
    pub(super) async fn settled(&self) {
        let due = "SELECT count(*) FROM bills WHERE state = 'due' AND billed_on IS NULL";
        self.server.wait_until(due, &[0_i64]).await;
    }

    /// What the database holds then.
    pub(super) async fn contents(&self) -> Contents {
        self.settled().await;
        Contents::of(&self.server).await
    }

    pub(super) async fn quotes(&self) -> Vec<LeavingQuote> {
        let endpoint = routes::ListLeavingQuotes { child_id: self.id.clone() };
        self.family.ask(&endpoint).send().await.expect(200).read()
    }

    pub(super) async fn quote(&self, gives_up: &GivesUp) -> LeavingQuote {
        let mut quotes = self.quotes().await;
        quotes.retain(|quote| &quote.gives_up == gives_up);
        quotes.remove(0)
    }

    pub(super) async fn leave_under(&self, key: &str, gives_up: &GivesUp, given_back: Fen) -> Answer {
        let endpoint = routes::Leave { child_id: self.id.clone() };
        let body = NewLeaving { gives_up: gives_up.clone(), given_back };
        self.family.ask(&endpoint).key(key).json(&body).send().await
    }

    /// Leaves by the quote.
    pub(super) async fn leave(&self, gives_up: &GivesUp) -> (LeavingQuote, SubmissionReceipt) {
        let quote = self.quote(gives_up).await;
        let answer = self.leave_under(&new_key(), gives_up, quote.given_back()).await;
        (quote, answer.expect(201).read())
    }

    pub(super) async fn refunds(&self) -> Vec<OfficeRefund> {
        self.office.ask(&routes::ListOfficeRefunds).send().await.expect(200).read()
    }

    pub(super) async fn bill(&self) -> Bill {
        let bills: Vec<FamilyBill> =
            self.family.ask(&routes::ListFamilyBills).send().await.expect(200).read();
        bills.into_iter().next().expect("a bill").bill
    }

    /// How often the child is on the list of the football group.
    pub(super) async fn on_roster(&self) -> usize {
        let endpoint = routes::GetGroupRoster { group_id: GroupId::new("football-1") };
        let roster: GroupRoster = self.office.ask(&endpoint).send().await.expect(200).read();
        roster.children.iter().filter(|one| one.name == self.receipt.child_name).count()
    }

    pub(super) async fn leaves_at(&self, day: usize) -> String {
        let all: PickUps = self.family.ask(&routes::GetPickUps).send().await.expect(200).read();
        let own = all.children.iter().find(|one| one.child == self.id).expect("the child");
        own.days[day].leaving.as_ref().expect("a school day").time.to_string()
    }
}
