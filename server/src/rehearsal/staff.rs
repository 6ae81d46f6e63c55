//! Inventing who works at the school.

use crate::{
    Catalogue,
    catalogue::Rehearsal,
    codes::{self, SecretKey},
    store::NewTeacher,
};
use kehou_contract::HomeClass;

/// Everybody who works at the school; the first teacher's code and the office's are shown.
pub(super) struct Staff {
    pub(super) teachers: Vec<NewTeacher>,
    pub(super) first_name: String,
    pub(super) first_code: String,
    pub(super) office_code: String,
}

impl Staff {
    /// Every teacher of the menu by name, each leading a home class while there are some, and one person in the
    /// office.
    pub(super) fn invent(catalogue: &Catalogue, rehearsal: &Rehearsal, secret: &SecretKey) -> Self {
        let mut names: Vec<&String> = catalogue.groups().flat_map(|(_, group)| &group.teachers).collect();
        names.sort();
        names.dedup();
        let mut classes = home_classes(catalogue, rehearsal).into_iter();
        let (first_code, office_code) = (codes::new_code(), codes::new_code());
        let mut teachers = vec![NewTeacher {
            name: rehearsal.office.clone(),
            code_hash: secret.hash_code(&office_code),
            home_class: None,
            leads_grade: None,
            is_office: true,
        }];
        let first_name = names.first().map(|name| (*name).clone()).unwrap_or_default();
        for name in names {
            let code = if *name == first_name { first_code.clone() } else { codes::new_code() };
            let code_hash = secret.hash_code(&code);
            let home_class = classes.next();
            teachers.push(NewTeacher {
                name: name.clone(),
                code_hash,
                home_class,
                leads_grade: None,
                is_office: false,
            });
        }
        name_grade_leaders(&mut teachers, catalogue);
        Self { teachers, first_name, first_code, office_code }
    }
}

/// One leader for each grade: the last of its home-class teachers, or a teacher who leads no class. Where there is
/// neither, the office stands in.
fn name_grade_leaders(teachers: &mut [NewTeacher], catalogue: &Catalogue) {
    for grade in &catalogue.school.round.grades {
        let free = |teacher: &&mut NewTeacher| !teacher.is_office && teacher.leads_grade.is_none();
        let of_grade =
            |teacher: &&mut NewTeacher| teacher.home_class.is_some_and(|class| class.grade == *grade);
        let found = match teachers.iter_mut().rev().filter(free).find(of_grade) {
            Some(found) => Some(found),
            None => teachers.iter_mut().filter(free).find(|teacher| teacher.home_class.is_none()),
        };
        if let Some(teacher) = found {
            teacher.leads_grade = Some(*grade);
        }
    }
}

/// The home classes of the school, the first child's class first: its teacher is the one whose code is shown.
fn home_classes(catalogue: &Catalogue, rehearsal: &Rehearsal) -> Vec<HomeClass> {
    let numbers = 1..=rehearsal.home_classes_per_grade;
    let grades = catalogue.school.round.grades.iter();
    let mut classes: Vec<HomeClass> =
        grades.flat_map(|grade| numbers.clone().map(|number| HomeClass { grade: *grade, number })).collect();
    let first = rehearsal.first_family.children.first();
    classes.sort_by_key(|class| {
        first.is_none_or(|child| (child.grade, child.class) != (class.grade, class.number))
    });
    classes
}
