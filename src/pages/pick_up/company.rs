use super::Screen;
use crate::state::late_words;
use kehou_contract::{ChildId, Company, WishedCompany};
use leptos::prelude::*;

/// With whom a child can leave, each in the family's words: a guardian, the collectors, alone where that is signed.
pub(super) fn companies(screen: Screen, child: &ChildId) -> Vec<(WishedCompany, String)> {
    let texts = &late_words().pick_up;
    let mut companies = vec![(WishedCompany::Guardian, texts.guardian.to_owned())];
    screen.told.with(|told| {
        companies.extend(told.collectors.iter().map(|collector| {
            let text = [collector.relation.as_str(), &collector.name].join(" ");
            (WishedCompany::Collector(collector.id.clone()), text)
        }));
    });
    if screen.of(child, |told| told.walking_pledge.is_some()) == Some(true) {
        companies.push((WishedCompany::Alone, texts.alone.to_owned()));
    }
    companies
}

/// Whether this is what was wished for.
pub(super) fn is_wished(company: &Company, wished: &WishedCompany) -> bool {
    match (company, wished) {
        (Company::Guardian, WishedCompany::Guardian) | (Company::Alone, WishedCompany::Alone) => true,
        (Company::Collector(named), WishedCompany::Collector(id)) => &named.id == id,
        _ => false,
    }
}
