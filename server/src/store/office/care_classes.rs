//! Who is in care, class by class.

use crate::{
    Catalogue,
    error::Error,
    sql::{self, Whole},
    store::Store,
};
use kehou_contract::{
    CareList, GroupId, HomeClass, WindowId,
    rules::{Priced, TakesPart, care_lists},
};
use std::collections::HashMap;

/// A child with one window of care it has.
type InCare = (String, Whole<u8>, Whole<u8>, String);

/// A child that has care, without its name.
struct ChildInCare<'a> {
    home_class: HomeClass,
    care: Vec<WindowId>,
    groups: Vec<Priced<'a>>,
}

impl Store {
    /// Who is in care in a usual week, class by class. Nobody is named.
    pub(crate) async fn list_care_classes(&self, catalogue: &Catalogue) -> Result<Vec<CareList>, Error> {
        let mut tx = self.read.begin_reading().await?;
        let in_care: Vec<InCare> = sql::query_as(
            "SELECT child_id, grade, home_class_number, window_id FROM care_enrolments \
             JOIN children ON children.id = child_id ORDER BY child_id, window_id",
        )
        .fetch_all(&mut tx)
        .await?;
        let enrolled: Vec<(String, String)> = sql::query_as(
            "SELECT child_id, group_id FROM enrolments WHERE ended_at IS NULL AND proposed = 0",
        )
        .fetch_all(&mut tx)
        .await?;
        drop(tx);
        let children = children(catalogue, in_care, enrolled);
        let taking_part: Vec<(HomeClass, TakesPart<'_>)> = children.iter().map(takes_part).collect();
        Ok(care_lists(&catalogue.school, catalogue.office.care.classes.as_ref(), &taking_part))
    }
}

fn children(
    catalogue: &Catalogue,
    in_care: Vec<InCare>,
    enrolled: Vec<(String, String)>,
) -> Vec<ChildInCare<'_>> {
    let known: HashMap<&GroupId, Priced<'_>> =
        catalogue.groups().map(|(offering, group)| (&group.id, Priced { offering, group })).collect();
    let mut groups: HashMap<String, Vec<Priced<'_>>> = HashMap::new();
    for (child, group) in enrolled {
        groups.entry(child).or_default().extend(known.get(&GroupId::new(group)));
    }
    let mut children: Vec<(String, ChildInCare<'_>)> = Vec::new();
    for (child, Whole(grade), Whole(number), window) in in_care {
        if children.last().is_none_or(|(last, _)| *last != child) {
            let (home_class, groups) =
                (HomeClass { grade, number }, groups.remove(&child).unwrap_or_default());
            children.push((child, ChildInCare { home_class, care: Vec::new(), groups }));
        }
        if let Some((_, child)) = children.last_mut() {
            child.care.push(WindowId::new(window));
        }
    }
    children.into_iter().map(|(_, child)| child).collect()
}

fn takes_part<'a>(child: &'a ChildInCare<'_>) -> (HomeClass, TakesPart<'a>) {
    let ChildInCare { home_class, care, groups } = child;
    (*home_class, TakesPart { grade: home_class.grade, care, groups, cancelled: &[] })
}
