//! Every example school, driven over HTTP as a family drives it: the menu, the submission, the review where there is
//! one, the bills, the payment, the pick-ups of named days, and what comes back when the child leaves. What is expected
//! stands in schools/worked: each case that says when the child leaves, or what comes back, is walked.

mod case;
mod walk;

use crate::running_server::RunningServer;
use case::{Case, cases_of};
use std::{fs, path::Path};
use walk::Walk;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../schools");

/// Enough for a family of each grade, and few to move in.
const CHILDREN: i64 = 60;

/// A test for each file.
macro_rules! schools {
    ($($name:ident: $file:literal;)*) => {
        $(#[tokio::test]
        async fn $name() {
            walk($file).await;
        })*
        const NAMED: &[&str] = &[$($file),*];
    };
}

schools! {
    s1: "s1";
    s2: "s2";
    s3: "s3";
    s3b: "s3b";
    s4: "s4";
    s4b: "s4b";
    s4d: "s4d";
    s5: "s5";
    s6: "s6";
    s7: "s7";
    s8: "s8";
    s9: "s9";
    s9_summer: "s9-summer";
    s10: "s10";
    s11: "s11";
    s11b: "s11b";
}

#[test]
fn no_example_school_is_left_out() {
    let mut files: Vec<String> = fs::read_dir(FOLDER)
        .expect("the schools")
        .filter_map(|entry| entry.expect("an entry").file_name().into_string().ok())
        .filter_map(|name| name.strip_suffix(".toml").map(str::to_owned))
        .collect();
    files.sort();
    let mut named = NAMED.to_vec();
    named.sort_unstable();
    assert_eq!(named, files);
}

async fn walk(file: &str) {
    let cases = cases_of(&Path::new(FOLDER).join(format!("worked/{file}.toml")));
    assert!(cases.iter().any(|case| !case.leaves.is_empty()), "{file}: a case says when its child leaves");
    for case in &cases {
        if !case.leaves.is_empty() {
            let server = server_of(file).await;
            let walk = Walk::begin(&server, case).await;
            for leaves in &case.leaves {
                walk.is_fetched(leaves).await;
            }
        }
        if let Some(given_back) = &case.leaving {
            let server = server_of(file).await;
            Walk::begin(&server, case).await.leaves(given_back).await;
        }
    }
}

/// Days pass in a walk, and bills lapse: each has a server of its own.
async fn server_of(file: &str) -> RunningServer {
    RunningServer::start_in(&school_of(file)).await
}

/// The school with few families, none of whom has taken anything.
fn school_of(file: &str) -> String {
    let text = fs::read_to_string(Path::new(FOLDER).join(format!("{file}.toml"))).expect("a school's file");
    let mut school: toml::Table = text.parse().expect("a school's file");
    let rehearsal = school["rehearsal"].as_table_mut().expect("a rehearsal");
    rehearsal.insert("children".to_owned(), CHILDREN.into());
    rehearsal.remove("taken");
    school.to_string()
}
