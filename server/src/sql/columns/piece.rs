//! A part of a statement.

use super::super::{
    inserting::{Change, Part, Rows},
    value::Value,
};
use sqlx::{
    Arguments,
    error::BoxDynError,
    postgres::{PgArguments, PgBindIterExt},
};

/// Rows in one statement. It reads the same whatever their number, so that one plan is kept for all groups; this bounds what
/// is sent at once.
const MOST_TOGETHER: usize = 4_096;

/// What stands before a value, or says that there is none.
const LENGTH: usize = size_of::<i32>();
/// What stands before the values of a column: their number, their kind, and three more.
const HEAD: usize = 5 * size_of::<i32>();

/// What goes in one statement of one part.
#[derive(Clone, Copy)]
pub(super) enum Piece<'p> {
    Rows { into: &'static str, columns: usize, values: &'p [Value<'p>] },
    Change(&'p Change<'p>),
}

impl<'p> Piece<'p> {
    /// The same part, without too many rows at once.
    pub(super) fn of(part: &'p Part<'_>) -> Vec<Self> {
        match part {
            Part::Rows(Rows { into, columns, values }) => {
                let piece = |values| Self::Rows { into, columns: *columns, values };
                values.chunks(MOST_TOGETHER * columns).map(piece).collect()
            }
            Part::Change(change) => vec![Self::Change(change)],
        }
    }

    /// What it says before its values.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Rows { into, .. } => into,
            Self::Change(change) => change.words,
        }
    }

    /// How many rows it has to change.
    pub(super) fn rows(self) -> Option<u32> {
        match self {
            Self::Rows { .. } => None,
            Self::Change(change) => change.rows,
        }
    }

    /// How many bytes its values take on their way.
    pub(super) fn size(self) -> usize {
        let columns = if let Self::Rows { columns, .. } = self { columns } else { 0 };
        let values = self.values().iter().map(|value| LENGTH + value.size());
        columns * (LENGTH + HEAD) + values.sum::<usize>()
    }

    fn values(self) -> &'p [Value<'p>] {
        match self {
            Self::Rows { values, .. } => values,
            Self::Change(change) => &change.values,
        }
    }

    /// Its words, once its values are among the arguments.
    pub(super) fn said(self, arguments: &mut PgArguments) -> Result<String, BoxDynError> {
        match self {
            Self::Rows { into, columns, values } => insert_of(into, (columns, values), arguments),
            Self::Change(Change { words, values, .. }) => change_of(words, values, arguments),
        }
    }
}

/// PostgreSQL has numbers where the others have a question mark.
fn change_of(words: &str, values: &[Value<'_>], arguments: &mut PgArguments) -> Result<String, BoxDynError> {
    let mut statement = String::with_capacity(words.len() + values.len());
    let mut pieces = words.split('?');
    statement.extend(pieces.next());
    for (value, piece) in values.iter().zip(pieces) {
        value.clone().add_to(arguments)?;
        statement.push_str(&format!("${}{piece}", arguments.len()));
    }
    Ok(statement)
}

fn insert_of(
    into: &str,
    (columns, values): (usize, &[Value<'_>]),
    arguments: &mut PgArguments,
) -> Result<String, BoxDynError> {
    let first = arguments.len() + 1;
    for column in 0..columns {
        add_column(values.iter().skip(column).step_by(columns), arguments)?;
    }
    // Beside each other, as they are read: from one call for all of them every row would first be laid aside.
    let columns: Vec<String> = (first..=arguments.len()).map(|number| format!("unnest(${number})")).collect();
    Ok(format!("{into}SELECT {}", columns.join(", ")))
}

/// The values of one column, from where they stand.
fn add_column<'p>(
    column: impl Iterator<Item = &'p Value<'p>> + Clone,
    arguments: &mut PgArguments,
) -> Result<(), BoxDynError> {
    let Some(first) = column.clone().next() else { return Ok(()) };
    if !column.clone().all(|value| value.is_like(first)) {
        return Err("a column has values of one kind".into());
    }
    match first {
        Value::Number(_) => arguments.add(column.map(Value::as_number).bind_iter()),
        Value::Text(_) => arguments.add(column.map(Value::as_text).bind_iter()),
        Value::Bytes(_) => arguments.add(column.map(Value::as_bytes).bind_iter()),
    }
}
