//! Arguments of a statement.

use sqlx::{Arguments, Encode, Type, error::BoxDynError};
use std::{borrow::Cow, mem::discriminant};

/// One argument, of the few kinds a column has. Those of rows are borrowed until a database is given them.
#[derive(Clone, Debug)]
pub enum Value<'v> {
    /// A whole number: an instant in milliseconds, money in fen, a count, a flag as 0 or 1.
    Number(Option<i64>),
    /// Text: an id, a word of a set, JSON, a date as YYYY-MM-DD.
    Text(Option<Cow<'v, str>>),
    /// Bytes: a hash, something sealed.
    Bytes(Option<Cow<'v, [u8]>>),
}

impl Value<'_> {
    /// The same, with its text or bytes in its own hands.
    pub(super) fn into_owned(self) -> Value<'static> {
        match self {
            Self::Number(number) => Value::Number(number),
            Self::Text(text) => Value::Text(text.map(|text| Cow::Owned(text.into_owned()))),
            Self::Bytes(bytes) => Value::Bytes(bytes.map(|bytes| Cow::Owned(bytes.into_owned()))),
        }
    }

    /// Text of PostgreSQL has no NUL in it. Whoever asks for an id with one is to find nothing, not a fault.
    pub(super) fn without_nul(self) -> Self {
        match self {
            Self::Text(Some(text)) if text.contains('\0') => {
                Self::Text(Some(Cow::Owned(text.replace('\0', "\u{fffd}"))))
            }
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
            Self::Text(text) => arguments.add(text.map(Cow::into_owned)),
            Self::Bytes(bytes) => arguments.add(bytes.map(Cow::into_owned)),
        }
    }

    /// Whether both are of one kind, there or not.
    pub(super) fn is_like(&self, other: &Value<'_>) -> bool {
        discriminant(self) == discriminant(other)
    }

    /// The number, where it is one that is there.
    pub(super) fn as_number(&self) -> Option<i64> {
        if let Self::Number(number) = self { *number } else { None }
    }

    /// The text, where it is one that is there.
    pub(super) fn as_text(&self) -> Option<&str> {
        if let Self::Text(text) = self { text.as_deref() } else { None }
    }

    /// The bytes, where there are some.
    pub(super) fn as_bytes(&self) -> Option<&[u8]> {
        if let Self::Bytes(bytes) = self { bytes.as_deref() } else { None }
    }

    /// How many bytes it takes on its way.
    pub(super) fn size(&self) -> usize {
        match self {
            Self::Number(number) => number.map_or(0, |_| size_of::<i64>()),
            Self::Text(text) => text.as_ref().map_or(0, |text| text.len()),
            Self::Bytes(bytes) => bytes.as_ref().map_or(0, |bytes| bytes.len()),
        }
    }
}

/// Values of a kind, there or not.
macro_rules! is_a {
    ($kind:ident: $($from:ty => $value:expr),+ $(,)?) => {$(
        impl<'v> From<$from> for Value<'v> {
            fn from(value: $from) -> Self {
                let into: fn($from) -> _ = $value;
                Self::$kind(Some(into(value)))
            }
        }

        impl<'v> From<Option<$from>> for Value<'v> {
            fn from(value: Option<$from>) -> Self {
                let into: fn($from) -> _ = $value;
                Self::$kind(value.map(into))
            }
        }
    )+};
}

is_a!(Number: i64 => |number| number, &i64 => |number| *number, u8 => i64::from, u32 => i64::from, bool => i64::from);
is_a!(Text: String => Cow::from, &'v String => Cow::from, &'v str => Cow::from);
is_a!(Bytes: Vec<u8> => Cow::from, &'v Vec<u8> => Cow::from, &'v [u8] => Cow::from);
