//! The running application: everything a handler needs.

use crate::{
    Catalogue, Clock, Config, StartError, Store, WebhookUrl,
    catalogue::{InForce, OfficeChanges},
    codes::{SecretKey, new_token},
    files::AppFiles,
    live_places::{LivePlaces, NumberedPlaces},
    outbox::Outbox,
    passing_on::PassingOn,
    places_stream::PlacesStream,
    rehearsal::{self, SignInCodes},
    seal::Seal,
    sign_ins::Throttle,
    store::CapacityGuard,
    wish_lists::Allowance,
};
use kehou_contract::{GroupPlaces, PlacesVersion};
use std::{
    net::SocketAddr,
    path::PathBuf,
    sync::{Arc, PoisonError, RwLock},
};

/// What is needed to start.
#[derive(Debug)]
pub struct Settings {
    /// The school.
    pub catalogue: Catalogue,
    /// Folder of key, codes and database.
    pub data: PathBuf,
    /// Another database than the data folder's.
    pub database: Option<String>,
    /// Folder of the built app.
    pub app: Option<PathBuf>,
    /// The address families type, without a slash at its end.
    pub public_url: String,
    /// Where messages are posted to, if anywhere.
    pub webhook: Option<WebhookUrl>,
    /// The clock.
    pub clock: Clock,
    /// Whether invented families are moved in.
    pub rehearse: bool,
    /// Streams of numbers that are open at one time, at most.
    pub most_streams: usize,
    /// Where other servers of the school reach this one, if they do.
    pub reached_at: Option<SocketAddr>,
    /// Whether places are guarded. Off only where a test must see what the guard prevents.
    pub guard: CapacityGuard,
}

impl Settings {
    /// What an operator's configuration asks for.
    pub fn from_config(config: &Config) -> Result<Self, StartError> {
        let catalogue = Catalogue::read(&config.school_file())?;
        let clock = match (&config.rehearse_at, &catalogue.rehearsal) {
            (Some(at), _) => Clock::starting_at(at.to_utc()),
            (None, Some(rehearsal)) if config.rehearse => Clock::starting_at(rehearsal.at.to_utc()),
            _ => Clock::system(),
        };
        Ok(Self {
            catalogue,
            data: config.data.clone(),
            database: config.database.clone(),
            app: config.app.clone(),
            public_url: config.public_url(),
            webhook: config.webhook.clone(),
            clock,
            rehearse: config.is_rehearsal(),
            most_streams: config.most_streams(),
            reached_at: config.reached_at(),
            guard: CapacityGuard::On,
        })
    }
}

/// The running application.
pub struct App {
    /// The school's file as the office has changed it.
    in_force: RwLock<InForce>,
    pub(crate) store: Store,
    pub(crate) clock: Clock,
    pub(crate) live_places: LivePlaces,
    pub(crate) places_stream: PlacesStream,
    pub(crate) secret: SecretKey,
    pub(crate) throttle: Throttle,
    pub(crate) allowance: Allowance,
    pub(crate) outbox: Outbox,
    pub(crate) passing_on: PassingOn,
    pub(crate) files: Option<AppFiles>,
    pub(crate) public_url: String,
    codes: Option<SignInCodes>,
    run: String,
}

impl App {
    /// Opens the database, moves the catalogue and, in a rehearsal, the invented families in.
    pub async fn start(settings: Settings) -> Result<Arc<Self>, StartError> {
        let Settings {
            mut catalogue,
            data,
            database,
            app,
            public_url,
            webhook,
            clock,
            rehearse,
            most_streams,
            reached_at,
            guard,
        } = settings;
        catalogue.count_turns();
        let io = |what: String| move |source| StartError::Io { what, source };
        std::fs::create_dir_all(&data).map_err(io(format!("data folder {}", data.display())))?;
        let key_file = data.join("secret.key");
        let secret = SecretKey::load_or_make(&key_file).map_err(io(format!("key {}", key_file.display())))?;
        let store =
            Store::open(database.as_deref(), &data, &catalogue.school.id, Seal::of(&secret), guard).await?;
        store.refuse_another_key(&secret).await?;
        store.move_in_catalogue(&catalogue).await?;
        let codes = match rehearse {
            true => Some(rehearsal::move_in(&catalogue, &store, &secret, &data).await?),
            false => None,
        };
        // After the invented families took their places: what they were told stays in the house.
        let outbox = Outbox::open(webhook.as_ref(), &store, &secret, &data).await?;
        let changes = store.read_office_changes(&catalogue.school.round).await?;
        let in_force = InForce::begin(&catalogue, changes);
        let catalogue = in_force.catalogue.clone();
        let live_places = LivePlaces::new(store.list_places(&catalogue).await?);
        let run = new_token()[..8].to_owned();
        let passing_on = PassingOn::open(&secret, &catalogue, reached_at);
        let version = PlacesVersion { run: run.clone(), number: 0, edition: catalogue.version() };
        let places_stream = PlacesStream::begin(version, live_places.all(), most_streams);
        let files = app.map(|folder| AppFiles::read(&folder)).transpose()?;
        let throttle = Throttle::default();
        Ok(Arc::new(Self {
            in_force: RwLock::new(in_force),
            store,
            clock,
            live_places,
            places_stream,
            secret,
            throttle,
            allowance: Allowance::default(),
            outbox,
            passing_on,
            files,
            public_url,
            codes,
            run,
        }))
    }

    /// Codes to try the product out with; only in a rehearsal.
    pub fn sign_in_codes(&self) -> Option<&SignInCodes> {
        self.codes.as_ref()
    }

    /// The clock, so that a test can turn it.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// The store, so that a test can look behind the answers.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The school's file as the office has changed it, as of now.
    pub(crate) fn catalogue(&self) -> Arc<Catalogue> {
        self.in_force.read().unwrap_or_else(PoisonError::into_inner).catalogue.clone()
    }

    /// Takes up what the office has changed.
    pub(crate) async fn renew_catalogue(&self) -> sqlx::Result<()> {
        self.take_up(self.store.read_office_changes(&self.catalogue().school.round).await?);
        Ok(())
    }

    /// Takes up what the office has changed, unless it is known.
    pub(crate) fn take_up(&self, changes: OfficeChanges) {
        let is_news = self.in_force.write().unwrap_or_else(PoisonError::into_inner).take_up(changes);
        if is_news {
            self.live_places.ring();
        }
    }

    /// The numbers on the menu, and the entity tag that names them and the menu they stand on.
    pub(crate) fn places(&self) -> (String, Vec<GroupPlaces>) {
        let NumberedPlaces { number, places } = self.live_places.all();
        (format!("\"{}\"", self.places_version(number)), places)
    }

    /// The version of the numbers after so many changes.
    pub(crate) fn places_version(&self, number: u64) -> PlacesVersion {
        PlacesVersion { run: self.run.clone(), number, edition: self.catalogue().version() }
    }

    /// Names the school's file as this run read it and the office has changed it.
    pub(crate) fn school_tag(&self) -> String {
        format!("\"{}-{}\"", self.run, self.catalogue().version())
    }

    /// Whether cookies can be marked Secure: over https, or on this very machine, which browsers trust as much.
    pub(crate) fn has_secure_cookies(&self) -> bool {
        let local = ["http://127.", "http://localhost", "http://[::1]"];
        self.public_url.starts_with("https://")
            || local.iter().any(|start| self.public_url.starts_with(start))
    }
}
