//! What kind of fault a database reports.

/// What a fault of a database means for whoever wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FaultKind {
    /// It had no time for us: nothing was recorded, and another try may go well.
    Busy,
    /// The line to it is gone, or will be: nothing was recorded, and another line may do.
    LineBroken,
    /// Two transactions were in each other's way, and it has undone this one: the same again may go well at once.
    Conflict,
    /// There is no room for more: nothing was recorded.
    NoRoom,
    /// It gave up in the middle: nothing was recorded.
    GivenUp,
    /// Its disk failed: nobody knows what is recorded.
    DiskFailed,
    /// Something else; what was written before it in the transaction is still there.
    Other,
}

impl FaultKind {
    /// The kind of this fault.
    pub(crate) fn of(fault: &sqlx::Error) -> Self {
        match fault {
            sqlx::Error::PoolTimedOut => Self::Busy,
            // Only PostgreSQL is reached over a line that can break. Whatever stood in a transaction is undone by it; for
            // the end of one, `store::engine::postgres_writer` asks what became of it.
            sqlx::Error::Io(_) | sqlx::Error::Tls(_) | sqlx::Error::PoolClosed => Self::LineBroken,
            fault => match fault.as_database_error().and_then(sqlx::error::DatabaseError::code) {
                Some(code) if code.len() == 5 => of_postgres(&code),
                Some(code) => code.parse().map_or(Self::Other, of_sqlite),
                None => Self::Other,
            },
        }
    }

    /// Whether nothing is left of a transaction after it.
    pub(crate) fn undoes_everything(self) -> bool {
        self != Self::Other
    }
}

/// Codes of SQLite, whose lowest eight bits are the kind; <https://sqlite.org/rescode.html>.
fn of_sqlite(code: i32) -> FaultKind {
    const BUSY: i32 = 5;
    const NOMEM: i32 = 7;
    const INTERRUPT: i32 = 9;
    const IOERR: i32 = 10;
    const CORRUPT: i32 = 11;
    const FULL: i32 = 13;
    const NOTADB: i32 = 26;
    match code & 0xff {
        BUSY => FaultKind::Busy,
        FULL => FaultKind::NoRoom,
        NOMEM | INTERRUPT => FaultKind::GivenUp,
        IOERR | CORRUPT | NOTADB => FaultKind::DiskFailed,
        _ => FaultKind::Other,
    }
}

/// Codes of PostgreSQL; <https://www.postgresql.org/docs/15/errcodes-appendix.html>.
fn of_postgres(code: &str) -> FaultKind {
    match code {
        "40001" | "40P01" => FaultKind::Conflict,
        // A lock not given in time, too many connections.
        "55P03" | "53300" => FaultKind::Busy,
        // It has cut a statement or a transaction that lasted too long.
        "57014" | "25P03" => FaultKind::Busy,
        // It is being stopped or started.
        "57P01" | "57P02" | "57P03" => FaultKind::LineBroken,
        "53100" => FaultKind::NoRoom,
        "53200" => FaultKind::GivenUp,
        code if code.starts_with("08") => FaultKind::LineBroken,
        // PostgreSQL stops and recovers from its log after a failed sync, so that nothing stays unknown for long.
        _ => FaultKind::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_are_told_apart_by_their_codes() {
        for (code, kind) in [
            (5, FaultKind::Busy),
            (261, FaultKind::Busy),
            (13, FaultKind::NoRoom),
            (1034, FaultKind::DiskFailed),
            (19, FaultKind::Other),
        ] {
            assert_eq!(of_sqlite(code), kind, "{code}");
        }
        for (code, kind) in [
            ("40001", FaultKind::Conflict),
            ("55P03", FaultKind::Busy),
            ("08006", FaultKind::LineBroken),
            ("57P01", FaultKind::LineBroken),
            ("53100", FaultKind::NoRoom),
            ("23514", FaultKind::Other),
        ] {
            assert_eq!(of_postgres(code), kind, "{code}");
        }
    }
}
