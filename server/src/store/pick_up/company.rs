//! With whom a child leaves, as rows.

use super::collectors;
use crate::{error::Error, seal::Seal, sql::Connection};
use kehou_contract::{Company, Refusal, WishedCompany};

/// The columns of a company.
pub(super) struct Columns {
    pub(super) company: &'static str,
    pub(super) collector: Option<String>,
}

impl From<&Company> for Columns {
    fn from(company: &Company) -> Self {
        match company {
            Company::Guardian => Self { company: "guardian", collector: None },
            Company::Collector(named) => Self { company: "collector", collector: Some(named.id.to_string()) },
            Company::Alone => Self { company: "alone", collector: None },
        }
    }
}

/// Reads the columns back.
pub(super) async fn read(
    tx: &mut Connection,
    seal: &Seal,
    company: &str,
    collector: Option<&str>,
) -> Result<Company, Error> {
    match (company, collector) {
        ("alone", _) => Ok(Company::Alone),
        (_, Some(id)) => Ok(Company::Collector(collectors::read_one(tx, seal, id).await?)),
        _ => Ok(Company::Guardian),
    }
}

/// What the family wishes, if the household has that collector and the pledge to walk alone is signed.
pub(super) async fn admit(
    tx: &mut Connection,
    seal: &Seal,
    household: &str,
    child: &str,
    wished: &WishedCompany,
) -> Result<Company, Error> {
    match wished {
        WishedCompany::Guardian => Ok(Company::Guardian),
        WishedCompany::Collector(id) => {
            let named = collectors::find_own(tx, seal, household, id).await?;
            Ok(Company::Collector(named.ok_or(Refusal::NoSuchCollector)?))
        }
        WishedCompany::Alone => {
            let signed = super::pledges::in_force(tx, child).await?.is_some();
            if signed { Ok(Company::Alone) } else { Err(Refusal::WalkingNotSigned.into()) }
        }
    }
}
