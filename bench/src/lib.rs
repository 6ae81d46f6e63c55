//! The work that is measured: a bill, and a menu judged for a child. It is the same natively and in a browser, and it
//! asks the contract's rules as the app does.

mod browser;

use anyhow::{Context, Result};
use kehou_contract::{
    Child, ChildId, Fen, GradeSpan, Group, GroupId, HomeClass, Menu, Offering, Places, PriceList, School,
    WindowId,
    rules::{Judge, Plan, Priced, may_choose, quote_plan, quoted_total},
};

/// A child takes so many groups beside care in every window: a full week.
const GROUPS_TAKEN: usize = 3;

/// What of a school a phone has when a family chooses.
pub struct Rules {
    school: School,
    offerings: Vec<Offering>,
    child: Child,
    care: Vec<WindowId>,
    taken: Vec<GroupId>,
}

impl Rules {
    /// From the answers of the API: the school, its menu, its prices, all as JSON.
    pub fn read(school: &str, menu: &str, prices: &str) -> Result<Self> {
        let prices: PriceList = serde_json::from_str(prices).context("the price list")?;
        let menu: Menu = serde_json::from_str(menu).context("the menu")?;
        let school: School = serde_json::from_str(school).context("the school")?;
        let school = School { tariff: prices.tariff.clone(), ..school };
        let offerings: Vec<Offering> =
            menu.offerings.iter().map(|offering| prices.priced(offering)).collect();
        let care = school.care_windows().map(|window| window.id.clone()).collect();
        let child = Child {
            id: ChildId::new("child"),
            name: String::from("林小禾"),
            home_class: HomeClass { grade: usual_grade(&offerings), number: 1 },
        };
        let mut rules = Self { school, offerings, child, care, taken: Vec::new() };
        rules.taken = rules.full_week();
        anyhow::ensure!(rules.taken.len() == GROUPS_TAKEN, "the menu has too little that fits together");
        Ok(rules)
    }

    /// Offerings on the menu.
    pub fn offerings(&self) -> usize {
        self.offerings.len()
    }

    /// What a child comes to that takes a full week.
    pub fn bill(&self) -> Fen {
        let taken = self.taken();
        self.price(&self.care, &taken)
    }

    /// How many groups of the menu fit beside what the child takes, and what all of them would cost. Each group is
    /// judged (grade, band, limits, clashes) and each offering has its price.
    pub fn judge_menu(&self) -> (usize, Fen) {
        let taken = self.taken();
        let (mut fitting, mut cost) = (0, 0);
        for offering in &self.offerings {
            let mut groups = offering.groups.iter().map(|group| Priced { offering, group });
            fitting += groups.clone().filter(|priced| self.fits(&taken, *priced)).count();
            let first: Vec<Priced<'_>> = groups.next().into_iter().collect();
            cost += self.price(&[], &first).0;
        }
        (fitting, Fen(cost))
    }

    fn judge(&self) -> Judge<'_> {
        Judge { school: &self.school, offerings: &self.offerings, child: &self.child, arrival: None }
    }

    fn taken(&self) -> Vec<Priced<'_>> {
        let judge = self.judge();
        self.taken.iter().filter_map(|id| judge.find(id)).collect()
    }

    fn fits(&self, taken: &[Priced<'_>], priced: Priced<'_>) -> bool {
        may_choose(&self.child, priced.offering, priced.group, &self.school).is_ok()
            && self.judge().fits_beside(taken, priced).is_ok()
    }

    fn price(&self, care: &[WindowId], groups: &[Priced<'_>]) -> Fen {
        let plan = Plan { grade: self.child.grade(), care, groups, from: None };
        quoted_total(&quote_plan(&self.school, &plan, &[]))
    }

    /// The first groups of the menu that a child can have together.
    fn full_week(&self) -> Vec<GroupId> {
        let all = self.offerings.iter().flat_map(|offering| &offering.groups);
        let wishes: Vec<GroupId> = all.map(|group: &Group| group.id.clone()).collect();
        let places = |_: &GroupId| Some(Places { capacity: 1, enrolled: 0 });
        let verdicts = self.judge().judge(&wishes, &[], &places);
        let won = verdicts.into_iter().filter(|verdict| verdict.answer.is_ok());
        won.map(|verdict| verdict.group).take(GROUPS_TAKEN).collect()
    }
}

/// The grade that most of the menu is for: the dearest to judge.
fn usual_grade(offerings: &[Offering]) -> u8 {
    let admitted = |grade: u8| {
        let admits = |grades: GradeSpan| grades.admits(grade);
        offerings.iter().filter(|offering| admits(offering.grades)).count()
    };
    (1..=9).max_by_key(|grade| admitted(*grade)).unwrap_or(1)
}
