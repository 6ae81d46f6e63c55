//! A family that submits, thinks again, withdraws, and asks again where it had no answer.

use super::operation::{Operation, OperationKind, Yes};
use crate::{
    client::{Answer, Client, post},
    family::{Applications, Family},
    history::{Event, History, Kind, digest},
    rush::receipt_number,
    school,
};
use anyhow::{Context, Result, bail};
use http::StatusCode;
use kehou_contract::routes::IDEMPOTENCY_KEY;
use std::{net::SocketAddr, sync::Arc, time::Duration};
use tokio::time::timeout;

/// After so long a connection is taken for dead, as in the app.
const AT_MOST: Duration = Duration::from_secs(8);

pub(super) struct Phone {
    pub(super) number: usize,
    family: Family,
    dice: fastrand::Rng,
    clock: Arc<History>,
    pub(super) operations: Vec<Operation>,
}

impl Phone {
    pub(super) fn new(number: usize, family: Family, dice: fastrand::Rng, clock: Arc<History>) -> Self {
        Self { number, family, dice, clock, operations: Vec::new() }
    }

    /// Goes on as long as there are answers. What has none is asked again first, next time.
    pub(super) async fn use_until_it_breaks(
        &mut self,
        address: SocketAddr,
        applications: &Applications,
    ) -> Result<()> {
        while self.next(address, applications).await? {}
        Ok(())
    }

    /// Asks until the last operation is settled, and tries whether what was taken can be made something else.
    pub(super) async fn resolve(&mut self, address: SocketAddr, applications: &Applications) -> Result<()> {
        while self.operations.last().is_some_and(|last| !last.is_settled()) {
            if !self.next(address, applications).await? {
                bail!("the server that nobody killed does not answer");
            }
        }
        if self.operations.last().is_some_and(Operation::may_be_misused) {
            self.misuse(address, applications).await?;
        }
        Ok(())
    }

    /// Sends the next operation, or the last one again; whether there was an answer.
    async fn next(&mut self, address: SocketAddr, applications: &Applications) -> Result<bool> {
        let may_misuse = self.operations.last().is_some_and(Operation::may_be_misused);
        if may_misuse && self.dice.u8(..10) == 0 {
            return self.misuse(address, applications).await;
        }
        if self.operations.last().is_none_or(Operation::is_settled) {
            let operation = self.draw(applications)?;
            self.operations.push(operation);
        }
        // Some are sent twice at once: by an impatient thumb, or by a proxy.
        let sends = if self.dice.u8(..8) == 0 { 2 } else { 1 };
        let operation = self.operations.last().context("an operation")?.clone();
        let both = (0..sends).map(|_| self.send(address, &operation));
        let answers = futures::future::join_all(both).await;
        let mut kinds = Vec::with_capacity(sends);
        for answer in &answers {
            kinds.push(self.learn(answer.as_ref())?);
        }
        if kinds.iter().all(|kind| *kind == Kind::Refused) {
            // The key was looked up first: no earlier send of it that had no answer was taken either.
            self.operations.last_mut().context("an operation")?.refused = true;
        }
        Ok(!kinds.contains(&Kind::Unknown))
    }

    /// Sends another body under the key of what was taken last, as an app with a mistake in it would.
    async fn misuse(&mut self, address: SocketAddr, applications: &Applications) -> Result<bool> {
        let mut misused = self.operations.last().context("an operation")?.clone();
        while self.operations.last().is_some_and(|last| last.body == misused.body) {
            misused.body = applications.of(&self.family, &school::other(self.dice.usize(..)))?;
        }
        let answer = self.send(address, &misused).await;
        let (last, kind) =
            (self.operations.last_mut().context("an operation")?, answer.map(|(_, a)| a.status));
        let kind = match kind {
            Some(StatusCode::UNPROCESSABLE_ENTITY) => {
                last.others_refused += 1;
                Kind::Refused
            }
            Some(StatusCode::CREATED) => {
                last.other_taken = true;
                Kind::Ok
            }
            None | Some(StatusCode::INTERNAL_SERVER_ERROR | StatusCode::SERVICE_UNAVAILABLE) => Kind::Unknown,
            Some(other) => bail!("a key with another body was answered {other}"),
        };
        self.write_down(&misused, kind, None);
        Ok(kind != Kind::Unknown)
    }

    fn draw(&mut self, applications: &Applications) -> Result<Operation> {
        let (kind, path, body) = match self.dice.u8(..10) {
            0 => (OperationKind::Withdraw, self.family.withdrawals(), applications.withdrawal.clone()),
            1..=4 => (OperationKind::Submit, self.family.path(), applications.of(&self.family, school::HOT)?),
            _ => {
                let group = school::other(self.dice.usize(..));
                (OperationKind::Submit, self.family.path(), applications.of(&self.family, &group)?)
            }
        };
        Ok(Operation {
            kind,
            key: uuid::Uuid::new_v4().to_string(),
            path,
            body,
            invoked: self.clock.now(),
            yeses: Vec::new(),
            refused: false,
            unanswered: 0,
            others_refused: 0,
            other_taken: false,
        })
    }

    async fn send(&self, address: SocketAddr, operation: &Operation) -> Option<(u64, Answer)> {
        self.write_down(operation, Kind::Invoke, None);
        let request = post(
            &operation.path,
            &[("cookie", &self.family.cookie()), (IDEMPOTENCY_KEY, &operation.key)],
            operation.body.clone(),
        );
        let answer = async { Client::connect(address).await?.send(request?).await };
        let answer = timeout(AT_MOST, answer).await;
        Some((self.clock.now(), answer.ok()?.ok()?))
    }

    /// Takes in what came back.
    fn learn(&mut self, answer: Option<&(u64, Answer)>) -> Result<Kind> {
        let mut operation = self.operations.pop().context("an operation")?;
        let kind = match answer {
            Some((at, Answer { status: StatusCode::CREATED, body, .. })) => {
                let yes = Yes { at: *at, answer: digest(body), receipt: receipt_number(body)? };
                operation.yeses.push(yes);
                Kind::Ok
            }
            Some((_, Answer { status: StatusCode::CONFLICT, .. })) => Kind::Refused,
            // The app forgets the key then, unless a send before it had no answer (`src/api/error.rs`).
            Some((_, Answer { status: StatusCode::SERVICE_UNAVAILABLE, .. }))
                if operation.unanswered == 0 =>
            {
                Kind::Refused
            }
            // The database was away: 503 says that nothing was recorded, 500 that nobody knows. The key tells, next time.
            Some((
                _,
                Answer {
                    status: StatusCode::INTERNAL_SERVER_ERROR | StatusCode::SERVICE_UNAVAILABLE, ..
                },
            )) => {
                operation.unanswered += 1;
                Kind::Unknown
            }
            Some((_, Answer { status, body, .. })) => {
                bail!("{status}: {}", String::from_utf8_lossy(body));
            }
            None => {
                operation.unanswered += 1;
                Kind::Unknown
            }
        };
        let yes = operation.yeses.last().filter(|_| kind == Kind::Ok).cloned();
        self.write_down(&operation, kind, yes);
        self.operations.push(operation);
        Ok(kind)
    }

    fn write_down(&self, operation: &Operation, kind: Kind, yes: Option<Yes>) {
        let (answer, receipt) = yes.map(|yes| (yes.answer, yes.receipt)).unzip();
        self.clock.add(Event {
            at_us: self.clock.now(),
            process: self.number,
            kind,
            op: operation.kind.name(),
            key: operation.key.clone(),
            body: digest(&operation.body),
            answer,
            receipt,
        });
    }
}
