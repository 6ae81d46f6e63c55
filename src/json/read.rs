//! Reading.

use super::Unreadable;
use serde::de::{self, DeserializeOwned, DeserializeSeed, IntoDeserializer, Visitor};

type Answer<T> = Result<T, Unreadable>;

/// Reads a whole text.
pub(crate) fn read<T: DeserializeOwned>(text: &str) -> Answer<T> {
    let mut reader = Reader { text, at: 0 };
    let thing = T::deserialize(&mut reader)?;
    reader.skip_space();
    if reader.at == text.len() { Ok(thing) } else { Err(Unreadable) }
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl Reader<'_> {
    fn byte(&self) -> u8 {
        // No JSON text holds a zero byte, so it can stand for the end.
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    fn skip_space(&mut self) {
        while matches!(self.byte(), b' ' | b'\n' | b'\r' | b'\t') {
            self.at += 1;
        }
    }

    /// The next byte that is no space.
    fn peek(&mut self) -> u8 {
        self.skip_space();
        self.byte()
    }

    fn take(&mut self, expected: u8) -> Answer<()> {
        if self.peek() != expected {
            return Err(Unreadable);
        }
        self.at += 1;
        Ok(())
    }

    fn take_word(&mut self, word: &str) -> Answer<()> {
        self.skip_space();
        let found = self.text.get(self.at..).is_some_and(|rest| rest.starts_with(word));
        self.at += word.len();
        if found { Ok(()) } else { Err(Unreadable) }
    }

    fn integer(&mut self) -> Answer<i64> {
        self.skip_space();
        let start = self.at;
        while matches!(self.byte(), b'0'..=b'9' | b'-' | b'.' | b'e' | b'E' | b'+') {
            self.at += 1;
        }
        self.text[start..self.at].parse().map_err(|_| Unreadable)
    }

    fn string(&mut self) -> Answer<String> {
        self.take(b'"')?;
        let mut string = String::new();
        loop {
            let start = self.at;
            while !matches!(self.byte(), b'"' | b'\\' | 0) {
                self.at += 1;
            }
            string.push_str(self.text.get(start..self.at).ok_or(Unreadable)?);
            match self.byte() {
                b'"' => {
                    self.at += 1;
                    return Ok(string);
                }
                b'\\' => string.push(self.escape()?),
                _ => return Err(Unreadable),
            }
        }
    }

    fn escape(&mut self) -> Answer<char> {
        self.at += 1;
        let sign = self.byte();
        self.at += 1;
        Ok(match sign {
            b'n' => '\n',
            b't' => '\t',
            b'r' => '\r',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'"' | b'\\' | b'/' => char::from(sign),
            b'u' => return self.code_point(),
            _ => return Err(Unreadable),
        })
    }

    fn code_point(&mut self) -> Answer<char> {
        let first = self.four_hex()?;
        let point = if (0xd800..0xdc00).contains(&first) {
            self.take_exactly("\\u")?;
            let second = self.four_hex()?.checked_sub(0xdc00).ok_or(Unreadable)?;
            0x10000 + ((first - 0xd800) << 10) + second
        } else {
            first
        };
        char::from_u32(point).ok_or(Unreadable)
    }

    fn take_exactly(&mut self, text: &str) -> Answer<()> {
        let found = self.text.get(self.at..).is_some_and(|rest| rest.starts_with(text));
        self.at += text.len();
        if found { Ok(()) } else { Err(Unreadable) }
    }

    fn four_hex(&mut self) -> Answer<u32> {
        let digits = self.text.get(self.at..self.at + 4).ok_or(Unreadable)?;
        self.at += 4;
        u32::from_str_radix(digits, 16).map_err(|_| Unreadable)
    }

    /// Skips a value nobody asked for.
    fn skip_value(&mut self) -> Answer<()> {
        let mut depth = 0_u32;
        loop {
            match self.peek() {
                b'"' => drop(self.string()?),
                b'{' | b'[' => {
                    depth += 1;
                    self.at += 1;
                }
                b'}' | b']' => {
                    depth = depth.checked_sub(1).ok_or(Unreadable)?;
                    self.at += 1;
                }
                0 => return Err(Unreadable),
                _ => self.at += 1,
            }
            let inside_a_word =
                matches!(self.byte(), b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'+' | b'-');
            if depth == 0 && !inside_a_word {
                return Ok(());
            }
        }
    }
}

macro_rules! numbers {
    ($($name:ident)+) => {$(
        fn $name<V: Visitor<'de>>(self, visitor: V) -> Answer<V::Value> {
            visitor.visit_i64(self.integer()?)
        }
    )+};
}

macro_rules! never {
    ($($name:ident)+) => {$(
        fn $name<V: Visitor<'de>>(self, _: V) -> Answer<V::Value> {
            Err(Unreadable)
        }
    )+};
}

impl<'de> de::Deserializer<'de> for &mut Reader<'_> {
    type Error = Unreadable;

    numbers! { deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 }
    never! { deserialize_any deserialize_f32 deserialize_f64 deserialize_char deserialize_bytes deserialize_byte_buf }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Answer<V::Value> {
        let yes = self.peek() == b't';
        self.take_word(if yes { "true" } else { "false" })?;
        visitor.visit_bool(yes)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Answer<V::Value> {
        visitor.visit_str(&self.string()?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Answer<V::Value> {
        visitor.visit_string(self.string()?)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Answer<V::Value> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Answer<V::Value> {
        if self.peek() == b'n' {
            self.take_word("null")?;
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Answer<V::Value> {
        self.take_word("null")?;
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Answer<V::Value> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Answer<V::Value> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Answer<V::Value> {
        self.take(b'[')?;
        let value = visitor.visit_seq(Items { reader: self, any_yet: false })?;
        self.take(b']')?;
        Ok(value)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Answer<V::Value> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Answer<V::Value> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Answer<V::Value> {
        self.take(b'{')?;
        let value = visitor.visit_map(Items { reader: self, any_yet: false })?;
        self.take(b'}')?;
        Ok(value)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Answer<V::Value> {
        self.deserialize_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Answer<V::Value> {
        if self.peek() == b'"' {
            return visitor.visit_enum(Variant { reader: self, has_content: false });
        }
        self.take(b'{')?;
        let value = visitor.visit_enum(Variant { reader: self, has_content: true })?;
        self.take(b'}')?;
        Ok(value)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Answer<V::Value> {
        self.skip_value()?;
        visitor.visit_unit()
    }
}

/// The elements of a list, or the entries of an object.
struct Items<'r, 't> {
    reader: &'r mut Reader<'t>,
    any_yet: bool,
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
struct Variant<'r, 't> {
    reader: &'r mut Reader<'t>,
    has_content: bool,
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
