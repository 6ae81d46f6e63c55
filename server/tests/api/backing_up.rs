//! The drill of law I12: a backup is taken while families submit, restored into another folder, and a server starts on it.
//! What families were told up to the manifest's last number is there; what they were told later is named by it.

mod refused;

use crate::{
    family::Family,
    program::run,
    running_server::{Data, Receiver, RunningServer, SCHOOL, ServerProcess, is_postgres},
    rush::sign_in_families,
};
use kehou_contract::{Application, Participation, School, SubmissionReceipt, routes};
use kehou_server::{BackupSource, LastApplication, Manifest, NotedHead, back_up, verify};
use serde_json::{Value, json};
use sqlx::{Connection, SqliteConnection, sqlite::SqliteConnectOptions};
use std::{collections::BTreeSet, fs, os::unix::fs::PermissionsExt, path::Path, sync::Arc};
use tempfile::TempDir;

const FAMILIES: usize = 24;

/// What families have in their hands: each receipt with whose it is.
type Told = Vec<(Family, SubmissionReceipt)>;

/// Everything in a server's folder.
fn source_of(data: &Path) -> BackupSource {
    BackupSource { database: data.join("kehou.sqlite"), data: data.to_owned(), school: None, with_key: true }
}

/// Every one of these families submits, one after the other.
async fn submit(server: &RunningServer, families: &[Family], told: &mut Told) {
    for family in families {
        let receipt = family.obtain(&family.child(0), &server.no_service()).await;
        told.push((family.clone(), receipt));
    }
}

/// Families submit before the backup, while it is taken, and after it. What they were told comes back in these parts.
async fn evening(server: &Arc<RunningServer>, to: &Path) -> [Told; 3] {
    let families = sign_in_families(server, FAMILIES).await;
    let (first, rest) = families.split_at(FAMILIES / 3);
    let mut told: [Told; 3] = Default::default();
    submit(server, first, &mut told[0]).await;
    let backing_up = tokio::task::spawn_blocking({
        let (data, to) = (server.folder().to_owned(), to.to_owned());
        move || {
            run(&[
                "backup".as_ref(),
                &to,
                "--data".as_ref(),
                &data,
                "--school".as_ref(),
                SCHOOL.as_ref(),
                "--json".as_ref(),
            ])
        }
    });
    let mut next = families.iter().cycle();
    while !backing_up.is_finished() || told[1].is_empty() {
        let family = next.next().expect("a family");
        submit(server, std::slice::from_ref(family), &mut told[1]).await;
    }
    let done = backing_up.await.expect("no panic");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let said: Value = serde_json::from_slice(&done.stdout).expect("JSON");
    assert_eq!(said["manifest"], json!(Manifest::read(to).expect("a manifest")));
    submit(server, rest, &mut told[2]).await;
    told
}

/// Everything that lies there can be read by its owner alone, and the manifest names it.
fn is_private_and_told(backup: &Path, manifest: &Manifest) {
    let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
    assert_eq!(mode(backup), 0o700);
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(backup).expect("a folder") {
        let entry = entry.expect("an entry");
        assert_eq!(mode(&entry.path()), 0o600, "{}", entry.path().display());
        found.insert(entry.file_name().into_string().expect("text"));
    }
    let told = manifest.files.iter().map(|file| file.name.as_str());
    assert_eq!(found, told.chain([Manifest::FILE]).map(str::to_owned).collect());
}

fn restore(backup: &Path) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let done = run(&["restore".as_ref(), backup, "--data".as_ref(), folder.path()]);
    let said = String::from_utf8_lossy(&done.stdout);
    assert!(done.status.success(), "{said}{}", String::from_utf8_lossy(&done.stderr));
    let last = Manifest::read(backup).expect("a manifest").last_application.expect("an application");
    assert!(said.contains(&format!("a higher number than {}", last.receipt)), "{said}");
    folder
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_restored_is_what_was_promised() {
    if is_postgres() {
        // PostgreSQL has its own backups.
        return;
    }
    let (folder, server) = (tempfile::tempdir().expect("a folder"), RunningServer::start().await);
    let (backup, server) = (folder.path().join("backup"), Arc::new(server));
    let [before, during, after] = evening(&server, &backup).await;
    let manifest = Manifest::read(&backup).expect("a manifest");
    is_private_and_told(&backup, &manifest);
    let LastApplication { seq, receipt: last, .. } = manifest.last_application.clone().expect("applications");

    let all = || before.iter().chain(&during).chain(&after);
    let (held, missing): (Vec<_>, Vec<_>) =
        all().partition(|(_, told)| told.number.as_str() <= last.as_str());
    assert!(held.len() >= before.len(), "what was told before the backup is in it");
    assert!(missing.len() >= after.len() && !after.is_empty(), "and what was told after it is not");

    let restored = RunningServer::start_on(Data::in_folder(restore(&backup)), |_| ()).await;
    let school = fs::read(restored.folder().join("school.toml")).expect("read");
    assert_eq!(school, fs::read(SCHOOL).expect("read"));
    let database = restored.folder().join("kehou.sqlite");
    let head: NotedHead = manifest.head.as_ref().expect("a head").parse().expect("as it is printed");
    let report = verify(&database, Some(&head)).await.expect("checked");
    assert!(report.is_sound(), "{report}");
    for (family, told) in &held {
        let kept = family.at(&restored).receipt(&told.number).await;
        assert_eq!(
            (kept.check_code, kept.submitted_at, kept.outcomes),
            (told.check_code.clone(), told.submitted_at, told.outcomes.clone()),
        );
    }
    let until = manifest.holds_until.expect("an instant");
    for (family, told) in &missing {
        assert!(told.submitted_at >= until, "whoever must be asked came after the instant that is named");
        let number = told.number.clone();
        family.at(&restored).ask(&routes::GetReceipt { number }).send().await.expect(404);
    }

    let (family, lost) = missing.last().expect("somebody");
    let again = family.at(&restored).obtain(&family.child(0), &restored.no_service()).await;
    assert!(again.number.as_str() > lost.number.as_str(), "no number is given twice");
    assert!(again.number.as_str().ends_with("-100001"), "{}", again.number);
    assert_eq!(restored.column::<i64>("SELECT max(seq) FROM applications").await, [seq + 1]);
    let report = verify(&database, Some(&head)).await.expect("checked");
    assert!(report.is_sound(), "{report}");
}

/// Its last minutes stand in the log alone, and nobody has the database open.
#[tokio::test]
async fn a_backup_of_a_killed_server_holds_what_it_acknowledged() {
    if is_postgres() {
        // PostgreSQL has its own backups.
        return;
    }
    let (data, receiver) = (ServerProcess::data().await, Receiver::answering(200).await);
    let process = ServerProcess::start(&data, &receiver.url(), "2026-08-25T20:00:00+08:00").await;
    let letter = &ServerProcess::letters(&data)[0];
    let family = Family::sign_in_through(process.caller.clone(), letter).await;
    let school: School = process.caller.ask(&routes::GetSchool).send().await.expect(200).read();
    let wish = Application { round: school.round.id, participation: Participation::NoService };
    let receipt = family.obtain(&family.child(0), &wish).await;
    process.kill();
    assert!(data.folder().join("kehou.sqlite-wal").exists(), "nobody has tidied up");
    let folder = tempfile::tempdir().expect("a folder");
    let source = source_of(data.folder());
    let manifest = back_up(&source, &folder.path().join("backup")).await.expect("backed up").manifest;
    assert_eq!(manifest.last_application.expect("an application").receipt, receipt.number.as_str());
}

/// What `cp` makes of a running database lacks it: a drill that could not see the loss would prove nothing by not seeing it.
#[tokio::test]
async fn a_plain_copy_lacks_what_a_backup_beside_it_holds() {
    if is_postgres() {
        // PostgreSQL has its own backups.
        return;
    }
    let (folder, server) = (tempfile::tempdir().expect("a folder"), RunningServer::start().await);
    let (database, copy) = (server.folder().join("kehou.sqlite"), folder.path().join("copy.sqlite"));
    // As long as somebody reads what was there before, nothing newer is copied back from the log.
    let mut reader = read_only(&database).await;
    let mut reading = reader.begin().await.expect("begun");
    let count = "SELECT count(*) FROM submission_receipts";
    let before: i64 = sqlx::query_scalar(count).fetch_one(&mut *reading).await.expect("read");
    let family = server.first_family().await;
    let receipt = family.obtain(&family.child(0), &server.no_service()).await;
    fs::copy(&database, &copy).expect("copied");
    let backup = back_up(&source_of(server.folder()), &folder.path().join("backup")).await;
    let last = backup.expect("backed up").manifest.last_application.expect("an application");
    assert_eq!(last.receipt, receipt.number.as_str());
    let copied = sqlx::query_scalar(count).fetch_one(&mut read_only(&copy).await).await;
    let copied: i64 = copied.expect("read");
    assert!(copied <= before, "the copy holds {copied} receipts, and {before} were there before the last");
}

async fn read_only(database: &Path) -> SqliteConnection {
    let options = SqliteConnectOptions::new().filename(database).read_only(true);
    SqliteConnection::connect_with(&options).await.expect("opened")
}

/// Guardians, collectors and places are listed in the order of their rows.
#[tokio::test]
async fn rows_keep_their_numbers() {
    if is_postgres() {
        // PostgreSQL has its own backups.
        return;
    }
    let (folder, server) = (tempfile::tempdir().expect("a folder"), RunningServer::start().await);
    // A hole: rows that are numbered anew would have other numbers.
    server.execute("UPDATE guardians SET rowid = rowid + 1000 WHERE rowid > 5").await;
    let to = folder.path().join("backup");
    back_up(&source_of(server.folder()), &to).await.expect("backed up");
    let numbers = "SELECT rowid || ' ' || id FROM guardians ORDER BY rowid";
    let mut copy = read_only(&to.join("kehou.sqlite")).await;
    let kept: Vec<String> = sqlx::query_scalar(numbers).fetch_all(&mut copy).await.expect("read");
    assert_eq!(kept, server.column::<String>(numbers).await);
}
