//! Whole numbers of a row.

use sqlx::{Database, Decode, Type, error::BoxDynError};

/// A number of a row in the kind it has in the program: every database keeps whole numbers as an `i64`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Whole<T>(pub(crate) T);

impl<DB: Database, T> Type<DB> for Whole<T>
where
    i64: Type<DB>,
{
    fn type_info() -> DB::TypeInfo {
        i64::type_info()
    }

    fn compatible(kind: &DB::TypeInfo) -> bool {
        i64::compatible(kind)
    }
}

impl<'r, DB: Database, T> Decode<'r, DB> for Whole<T>
where
    i64: Decode<'r, DB>,
    T: TryFrom<i64, Error: std::error::Error + Send + Sync + 'static>,
{
    fn decode(value: DB::ValueRef<'r>) -> Result<Self, BoxDynError> {
        Ok(Self(T::try_from(i64::decode(value)?)?))
    }
}
