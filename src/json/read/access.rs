//! Lists, objects and variants.

use super::reader::Reader;
use crate::json::Unreadable;
use serde::de::{self, DeserializeSeed, IntoDeserializer, Visitor};

type Answer<T> = Result<T, Unreadable>;

/// The elements of a list, or the entries of an object.
pub(super) struct Items<'r, 't> {
    pub(super) reader: &'r mut Reader<'t>,
    pub(super) any_yet: bool,
}

impl Items<'_, '_> {
    /// Goes to the next one; `false` at the end.
    fn advance(&mut self) -> Answer<bool> {
        if matches!(self.reader.peek(), b']' | b'}') {
            return Ok(false);
        }
        if self.any_yet {
            self.reader.take(b',')?;
        }
        self.any_yet = true;
        Ok(true)
    }
}

impl<'de> de::SeqAccess<'de> for Items<'_, '_> {
    type Error = Unreadable;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Answer<Option<T::Value>> {
        if self.advance()? { seed.deserialize(&mut *self.reader).map(Some) } else { Ok(None) }
    }
}

impl<'de> de::MapAccess<'de> for Items<'_, '_> {
    type Error = Unreadable;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Answer<Option<K::Value>> {
        if self.advance()? { seed.deserialize(&mut *self.reader).map(Some) } else { Ok(None) }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Answer<V::Value> {
        self.reader.take(b':')?;
        seed.deserialize(&mut *self.reader)
    }
}

/// A variant: `"name"`, or `{"name": content}`.
pub(super) struct Variant<'r, 't> {
    pub(super) reader: &'r mut Reader<'t>,
    pub(super) has_content: bool,
}

impl<'de> de::EnumAccess<'de> for Variant<'_, '_> {
    type Error = Unreadable;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Answer<(V::Value, Self)> {
        let name = self.reader.string()?;
        if self.has_content {
            self.reader.take(b':')?;
        }
        let value = seed.deserialize(IntoDeserializer::<Unreadable>::into_deserializer(name.as_str()))?;
        Ok((value, self))
    }
}

impl<'de> de::VariantAccess<'de> for Variant<'_, '_> {
    type Error = Unreadable;

    fn unit_variant(self) -> Answer<()> {
        if self.has_content { Err(Unreadable) } else { Ok(()) }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Answer<T::Value> {
        if self.has_content { seed.deserialize(self.reader) } else { Err(Unreadable) }
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Answer<V::Value> {
        de::Deserializer::deserialize_seq(self.reader, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Answer<V::Value> {
        de::Deserializer::deserialize_map(self.reader, visitor)
    }
}
