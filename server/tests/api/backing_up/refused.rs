//! What is damaged, belongs to another backup or would be written over something is refused by its name, and leaves
//! nothing behind.

use super::source_of;
use crate::{
    program::{run, run_with_little_room},
    running_server::{RunningServer, is_postgres},
};
use kehou_server::{BackupError, BackupSource, FileName, Manifest, Restored, back_up, restore};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use sqlx::{Connection, SqliteConnection, sqlite::SqliteConnectOptions};
use std::{
    fs,
    path::{Path, PathBuf},
};
use tempfile::TempDir;

/// A server with two backups: between them a family submitted.
struct Backups {
    server: RunningServer,
    folder: TempDir,
    first: PathBuf,
    second: PathBuf,
}

impl Backups {
    async fn take() -> Self {
        let (server, folder) = (RunningServer::start().await, tempfile::tempdir().expect("a folder"));
        let [first, second] = ["first", "second"].map(|name| folder.path().join(name));
        back_up(&source_of(server.folder()), &first).await.expect("backed up");
        let family = server.first_family().await;
        family.obtain(&family.child(0), &server.no_service()).await;
        back_up(&source_of(server.folder()), &second).await.expect("backed up");
        Self { server, folder, first, second }
    }

    /// Restores the second backup with something done to it; whatever comes of it, no folder is left by a refusal.
    async fn restore_changed(&self, change: impl AsyncFnOnce(&Path)) -> Result<Restored, BackupError> {
        let copy = self.folder.path().join("copy");
        copy_folder(&self.second, &copy);
        change(&copy).await;
        let data = self.folder.path().join("restored/data");
        let done = restore(&copy, &data, &data.join("kehou.sqlite"), None).await;
        assert_eq!(data.exists(), done.is_ok(), "{done:?}");
        assert_eq!(self.folder.path().join("restored").exists(), done.is_ok(), "{done:?}");
        fs::remove_dir_all(copy).expect("removed");
        done
    }
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir(to).expect("made");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        fs::copy(entry.path(), to.join(entry.file_name())).expect("copied");
    }
}

fn flip_a_byte(file: &Path) {
    let mut bytes = fs::read(file).expect("read");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(file, bytes).expect("written");
}

fn change_manifest(backup: &Path, change: impl FnOnce(&mut Value)) {
    let file = backup.join(Manifest::FILE);
    let mut manifest = serde_json::from_slice(&fs::read(&file).expect("read")).expect("JSON");
    change(&mut manifest);
    fs::write(file, manifest.to_string()).expect("written");
}

/// Changes the database by hand, and the manifest with it, as somebody would who knows how.
async fn forge(backup: &Path, statement: &'static str) {
    let file = backup.join("kehou.sqlite");
    let options = SqliteConnectOptions::new().filename(&file);
    let mut database = SqliteConnection::connect_with(&options).await.expect("opened");
    sqlx::query(statement).execute(&mut database).await.expect(statement);
    database.close().await.expect("closed");
    let bytes = fs::read(&file).expect("read");
    let hash: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    change_manifest(backup, |manifest| {
        let mut files = manifest["files"].as_array_mut().expect("files").iter_mut();
        let told = files.find(|file| file["name"] == "kehou.sqlite").expect("told");
        (told["sha256"], told["bytes"]) = (json!(hash), json!(bytes.len()));
    });
}

#[tokio::test]
async fn a_backup_that_is_not_whole_is_named_and_nothing_is_restored() {
    if is_postgres() {
        return;
    }
    let backups = Backups::take().await;
    for name in ["kehou.sqlite", "secret.key", "letters.csv", Manifest::FILE] {
        let gone = async |copy: &Path| fs::remove_file(copy.join(name)).expect("removed");
        let refused = backups.restore_changed(gone).await.expect_err(name);
        assert!(matches!(&refused, BackupError::Missing(file) if file.ends_with(name)), "{refused}");
    }
    let flipped = async |copy: &Path| flip_a_byte(&copy.join("kehou.sqlite"));
    let refused = backups.restore_changed(flipped).await.expect_err("a flipped byte");
    assert!(matches!(refused, BackupError::Changed(FileName::Database)), "{refused}");
    let flipped = async |copy: &Path| flip_a_byte(&copy.join("letters.csv"));
    let refused = backups.restore_changed(flipped).await.expect_err("a flipped byte");
    assert!(matches!(refused, BackupError::Changed(FileName::Letters)), "{refused}");
    let swapped = async |copy: &Path| fs::write(copy.join("secret.key"), [7; 32]).expect("written");
    let refused = backups.restore_changed(swapped).await.expect_err("another key");
    assert!(matches!(refused, BackupError::OtherKey), "{refused}");
    backups.restore_changed(async |_: &Path| ()).await.expect("with nothing done to it it is restored");
}

#[tokio::test]
async fn a_manifest_that_tells_of_something_else_is_refused() {
    if is_postgres() {
        return;
    }
    let backups = Backups::take().await;
    let (first, file) = (backups.first.join(Manifest::FILE), Manifest::FILE);
    let other = async |copy: &Path| {
        fs::copy(&first, copy.join(file)).expect("copied");
    };
    let refused = backups.restore_changed(other).await.expect_err("another backup's manifest");
    assert!(matches!(refused, BackupError::OtherManifest { .. }), "{refused}");
    let boast = async |copy: &Path| {
        change_manifest(copy, |told| told["last_application"]["seq"] = json!(1_000_000));
    };
    let refused = backups.restore_changed(boast).await.expect_err("more than there is");
    assert!(matches!(refused, BackupError::OtherManifest { .. }), "{refused}");
    for (field, number) in [("tables", 10_000), ("format", 2)] {
        let newer = async |copy: &Path| change_manifest(copy, |told| told[field] = json!(number));
        let refused = backups.restore_changed(newer).await.expect_err(field);
        assert!(matches!(refused, BackupError::Newer { .. }), "{refused}");
    }
    let statement = "UPDATE groups SET enrolled = enrolled + 1 WHERE id = 'go-1'";
    let refused = backups.restore_changed(async |copy: &Path| forge(copy, statement).await).await;
    let refused = refused.expect_err("a counter that is no number of rows");
    assert!(matches!(refused, BackupError::Unlawful { law: 9, .. }), "{refused}");
    let older = async |copy: &Path| change_manifest(copy, |told| told["tables"] = json!(1));
    let restored =
        backups.restore_changed(older).await.expect("a later server takes what an older one has made");
    assert!(!restored.laws_checked && restored.to_string().contains("after the first start"), "{restored}");
}

#[tokio::test]
async fn nothing_is_restored_over_data_and_a_key_that_was_left_out_is_asked_for() {
    if is_postgres() {
        return;
    }
    let backups = Backups::take().await;
    let running = backups.server.folder();
    let refused = restore(&backups.second, running, &running.join("kehou.sqlite"), None).await;
    assert!(matches!(refused, Err(BackupError::HoldsData(_))), "{refused:?}");
    // What a server that was killed leaves beside its database may hold families' last minute.
    let log = backups.folder.path().join("killed/kehou.sqlite-wal");
    fs::create_dir(log.parent().expect("a folder")).expect("made");
    fs::write(&log, b"").expect("written");
    let data = log.parent().expect("a folder");
    let refused = restore(&backups.second, data, &data.join("kehou.sqlite"), None).await;
    assert!(matches!(&refused, Err(BackupError::HoldsData(taken)) if *taken == log), "{refused:?}");
    assert_eq!(fs::read_dir(data).expect("a folder").count(), 1, "and nothing was put beside it");

    let [keyless, data] = ["keyless", "new"].map(|name| backups.folder.path().join(name));
    let source = BackupSource { with_key: false, ..source_of(backups.server.folder()) };
    let made = back_up(&source, &keyless).await.expect("backed up").manifest;
    assert_eq!(made.files.iter().map(|file| file.name).collect::<Vec<_>>(), [FileName::Database]);
    let (database, key) = (data.join("kehou.sqlite"), running.join("secret.key"));
    let refused = restore(&keyless, &data, &database, None).await;
    assert!(matches!(refused, Err(BackupError::KeyNeeded)), "{refused:?}");
    let other = backups.folder.path().join("other.key");
    fs::write(&other, [7; 32]).expect("written");
    let refused = restore(&keyless, &data, &database, Some(&other)).await;
    assert!(matches!(refused, Err(BackupError::OtherKey)), "{refused:?}");
    restore(&keyless, &data, &database, Some(&key)).await.expect("with its key it is restored");
    assert_eq!(fs::read(data.join("secret.key")).expect("read"), fs::read(key).expect("read"));
}

#[tokio::test]
async fn a_backup_that_fails_says_why_and_leaves_nothing() {
    if is_postgres() {
        return;
    }
    let (server, folder) = (RunningServer::start().await, tempfile::tempdir().expect("a folder"));
    let nothing_in = |folder: &Path| fs::read_dir(folder).expect("a folder").count() == 0;
    let (to, source) = (folder.path().join("backup"), source_of(server.folder()));
    let arguments = ["backup".as_ref(), to.as_path(), "--data".as_ref(), server.folder()];
    let done = run_with_little_room(&arguments);
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(!done.status.success() && said.contains("kehou-server: "), "{said}");
    assert!(nothing_in(folder.path()), "{said}");
    let parentless = folder.path().join("nowhere/backup");
    let refused = back_up(&source, &parentless).await;
    assert!(
        matches!(&refused, Err(BackupError::NoFolder(folder)) if folder.ends_with("nowhere")),
        "{refused:?}"
    );
    let database = folder.path().join("kehou.sqlite");
    let refused = back_up(&BackupSource { database: database.clone(), ..source.clone() }, &to).await;
    assert!(matches!(&refused, Err(BackupError::NoDatabase(file)) if *file == database), "{refused:?}");
    let data = folder.path().to_owned();
    let refused = back_up(&BackupSource { data, with_key: false, ..source.clone() }, &to).await;
    assert!(matches!(refused, Err(BackupError::NoKey(_))), "{refused:?}");
    assert!(nothing_in(folder.path()));

    let done = run(&arguments);
    assert!(done.status.success(), "with room it is made: {}", String::from_utf8_lossy(&done.stderr));
    let refused = back_up(&source, &to).await;
    assert!(matches!(&refused, Err(BackupError::Exists(taken)) if *taken == to), "{refused:?}");
    let data = folder.path().join("small/data");
    let restoring = ["restore".as_ref(), to.as_path(), "--data".as_ref(), data.as_path()];
    let done = run_with_little_room(&restoring);
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(!done.status.success() && said.contains("cannot be copied to"), "{said}");
    assert!(!folder.path().join("small").exists(), "nor does a restore leave anything");
    server.execute("UPDATE groups SET enrolled = enrolled + 1 WHERE id = 'go-1'").await;
    let refused = back_up(&source, &folder.path().join("unlawful")).await;
    assert!(matches!(refused, Err(BackupError::Unlawful { law: 9, .. })), "{refused:?}");
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1, "the backup that was made");
}
