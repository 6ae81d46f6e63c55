use crate::{doctor::Judgement, tables::Step};

const SUBJECT: &str = "tables";

/// By the steps that made the tables of a database, none if there is no database, an error if it cannot be read; and by the
/// steps this server knows.
pub(crate) fn judge_tables(applied: Result<Option<&[Step]>, &String>, known: &[Step]) -> Judgement {
    let applied = match applied {
        Ok(Some(applied)) => applied,
        Ok(None) => {
            return Judgement::warn(
                SUBJECT,
                "there is no database yet: the first start makes one",
                "if there should be one, name its folder with --data",
            );
        }
        Err(fault) => {
            let found = format!("the database cannot be read: {fault}");
            return Judgement::bad(SUBJECT, found, "restore the last backup into a new folder");
        }
    };
    if let Some(foreign) = applied.iter().find(|step| !known.contains(step)) {
        let found = format!("step {} is not one of this server's: it will not start", foreign.number);
        return Judgement::bad(SUBJECT, found, "start the server that made it, or a later one");
    }
    match known.len() - applied.len() {
        0 => Judgement::ok(SUBJECT, format!("all {} steps are done", known.len())),
        left => Judgement::warn(
            SUBJECT,
            format!("{left} of {} steps are still to be done: the next start does them", known.len()),
            "take a backup, and start the server well before the evening",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctor::Verdict::{Bad, Ok as Fine, Warn};

    #[test]
    fn tables_are_this_servers_or_can_become_so() {
        let step = |number, made| Step { number, checksum: vec![made] };
        let known = [step(1, 1), step(2, 2), step(3, 3)];
        let changed = [step(1, 1), step(2, 9)];
        let newer = [&known[..], &[step(4, 4)]].concat();
        let broken = "file is not a database".to_owned();
        let table = [
            (Ok(Some(&known[..])), Fine),
            (Ok(Some(&known[..2])), Warn),
            (Ok(None), Warn),
            (Ok(Some(&changed[..])), Bad),
            (Ok(Some(&newer[..])), Bad),
            (Err(&broken), Bad),
        ];
        for (applied, verdict) in table {
            let judged = judge_tables(applied, &known);
            assert_eq!(judged.verdict, verdict, "{judged}");
        }
    }
}
