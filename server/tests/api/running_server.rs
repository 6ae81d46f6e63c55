//! The real application on a loopback port, with data of its own and a clock the test turns.

mod answer;
mod caller;
mod database;
mod documented;
mod events;
mod hand_written;
mod letters;
mod process;
mod receiver;
mod rehearsed_data;
mod wishes;

pub(crate) use answer::Answer;
pub(crate) use caller::{Ask, Caller};
pub(crate) use database::{is_postgres, on_sqlite_or_postgres};
pub(crate) use events::Events;
pub(crate) use hand_written::HandWritten;
pub(crate) use letters::Letter;
pub(crate) use process::ServerProcess;
pub(crate) use receiver::{Received, Receiver, SilentReceiver};
pub(crate) use rehearsed_data::{Data, SCHOOL};

use crate::family::Family;
use chrono::{DateTime, TimeDelta, Utc};
use database::TestDatabase;
use kehou_contract::{GroupId, GroupPlaces, Menu, Places, PriceList, School, routes};
use kehou_server::{
    App, Catalogue, Clock, NotedHead, Report, Settings, serve,
    sql::{self, FromValue},
    verify, verify_shared,
};
use std::{fmt::Debug, net::SocketAddr, path::Path, sync::Arc, time::Duration};
use tokio::{net::TcpListener, sync::oneshot, task::JoinHandle};

/// A server under test.
pub(crate) struct RunningServer {
    pub(crate) app: Arc<App>,
    pub(crate) address: SocketAddr,
    /// What the school says of itself, as a client reads it.
    pub(crate) school: School,
    /// The menu, as a client reads it.
    pub(crate) menu: Menu,
    data: Arc<Data>,
    caller: Arc<Caller>,
    stop: oneshot::Sender<()>,
    ended: JoinHandle<()>,
}

impl RunningServer {
    /// The school of the rehearsal, a day after its round opened.
    pub(crate) async fn start() -> Self {
        Self::start_with(|_| ()).await
    }

    /// The same, with settings of the test's own.
    pub(crate) async fn start_with(change: impl FnOnce(&mut Settings)) -> Self {
        Self::start_on(rehearsed_data::copy().await, change).await
    }

    /// Another school, an hour after its round opened, its families just moved in.
    pub(crate) async fn start_in(school: &str) -> Self {
        let data = Data::empty().await;
        let path = data.folder.path().join("school.toml");
        std::fs::write(&path, school).expect("written");
        let catalogue = Catalogue::read(&path).unwrap_or_else(|mistake| panic!("{mistake}"));
        let at = catalogue.school.round.opens_at + TimeDelta::hours(1);
        let settings = move |settings: &mut Settings| {
            (settings.catalogue, settings.clock) = (catalogue, Clock::starting_at(at));
        };
        Self::start_on(data, settings).await
    }

    /// Another server on the data of this one, at the same instant: they share a database.
    pub(crate) async fn beside(&self, change: impl FnOnce(&mut Settings)) -> Self {
        let server = Self::start_on(self.data.clone(), change).await;
        server.app.clock().set(self.app.clock().now());
        server
    }

    /// On data that is there already.
    pub(crate) async fn start_on(data: impl Into<Arc<Data>>, change: impl FnOnce(&mut Settings)) -> Self {
        let data = data.into();
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let mut settings = rehearsed_data::settings(data.folder.path(), format!("http://{address}"));
        settings.database = data.database.as_ref().map(TestDatabase::url);
        change(&mut settings);
        let app = App::start(settings).await.expect("the application starts");
        let (stop, asked_to_stop) = oneshot::channel::<()>();
        let ended = tokio::spawn(serve(listener, app.clone(), async {
            // Dropping the sender asks just as well.
            let _ = asked_to_stop.await;
        }));
        let caller = Arc::new(Caller::of(address).await);
        let mut school: School = caller.ask(&routes::GetSchool).send().await.expect(200).read();
        let mut menu: Menu = caller.ask(&routes::GetMenu).send().await.expect(200).read();
        let prices: PriceList = caller.ask(&routes::GetPriceList).send().await.expect(200).read();
        menu.offerings = menu.offerings.iter().map(|offering| prices.priced(offering)).collect();
        school.tariff = prices.tariff;
        Self { app, address, school, menu, data, caller, stop, ended }
    }

    /// Stops this server and starts another one on its data.
    pub(crate) async fn restart(self) -> Self {
        self.restart_with(|_| ()).await
    }

    /// The same, with settings of the test's own.
    pub(crate) async fn restart_with(self, change: impl FnOnce(&mut Settings)) -> Self {
        let now = self.app.clock().now();
        let Self { data, stop, ended, .. } = self;
        drop(stop);
        ended.await.expect("no panic");
        let server = Self::start_on(data, change).await;
        server.app.clock().set(now);
        server
    }

    /// Asks the server to stop; what comes back is ready when it has.
    pub(crate) fn ask_to_stop(self) -> (JoinHandle<()>, Arc<Data>) {
        drop(self.stop);
        (self.ended, self.data)
    }

    /// Somebody who is not signed in.
    pub(crate) fn stranger(&self) -> &Arc<Caller> {
        &self.caller
    }

    /// The family whose code the rehearsal shows: a child of grade 3 and one of grade 1, who hold nothing yet.
    pub(crate) async fn first_family(&self) -> Family {
        Family::sign_in(self, &self.letters()[0]).await
    }

    /// Another family, that holds nothing yet, with a child of this grade.
    pub(crate) async fn another_family(&self, grade: u8) -> Family {
        let held: Vec<String> =
            self.column("SELECT school_number FROM children JOIN enrolments ON child_id = children.id").await;
        let letters = self.letters();
        let letter = letters
            .iter()
            .skip(2)
            .find(|letter| letter.grade == grade && !held.contains(&letter.school_number));
        Family::sign_in(self, letter.expect("a family without places")).await
    }

    /// Every letter the school sent out.
    pub(crate) fn letters(&self) -> Vec<Letter> {
        letters::read(self.folder())
    }

    /// What another server on its data is started with.
    pub(crate) fn settings(&self) -> Settings {
        let mut settings = rehearsed_data::settings(self.folder(), format!("http://{}", self.address));
        settings.database = self.data.database.as_ref().map(TestDatabase::url);
        settings
    }

    /// The server's data.
    pub(crate) fn data(&self) -> &Arc<Data> {
        &self.data
    }

    /// The folder of the server's data.
    pub(crate) fn folder(&self) -> &Path {
        self.data.folder.path()
    }

    /// Turns the clock.
    pub(crate) fn turn_clock_to(&self, instant: DateTime<Utc>) {
        self.app.clock().set(instant);
    }

    /// Places of a group, as everybody reads them now.
    pub(crate) async fn places(&self, group: &str) -> Places {
        let answer = self.caller.ask(&routes::ListPlaces).send().await.expect(200);
        let all: Vec<GroupPlaces> = answer.read();
        let group = GroupId::new(group);
        let found = all.into_iter().find(|entry| entry.group == group);
        found.expect("a group of the menu").places
    }

    /// What the database shows of the laws.
    pub(crate) async fn verify(&self, noted: Option<&NotedHead>) -> Report {
        let report = match &self.data.database {
            Some(database) => verify_shared(&database.url(), &self.school.id, noted).await,
            None => verify(&self.folder().join("kehou.sqlite"), noted).await,
        };
        report.expect("checked")
    }

    /// Does something behind the server's back.
    pub(crate) async fn execute(&self, statement: &'static str) {
        let done = sql::query(statement).execute(self.app.store().writer()).await;
        assert!(done.expect("executed").rows_affected() > 0, "{statement}");
    }

    /// Waits until what a statement finds is as expected. The limit is there for a server that never gets there.
    pub(crate) async fn wait_until<T>(&self, statement: &'static str, expected: &[T])
    where
        T: Debug + PartialEq + FromValue,
    {
        let becomes = async {
            while self.column::<T>(statement).await != expected {
                tokio::task::yield_now().await;
            }
        };
        let limit = Duration::from_secs(60);
        let waited = tokio::time::timeout(limit, becomes).await;
        assert!(waited.is_ok(), "{statement} is not {expected:?}");
    }

    /// Looks behind the answers: the first column of what a statement finds.
    pub(crate) async fn column<T>(&self, statement: &'static str) -> Vec<T>
    where
        T: FromValue,
    {
        let found = sql::query_scalar(statement).fetch_all(self.app.store().writer()).await;
        found.expect("found")
    }
}
