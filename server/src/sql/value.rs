//! Arguments of a statement.

use sqlx::{Arguments, Encode, Type, error::BoxDynError};

/// One argument, of the few kinds a column has.
#[derive(Clone, Debug)]
pub enum Value {
    /// A whole number: an instant in milliseconds, money in fen, a count, a flag as 0 or 1.
    Number(Option<i64>),
    /// Text: an id, a word of a set, JSON, a date as YYYY-MM-DD.
    Text(Option<String>),
    /// Bytes: a hash, something sealed.
    Bytes(Option<Vec<u8>>),
}

impl Value {
    /// Text of PostgreSQL has no NUL in it. Whoever asks for an id with one is to find nothing, not a fault.
    pub(super) fn without_nul(self) -> Self {
        match self {
            Self::Text(Some(text)) if text.contains('\0') => Self::Text(Some(text.replace('\0', "\u{fffd}"))),
            other => other,
        }
    }

    pub(super) fn add_to<A>(self, arguments: &mut A) -> Result<(), BoxDynError>
    where
        A: Arguments,
        Option<i64>: for<'t> Encode<'t, A::Database> + Type<A::Database>,
        Option<String>: for<'t> Encode<'t, A::Database> + Type<A::Database>,
        Option<Vec<u8>>: for<'t> Encode<'t, A::Database> + Type<A::Database>,
    {
        match self {
            Self::Number(number) => arguments.add(number),
            Self::Text(text) => arguments.add(text),
            Self::Bytes(bytes) => arguments.add(bytes),
        }
    }
}

/// Values of a kind, there or not.
macro_rules! is_a {
    ($kind:ident: $($from:ty => $value:expr),+ $(,)?) => {$(
        impl From<$from> for Value {
            fn from(value: $from) -> Self {
                let into: fn($from) -> _ = $value;
                Self::$kind(Some(into(value)))
            }
        }

        impl From<Option<$from>> for Value {
            fn from(value: Option<$from>) -> Self {
                let into: fn($from) -> _ = $value;
                Self::$kind(value.map(into))
            }
        }
    )+};
}

is_a!(Number: i64 => |number| number, &i64 => |number| *number, u8 => i64::from, u32 => i64::from, bool => i64::from);
is_a!(Text: String => |text| text, &String => Clone::clone, &str => str::to_owned);
is_a!(Bytes: Vec<u8> => |bytes| bytes, &Vec<u8> => Clone::clone, &[u8] => <[u8]>::to_vec);
