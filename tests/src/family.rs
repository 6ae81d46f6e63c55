//! Another family, over the API: somebody else who takes places, or the same family on another phone.

use crate::Letter;
use anyhow::{Context, Result, bail, ensure};
use kehou_contract::{
    Application, Child, ChildId, ChildTerm, Fen, GroupId, Menu, Participation, ReceiptEntry, School,
    Signature, SubmissionReceipt, TakingPart, Viewer,
    routes::{
        Endpoint, GetChildTerm, GetMenu, GetSchool, IDEMPOTENCY_KEY, ListReceipts, Method, SignInHousehold,
        SubmitApplication,
    },
    rules::{Priced, line_for},
};
use reqwest::{Client, Response, header};

/// A signed-in family without a browser.
pub struct Family {
    /// Its children, eldest first.
    pub children: Vec<Child>,
    client: Client,
    origin: String,
    cookie: String,
}

impl Family {
    /// Signs a family in.
    pub async fn sign_in(origin: &str, letter: &Letter) -> Result<Self> {
        let mut family = Self {
            children: Vec::new(),
            client: Client::new(),
            origin: origin.to_owned(),
            cookie: String::new(),
        };
        let answer = family.send(&SignInHousehold, &letter.sign_in(), None).await?;
        let cookie = answer.headers().get(header::SET_COOKIE).context("a cookie")?.to_str()?;
        family.cookie = cookie.split(';').next().unwrap_or_default().to_owned();
        match answer.json().await? {
            Viewer::Household(household) => family.children = household.children,
            Viewer::Teacher(teacher) => bail!("signed in as teacher {}", teacher.name),
        }
        Ok(family)
    }

    /// Submits an application for these groups and nothing else.
    pub async fn submit(&self, child: &ChildId, groups: &[&str]) -> Result<SubmissionReceipt> {
        let school: School = self.get(&GetSchool).await?;
        let menu: Menu = self.get(&GetMenu).await?;
        let application = Application {
            round: school.round.id.clone(),
            participation: Participation::TakingPart(TakingPart {
                care: Vec::new(),
                choices: groups.iter().map(|id| GroupId::new(*id)).collect(),
                all_or_none: false,
                quoted_total: price_of(groups, &menu, &school)?,
                signature: Signature {
                    guardian_name: "另一位家长".to_owned(),
                    agreement: school.agreement.hash,
                    pick_up_pledge: school.pick_up_pledge.hash,
                },
            }),
        };
        let endpoint = SubmitApplication { child_id: child.clone() };
        let key = format!("another-family-{}-{}", child.as_str(), groups.join("-"));
        Ok(self.send(&endpoint, &application, Some(&key)).await?.json().await?)
    }

    /// What is settled for a child.
    pub async fn term(&self, child: &ChildId) -> Result<ChildTerm> {
        self.get(&GetChildTerm { child_id: child.clone() }).await
    }

    /// A child's receipts, newest first.
    pub async fn receipts(&self, child: &ChildId) -> Result<Vec<ReceiptEntry>> {
        self.get(&ListReceipts { child_id: child.clone() }).await
    }

    async fn get<E: Endpoint<Body = ()>>(&self, endpoint: &E) -> Result<E::Answer> {
        Ok(self.send(endpoint, &(), None).await?.json().await?)
    }

    async fn send<E: Endpoint>(&self, endpoint: &E, body: &E::Body, key: Option<&str>) -> Result<Response> {
        let url = format!("{}{}", self.origin, endpoint.path());
        let request = match E::METHOD {
            Method::Get => self.client.get(url),
            Method::Post => self.client.post(url).json(body),
            Method::Delete => self.client.delete(url),
        };
        let mut request = request.header(header::COOKIE, &self.cookie);
        if let Some(key) = key {
            request = request.header(IDEMPOTENCY_KEY, key);
        }
        let answer = request.send().await?;
        let status = answer.status();
        if !status.is_success() {
            bail!("{} answered {status}: {}", endpoint.path(), answer.text().await?);
        }
        Ok(answer)
    }
}

fn price_of(groups: &[&str], menu: &Menu, school: &School) -> Result<Fen> {
    let amounts = groups.iter().filter_map(|id| {
        let id = GroupId::new(*id);
        let mut offerings = menu.offerings.iter();
        let priced = offerings.find_map(|offering| Some(Priced { offering, group: offering.group(&id)? }))?;
        Some(line_for(priced, school).amount)
    });
    let amounts: Vec<Fen> = amounts.collect();
    ensure!(amounts.len() == groups.len(), "all of {groups:?} are on the menu");
    Fen::checked_sum(amounts).context("a sum")
}
