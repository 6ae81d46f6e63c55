//! A disk whose syncs fail while a file says so. Loaded into a server's process with `LD_PRELOAD`, it stands before the C
//! library's own functions; nothing of it is ever part of a server.

use std::{ffi::c_int, path::Path};

/// The environment variable with the path of the file; while it is there, every sync fails.
const FAILS_WHILE: &str = "KEHOU_SYNC_FAILS_WHILE";

/// Instead of the C library's.
///
/// # Safety
/// As the C library's: any number may be given, one that is no open file is an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fsync(file: c_int) -> c_int {
    // SAFETY: the system call takes any number for the file.
    unless_the_disk_fails(|| unsafe { libc::syscall(libc::SYS_fsync, file) })
}

/// Instead of the C library's.
///
/// # Safety
/// As the C library's: any number may be given, one that is no open file is an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fdatasync(file: c_int) -> c_int {
    // SAFETY: the system call takes any number for the file.
    unless_the_disk_fails(|| unsafe { libc::syscall(libc::SYS_fdatasync, file) })
}

fn unless_the_disk_fails(sync: impl FnOnce() -> libc::c_long) -> c_int {
    if std::env::var_os(FAILS_WHILE).is_some_and(|file| Path::new(&file).exists()) {
        // SAFETY: the address of this thread's own error number.
        unsafe { *libc::__errno_location() = libc::EIO };
        return -1;
    }
    // The call sets the error number itself.
    if sync() == 0 { 0 } else { -1 }
}
