//! The stage of a journey, and what is looked at when it ends.

use crate::{Environment, Family, Parent, Phone, RunningServer, Wire, phone::Chromedriver};
use anyhow::{Context, Result, bail};
use kehou_contract::ChildId;
use std::{env, fs, thread};
use tempfile::TempDir;

/// The instant the school's file names for rehearsals: the round is open.
pub const AT_THE_USUAL_TIME: Option<&str> = None;

/// A server, a wire to it and a parent with a phone.
pub struct Journey {
    /// The parent whose journey it is.
    pub parent: Parent,
    /// The wire between phone and server.
    pub wire: Wire,
    /// The server.
    pub server: RunningServer,
    /// What it all stands on.
    pub environment: Environment,
    driver: Chromedriver,
    // Last: a profile goes after the browser that writes into it.
    profile: TempDir,
}

/// A journey while the round is open.
pub async fn journey(walk: impl AsyncFnOnce(&mut Journey) -> Result<()>) -> Result<()> {
    journey_at(AT_THE_USUAL_TIME, walk).await
}

/// A journey at an instant (RFC 3339).
pub async fn journey_at(at: Option<&str>, walk: impl AsyncFnOnce(&mut Journey) -> Result<()>) -> Result<()> {
    match Environment::of_this_run()? {
        Some(environment) => journey_in(environment, at, walk).await,
        None => Ok(()),
    }
}

/// A journey in a school of one's own.
pub async fn journey_in(
    environment: Environment,
    at: Option<&str>,
    walk: impl AsyncFnOnce(&mut Journey) -> Result<()>,
) -> Result<()> {
    let mut journey = Journey::begin(environment, at).await?;
    if let Err(error) = walk(&mut journey).await {
        let evidence = journey.evidence().await;
        // One failure is enough; this is only to end the browser in peace.
        let _ = journey.parent.phone.close().await;
        return Err(error.context(evidence));
    }
    journey.end().await
}

impl Journey {
    async fn begin(environment: Environment, at: Option<&str>) -> Result<Self> {
        let end = Wire::take_end().await?;
        let public_url = format!("http://{}", end.local_addr()?);
        let server = RunningServer::start(&environment, &public_url, at).await?;
        let wire = Wire::lay(end, server.address)?;
        let driver = Chromedriver::start(&environment).await?;
        let profile = tempfile::tempdir()?;
        let phone = Phone::open(&driver, &environment, profile.path(), &wire.origin).await?;
        let parent = Parent::new(phone, server.codes.clone());
        Ok(Self { parent, wire, server, environment, driver, profile })
    }

    /// A browser beside the parent's, with a profile of its own or one that was used before.
    pub async fn another_phone(&self, profile: &TempDir) -> Result<Phone> {
        Phone::open(&self.driver, &self.environment, profile.path(), &self.wire.origin).await
    }

    /// Closes the parent's browser and opens it again: what is kept on the phone is still there.
    pub async fn close_and_open_again(&mut self) -> Result<()> {
        self.parent.phone.close().await?;
        self.parent.phone = self.another_phone(&self.profile).await?;
        Ok(())
    }

    /// The server starts again on its data at another instant (RFC 3339): as if time had passed.
    pub async fn time_passes_until(&mut self, at: &str) -> Result<()> {
        self.server.start_again(&self.environment, &self.wire.origin, at).await
    }

    /// The parent's own family, over the API: what the server knows of it.
    pub async fn own_family(&self) -> Result<Family> {
        let codes = &self.server.codes;
        let mut letters = self.server.letters.iter();
        let letter = letters.find(|letter| letter.household_code == codes.household_code);
        Family::sign_in(&self.server.origin(), letter.context("the family's letter")?).await
    }

    /// Other families, each with a child of this grade that holds no place yet.
    pub async fn families_without_places(&self, grade: u8, count: usize) -> Result<Vec<(Family, ChildId)>> {
        let codes = &self.server.codes;
        let others = self
            .server
            .letters
            .iter()
            .filter(|letter| letter.grade == grade && letter.household_code != codes.household_code);
        let mut found = Vec::new();
        for letter in others {
            let family = Family::sign_in(&self.server.origin(), letter).await?;
            let child = family.children.iter().find(|child| child.name == letter.child_name);
            let child = child.context("the letter's child")?.id.clone();
            if family.term(&child).await?.enrolments.is_empty() {
                found.push((family, child));
            }
            if found.len() == count {
                return Ok(found);
            }
        }
        bail!("only {} families of grade {grade} hold no place", found.len());
    }

    async fn end(mut self) -> Result<()> {
        let closed = self.parent.phone.close().await;
        closed.with_context(|| format!("the server's log:\n{}", self.server.log()))
    }

    /// What helps to understand a failure: a picture, the words on the screen, what the page and the server said.
    async fn evidence(&self) -> String {
        let phone = &self.parent.phone;
        let mut said = String::new();
        if let Ok(picture) = phone.picture().await {
            let name = thread::current().name().unwrap_or("journey").replace("::", "-");
            let path = env::temp_dir().join(format!("kehou-{name}.png"));
            if fs::write(&path, picture).is_ok() {
                said += &format!("picture: {}\n", path.display());
            }
        }
        said += &format!("address: {}\n", phone.address().await.unwrap_or_default());
        said += &format!("screen: {}\n", phone.text().await.unwrap_or_default());
        said += &format!("page: {}\n", phone.faults().await.unwrap_or_default().join("\n"));
        said += &format!("server:\n{}", self.server.log());
        said
    }
}
