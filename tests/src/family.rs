//! Another family, over the API: somebody else who takes places, or the same family on another phone.

use crate::{Letter, caller::Caller};
use anyhow::{Context, Result, bail, ensure};
use kehou_contract::{
    Application, Child, ChildId, ChildTerm, Fen, GroupId, Menu, Participation, PriceList, ReceiptEntry,
    School, Signature, SubmissionReceipt, TakingPart, Viewer,
    routes::{
        GetChildTerm, GetMenu, GetPriceList, GetSchool, ListReceipts, SignInHousehold, SubmitApplication,
    },
    rules::{Plan, Priced, quote_plan, quoted_total},
};

/// A signed-in family without a browser.
pub struct Family {
    /// Its children, eldest first.
    pub children: Vec<Child>,
    caller: Caller,
}

impl Family {
    /// Signs a family in.
    pub async fn sign_in(origin: &str, letter: &Letter) -> Result<Self> {
        let (caller, viewer) = Caller::sign_in(origin, &SignInHousehold, &letter.sign_in()).await?;
        match viewer {
            Viewer::Household(household) => Ok(Self { children: household.children, caller }),
            Viewer::Teacher(teacher) => bail!("signed in as teacher {}", teacher.name),
        }
    }

    /// Submits an application for these groups and nothing else.
    pub async fn submit(&self, child: &ChildId, groups: &[&str]) -> Result<SubmissionReceipt> {
        let mut school: School = self.caller.get(&GetSchool).await?;
        let mut menu: Menu = self.caller.get(&GetMenu).await?;
        let prices: PriceList = self.caller.get(&GetPriceList).await?;
        menu.offerings = menu.offerings.iter().map(|offering| prices.priced(offering)).collect();
        school.tariff = prices.tariff;
        let child_itself = self.children.iter().find(|known| &known.id == child);
        let grade = child_itself.map(Child::grade).context("a child of this family")?;
        let application = Application {
            round: school.round.id.clone(),
            participation: Participation::TakingPart(TakingPart {
                care: Vec::new(),
                choices: groups.iter().map(|id| GroupId::new(*id)).collect(),
                all_or_none: false,
                quoted_total: price_of(groups, grade, &menu, &school)?,
                signature: Some(Signature {
                    guardian_name: "另一位家长".to_owned(),
                    agreement: school.agreement.hash,
                    pick_up_pledge: school.pick_up_pledge.hash,
                }),
            }),
        };
        let endpoint = SubmitApplication { child_id: child.clone() };
        let key = format!("another-family-{}-{}", child.as_str(), groups.join("-"));
        self.caller.send(&endpoint, &application, Some(&key)).await
    }

    /// What is settled for a child.
    pub async fn term(&self, child: &ChildId) -> Result<ChildTerm> {
        self.caller.get(&GetChildTerm { child_id: child.clone() }).await
    }

    /// A child's receipts, newest first.
    pub async fn receipts(&self, child: &ChildId) -> Result<Vec<ReceiptEntry>> {
        self.caller.get(&ListReceipts { child_id: child.clone() }).await
    }
}

fn price_of(groups: &[&str], grade: u8, menu: &Menu, school: &School) -> Result<Fen> {
    let named = |id: &&str| {
        let id = GroupId::new(*id);
        menu.offerings.iter().find_map(|offering| Some(Priced { offering, group: offering.group(&id)? }))
    };
    let found: Vec<Priced<'_>> = groups.iter().filter_map(named).collect();
    ensure!(found.len() == groups.len(), "all of {groups:?} are on the menu");
    let plan = Plan { grade, care: &[], groups: &found, from: None };
    Ok(quoted_total(&quote_plan(school, &plan, &[])))
}
