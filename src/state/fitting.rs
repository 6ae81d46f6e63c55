//! What fits a child: its grade, its plan, its siblings. The server judges by the same rules.

use super::{ChildState, Draft, LiveMenu, with_groups};
use kehou_contract::{
    ClockTime, Group, GroupId, Offering, Places, Refusal, School,
    rules::{
        Judge, Priced, TakesPart, UsualDay, clash_between, ends_with_sibling, leaving_times, may_choose,
        may_enter, turns_together,
    },
};

impl ChildState {
    /// Why a group cannot be put into the plan, places left aside. Another group of the same offering would make
    /// room for it and is no hindrance.
    pub(crate) fn hindrance(
        &self,
        school: &School,
        menu: LiveMenu,
        offering: &Offering,
        group: &Group,
    ) -> Option<Refusal> {
        if let Err(refusal) = may_choose(&self.child, offering, group, school) {
            return Some(refusal);
        }
        // A place that is held is kept, whatever became of the invitation.
        if let Some(standing) = self.standing().filter(|_| !self.holds(&group.id))
            && let Err(refusal) = may_enter(offering, &school.choosing, &standing)
        {
            return Some(refusal);
        }
        let plan = self.plan()?;
        let own = |id: &&GroupId| offering.group(id).is_some();
        let others: Vec<GroupId> = plan.choices.iter().filter(|id| !own(id)).cloned().collect();
        with_groups(menu, &others, |others| {
            let judge = Judge { school, offerings: &[], child: &self.child, arrival: None };
            judge.fits_beside(others, Priced { offering, group }).err()
        })
    }

    /// Groups of the plan that meet when this one does, with their titles.
    pub(crate) fn in_the_way(
        &self,
        school: &School,
        menu: LiveMenu,
        offering: &Offering,
        group: &Group,
    ) -> (Vec<GroupId>, Vec<String>) {
        let choices = self.plan().map(|plan| plan.choices).unwrap_or_default();
        with_groups(menu, &choices, |groups| {
            let grade = self.child.grade();
            let others = groups.iter().filter(|other| other.offering.id != offering.id);
            let clashing =
                others.filter(|other| clash_between(other.group, group, &school.term, grade).is_some());
            clashing.map(|other| (other.group.id.clone(), other.offering.title.clone())).unzip()
        })
    }

    /// Whether some group of the offering fits: grade, weekday, and what is chosen already. Places are another
    /// question: what fills up while a family looks at it stays where it is.
    pub(crate) fn fits(&self, school: &School, menu: LiveMenu, offering: &Offering) -> bool {
        offering.groups.iter().any(|group| self.hindrance(school, menu, offering, group).is_none())
    }

    /// Whether some group of the offering, put into the plan, makes the child leave together with its sibling. Who has
    /// no plan leaves at the ordinary end of school.
    pub(crate) fn ends_with(
        &self,
        school: &School,
        menu: LiveMenu,
        offering: &Offering,
        sibling: &Self,
    ) -> bool {
        let plan = self.plan().unwrap_or_else(Draft::none);
        let own = |id: &&GroupId| offering.group(id).is_some();
        let others: Vec<GroupId> = plan.choices.iter().filter(|id| !own(id)).cloned().collect();
        let (grade, sibling_grade) = (self.child.grade(), sibling.child.grade());
        let sibling = sibling.plan().unwrap_or_else(Draft::none);
        with_groups(menu, &others, |groups| {
            let plan = TakesPart { grade, care: &plan.care, groups, cancelled: &[] };
            with_groups(menu, &sibling.choices, |groups| {
                let grade = sibling_grade;
                let sibling = TakesPart { grade, care: &sibling.care, groups, cancelled: &[] };
                let ends = |group| ends_with_sibling(school, &plan, Priced { offering, group }, &sibling);
                offering.groups.iter().any(ends)
            })
        })
    }

    /// When the child leaves on a day of a usual week, by its plan: in each of so many weeks.
    pub(crate) fn leaves(
        &self,
        school: &School,
        menu: LiveMenu,
        day: UsualDay<'_>,
        weeks: i32,
    ) -> Vec<Option<ClockTime>> {
        let plan = self.plan().unwrap_or_else(Draft::none);
        with_groups(menu, &plan.choices, |groups| {
            let grade = self.child.grade();
            let takes_part = TakesPart { grade, care: &plan.care, groups, cancelled: &[] };
            leaving_times(school, day, &takes_part, weeks)
        })
    }

    /// Whether some group of the offering fits and has a place.
    pub(crate) fn could_take(&self, school: &School, menu: LiveMenu, offering: &Offering) -> bool {
        let has_place = |group: &Group| self.holds(&group.id) || Places::left(menu.places(group)) > 0;
        let could = |group| has_place(group) && self.hindrance(school, menu, offering, group).is_none();
        offering.groups.iter().any(could)
    }
}

/// After how many weeks everything in these children's plans begins its turns anew.
pub(crate) fn turns_of(menu: LiveMenu, children: &[ChildState]) -> i32 {
    let plans = children.iter().filter_map(ChildState::plan);
    let choices: Vec<GroupId> = plans.flat_map(|plan| plan.choices).collect();
    with_groups(menu, &choices, |groups| turns_together(&[groups]))
}
