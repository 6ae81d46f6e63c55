//! `kehou-server doctor`: what it finds on a machine, beside a running server, and how it ends.

use crate::{
    program::run,
    running_server::{RunningServer, SCHOOL, is_postgres},
};
use kehou_server::{BackupSource, back_up};
use serde_json::Value;
use std::{collections::BTreeSet, fs, path::Path};

/// What the doctor said.
struct Said {
    code: Option<i32>,
    answer: Value,
}

impl Said {
    /// Verdict and finding of one thing.
    fn of(&self, subject: &str) -> (&str, &str) {
        let mut judgements = self.answer["judgements"].as_array().expect("judgements").iter();
        let found = judgements.find(|judgement| judgement["subject"] == subject).expect(subject);
        (found["verdict"].as_str().expect("a verdict"), found["found"].as_str().expect("a finding"))
    }

    /// Whether it ended as it spoke, whatever this machine's disk is worth.
    fn ended_as_it_spoke(&self) -> bool {
        let judgements = self.answer["judgements"].as_array().expect("judgements");
        let bad = judgements.iter().any(|judgement| judgement["verdict"] == "bad");
        self.answer["fit"] == !bad && self.code == Some(i32::from(bad))
    }
}

fn ask(data: &Path, school: &Path, backups: &Path) -> Said {
    let options = ["--data".as_ref(), data, "--school".as_ref(), school, "--backups".as_ref(), backups];
    let done = run(&[&["doctor".as_ref(), "--json".as_ref()], &options[..]].concat());
    let answer = serde_json::from_slice(&done.stdout);
    let answer = answer.unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&done.stderr)));
    Said { code: done.status.code(), answer }
}

async fn back_up_into(server: &RunningServer, backups: &Path) {
    let data = server.folder().to_owned();
    let source = BackupSource { database: data.join("kehou.sqlite"), data, school: None, with_key: true };
    back_up(&source, &backups.join("tonight")).await.expect("backed up");
}

fn names(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").file_name());
    entries.map(|name| name.into_string().expect("text")).collect()
}

#[tokio::test]
async fn a_school_that_is_ready_is_found_ready_beside_its_running_server() {
    if is_postgres() {
        return;
    }
    let (server, backups) = (RunningServer::start().await, tempfile::tempdir().expect("a folder"));
    back_up_into(&server, backups.path()).await;
    let before = names(server.folder());
    let said = ask(server.folder(), SCHOOL.as_ref(), backups.path());
    assert!(said.ended_as_it_spoke(), "{}", said.answer);
    for subject in ["clock", "versions", "tables", "round", "backups"] {
        assert_eq!(said.of(subject).0, "ok", "{subject}: {}", said.of(subject).1);
    }
    assert!(said.of("round").1.contains("is open until"), "{}", said.of("round").1);
    assert!(said.of("sync").1.contains("half within"), "{}", said.of("sync").1);
    assert_ne!(said.of("file system").1, "", "it is named");
    let families: Vec<i64> = server.column("SELECT count(*) FROM households").await;
    assert!(said.of("open files").1.contains(&format!("{} families", families[0])));
    assert_eq!(names(server.folder()), before, "nothing is left in the data folder");
}

#[tokio::test]
async fn what_is_not_ready_is_named_and_the_doctor_ends_with_one() {
    if is_postgres() {
        return;
    }
    let (server, folder) = (RunningServer::start().await, tempfile::tempdir().expect("a folder"));
    let school = folder.path().join("school.toml");
    fs::write(&school, "[school]\nid = 3\n").expect("written");
    let said = ask(server.folder(), &school, &folder.path().join("nowhere"));
    assert_eq!(said.of("round").0, "bad");
    assert!(said.of("round").1.contains("school.toml"), "{}", said.of("round").1);
    assert!(said.of("backups").0 == "warn" && said.of("backups").1.contains("nowhere"));
    assert!(said.code == Some(1) && said.ended_as_it_spoke(), "{}", said.answer);

    let (new, backups) = (folder.path().join("new/data"), folder.path().join("backups"));
    fs::create_dir(&backups).expect("made");
    back_up_into(&server, &backups).await;
    let said = ask(&new, SCHOOL.as_ref(), &backups);
    assert_eq!(said.of("tables").0, "warn", "there is no database yet");
    let (verdict, found) = said.of("backups");
    assert!(verdict == "warn" && found.contains("none of this database"), "{found}");
    assert!(!new.exists() && said.ended_as_it_spoke());

    let torn = folder.path().join("torn");
    fs::create_dir(&torn).expect("made");
    fs::write(torn.join("kehou.sqlite"), [7; 9000]).expect("written");
    let said = ask(&torn, SCHOOL.as_ref(), &backups);
    assert!(said.of("tables").0 == "bad" && said.code == Some(1), "{}", said.answer);
}

#[test]
fn what_cannot_be_understood_ends_with_two() {
    assert_eq!(run(&["doctor".as_ref(), "--families".as_ref(), "many".as_ref()]).status.code(), Some(2));
}

#[test]
fn a_shared_database_is_left_to_its_own_tools() {
    let shared = ["--database", "postgres://kehou:secret@127.0.0.1:1/kehou"];
    for command in [&["backup", "to"][..], &["restore", "from"], &["doctor"]] {
        let arguments: Vec<&Path> = command.iter().chain(&shared).map(Path::new).collect();
        let done = run(&arguments);
        let said = String::from_utf8_lossy(&done.stderr);
        assert!(done.status.code() == Some(1) && said.contains("PostgreSQL"), "{command:?}: {said}");
        assert!(!said.contains("secret"), "{said}");
    }
}
