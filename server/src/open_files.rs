//! How many files, and so connections, this process may have open.

/// What is taken for granted where it cannot be asked.
const ASSUMED: usize = 1_024;

/// How many, after asking for as many as the system allows: what a process begins with is often 1 024, and in the opening
/// minute every phone is a connection.
#[cfg(unix)]
pub(crate) fn most() -> usize {
    use rustix::process::{Resource, getrlimit, setrlimit};
    let mut limit = getrlimit(Resource::Nofile);
    limit.current = limit.maximum;
    // Some systems allow less than they say; then it stays as it was.
    let _ = setrlimit(Resource::Nofile, limit);
    getrlimit(Resource::Nofile).current.map_or(usize::MAX, |most| usize::try_from(most).unwrap_or(ASSUMED))
}

#[cfg(not(unix))]
pub(crate) fn most() -> usize {
    ASSUMED
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use rustix::process::{Resource, getrlimit};

    #[test]
    fn the_process_may_have_at_least_as_many_as_it_began_with() {
        let began_with = getrlimit(Resource::Nofile).current.unwrap_or(u64::MAX);
        assert!(most() >= usize::try_from(began_with).unwrap_or(usize::MAX));
        assert_eq!(
            getrlimit(Resource::Nofile).current,
            getrlimit(Resource::Nofile).maximum,
            "all it may have"
        );
    }
}
