//! Checks schools' files: every mistake by line and key, and of a sound file what a child of that school would pay, and
//! when it would leave.

use chrono::Datelike;
use kehou_contract::{
    Child, ChildId, GroupId, HomeClass, Places, School, WindowId,
    rules::{After, Judge, Plan, Priced, TakesPart, leaving_on, quote_plan},
    words::Language,
};
use kehou_server::Catalogue;
use std::{path::PathBuf, process::ExitCode};

fn main() -> ExitCode {
    let files: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    if files.is_empty() {
        eprintln!("check-schools: name at least one school's file");
        return ExitCode::FAILURE;
    }
    let sound = files.iter().filter(|file| check(file)).count();
    println!("{sound} of {} files are sound", files.len());
    if sound == files.len() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Prints what is wrong with a file, or a sample of it; whether it is sound.
fn check(file: &PathBuf) -> bool {
    let name = file.display();
    let faults = match std::fs::read_to_string(file) {
        Err(broken) => vec![broken.to_string()],
        Ok(text) => match Catalogue::check(&text) {
            Ok((catalogue, not_kept)) => {
                println!("{name}: {}", sample(&catalogue));
                for mistake in not_kept {
                    println!("{name}: not served yet: {mistake}");
                }
                return true;
            }
            Err(mistakes) => mistakes.iter().map(ToString::to_string).collect(),
        },
    };
    for fault in faults {
        eprintln!("{name}: {fault}");
    }
    false
}

/// A child of a middle grade that takes all care there is and every offering that fits, from the top of the menu.
fn sample(catalogue: &Catalogue) -> String {
    let school = &catalogue.school;
    let words = Language::ZhHans.words();
    let grades = &school.round.grades;
    let grade = grades.get(grades.len() / 2).copied().unwrap_or(1);
    let home_class = HomeClass { grade, number: 1 };
    let child = Child { id: ChildId::new("sample"), name: String::new(), home_class };
    let care: Vec<WindowId> = school.care_windows().map(|window| window.id.clone()).collect();
    let groups = taken(catalogue, &child);
    let titles: Vec<String> = groups.iter().map(|priced| priced.offering.title_of(priced.group)).collect();
    let mut said = vec![
        school.title.clone(),
        format!("  {}：{}", (words.home_class)(home_class), (words.list)(&titles)),
    ];
    let plan = Plan { grade, care: &care, groups: &groups, from: None };
    for bill in quote_plan(school, &plan, &[]) {
        said.push(format!("  {} {} 元", bill.title, bill.total));
        let lines = bill.lines.iter();
        said.extend(
            lines.map(|line| format!("    {} {} {}", line.title, (words.charge)(&line.charge), line.amount)),
        );
    }
    said.extend(week(school, grade, &care, &groups));
    said.join("\n")
}

fn taken<'a>(catalogue: &'a Catalogue, child: &'a Child) -> Vec<Priced<'a>> {
    let judge = Judge { school: &catalogue.school, offerings: &catalogue.offerings, child, arrival: None };
    let first = catalogue.offerings.iter().filter_map(|offering| offering.groups.first());
    let choices: Vec<GroupId> = first.map(|group| group.id.clone()).collect();
    let verdicts = judge.judge(&choices, &[], &room_for_all);
    verdicts
        .into_iter()
        .filter(|verdict| verdict.answer.is_ok())
        .filter_map(|verdict| verdict.priced)
        .collect()
}

/// Places of a school in which nobody has taken anything.
fn room_for_all(_: &GroupId) -> Option<Places> {
    Some(Places { capacity: u32::MAX, enrolled: 0 })
}

/// When the child leaves in the first week of clubs.
fn week(school: &School, grade: u8, care: &[WindowId], groups: &[Priced<'_>]) -> Vec<String> {
    const WEEK: usize = 7;
    let words = Language::ZhHans.words();
    let takes_part = TakesPart { grade, care, groups, cancelled: &[] };
    let days = school.term.clubs_from().iter_days().take(WEEK);
    let leaves = days.filter_map(|date| {
        let last = leaving_on(school, date, &takes_part)?;
        let after = match last.after {
            After::Lessons => String::new(),
            After::Care(window) => window.care.clone().unwrap_or_default(),
            After::Group(priced) => priced.offering.title.clone(),
        };
        Some(format!("  {} {} {} {after}", (words.weekday)(date.weekday()), (words.date)(date), last.time))
    });
    leaves.collect()
}
