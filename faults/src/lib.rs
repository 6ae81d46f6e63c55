//! A disk with faults. Loaded into a server's process with `LD_PRELOAD`, it stands before the C library's own functions;
//! nothing of it is ever part of a server.
//!
//! - While a file says so, every sync fails.
//! - Every sync lasts as long as on a slow disk, so that what happens meanwhile happens often.
//! - Beside the server's folder it keeps another as the disk has it: with what was synced, and with nothing else. That is
//!   what a power cut leaves.

mod image;

use image::Image;
use libc::{c_void, off_t, size_t, ssize_t};
use std::{ffi::c_int, path::Path, time::Duration};

/// The environment variable with the path of the file; while it is there, every sync fails.
const FAILS_WHILE: &str = "KEHOU_SYNC_FAILS_WHILE";
/// The environment variable that makes every sync say yes and do nothing: a control run loses what it was told.
const IS_SKIPPED: &str = "KEHOU_SYNC_IS_SKIPPED";

/// The environment variable with the milliseconds that each sync lasts longer than it does.
const LASTS: &str = "KEHOU_SYNC_LASTS_MILLIS";

/// Instead of the C library's.
///
/// # Safety
/// As the C library's: any number may be given, one that is no open file is an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fsync(file: c_int) -> c_int {
    // SAFETY: the system call takes any number for the file.
    unless_the_disk_fails(file, || unsafe { libc::syscall(libc::SYS_fsync, file) })
}

/// Instead of the C library's.
///
/// # Safety
/// As the C library's: any number may be given, one that is no open file is an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fdatasync(file: c_int) -> c_int {
    // SAFETY: the system call takes any number for the file.
    unless_the_disk_fails(file, || unsafe { libc::syscall(libc::SYS_fdatasync, file) })
}

/// Instead of the C library's.
///
/// # Safety
/// As the C library's: `bytes` has `count` bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn write(file: c_int, bytes: *const c_void, count: size_t) -> ssize_t {
    let name = Image::kept().and_then(|image| image.name_of(file));
    // SAFETY: the system call takes any number for the file.
    let from = if name.is_some() { unsafe { libc::lseek(file, 0, libc::SEEK_CUR) } } else { 0 };
    // SAFETY: the caller's promise is the system call's.
    let written = unsafe { libc::syscall(libc::SYS_write, file, bytes, count) } as ssize_t;
    wrote(name, from, written);
    written
}

/// Instead of the C library's.
///
/// # Safety
/// As the C library's: `bytes` has `count` bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pwrite64(file: c_int, bytes: *const c_void, count: size_t, from: off_t) -> ssize_t {
    let name = Image::kept().and_then(|image| image.name_of(file));
    // SAFETY: the caller's promise is the system call's.
    let written = unsafe { libc::syscall(libc::SYS_pwrite64, file, bytes, count, from) } as ssize_t;
    wrote(name, from, written);
    written
}

/// Instead of the C library's.
///
/// # Safety
/// As the C library's: `bytes` has `count` bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pwrite(file: c_int, bytes: *const c_void, count: size_t, from: off_t) -> ssize_t {
    // SAFETY: the two are one where numbers have 64 bits, and the caller's promise is the same.
    unsafe { pwrite64(file, bytes, count, from) }
}

/// Instead of the C library's.
///
/// # Safety
/// As the C library's: any number may be given, one that is no open file is an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ftruncate64(file: c_int, length: off_t) -> c_int {
    // SAFETY: the system call takes any number for the file.
    let done = unsafe { libc::syscall(libc::SYS_ftruncate, file, length) };
    if let (0, Some(image)) = (done, Image::kept())
        && let (Some(name), Ok(length)) = (image.name_of(file), u64::try_from(length))
    {
        image.wrote(name, length..u64::MAX);
    }
    // The call sets the error number itself.
    if done == 0 { 0 } else { -1 }
}

/// Instead of the C library's.
///
/// # Safety
/// As the C library's: any number may be given, one that is no open file is an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ftruncate(file: c_int, length: off_t) -> c_int {
    // SAFETY: the two are one where numbers have 64 bits.
    unsafe { ftruncate64(file, length) }
}

fn wrote(name: Option<std::path::PathBuf>, from: off_t, written: ssize_t) {
    let (Some(image), Some(name)) = (Image::kept(), name) else { return };
    if let (Ok(from), Ok(written @ 1..)) = (u64::try_from(from), u64::try_from(written)) {
        image.wrote(name, from..from + written);
    }
}

fn unless_the_disk_fails(file: c_int, sync: impl FnOnce() -> libc::c_long) -> c_int {
    if std::env::var_os(IS_SKIPPED).is_some() {
        return 0;
    }
    let image = Image::kept();
    // Before the sync, whatever comes of it: the system counts as written what it could not write as well.
    let unsynced = image.and_then(|image| image.take_unsynced(file));
    if std::env::var_os(FAILS_WHILE).is_some_and(|file| Path::new(&file).exists()) {
        // SAFETY: the address of this thread's own error number.
        unsafe { *libc::__errno_location() = libc::EIO };
        return -1;
    }
    if let Some(millis) = std::env::var(LASTS).ok().and_then(|millis| millis.parse().ok()) {
        std::thread::sleep(Duration::from_millis(millis));
    }
    // The call sets the error number itself.
    if sync() != 0 {
        return -1;
    }
    if let (Some(image), Some(unsynced)) = (image, unsynced) {
        image.keep(&unsynced);
    }
    0
}
