//! Writing.

use super::Unreadable;
use serde::ser::{self, Impossible, Serialize};

type Answer = Result<(), Unreadable>;

/// Writes a thing as text.
pub(crate) fn write<T: Serialize>(thing: &T) -> Result<String, Unreadable> {
    let mut writer = Writer { text: String::new() };
    thing.serialize(&mut writer)?;
    Ok(writer.text)
}

struct Writer {
    text: String,
}

impl Writer {
    fn string(&mut self, string: &str) {
        self.text.push('"');
        for sign in string.chars() {
            match sign {
                '"' => self.text.push_str("\\\""),
                '\\' => self.text.push_str("\\\\"),
                '\0'..='\u{1f}' => {
                    let code = sign as u32;
                    self.text.push_str(if code < 16 { "\\u000" } else { "\\u001" });
                    self.text.extend(char::from_digit(code % 16, 16));
                }
                _ => self.text.push(sign),
            }
        }
        self.text.push('"');
    }

    fn integer(&mut self, number: i64) -> Answer {
        self.text.push_str(&number.to_string());
        Ok(())
    }

    /// `{"name":`
    fn open_variant(&mut self, name: &str) {
        self.text.push('{');
        self.string(name);
        self.text.push(':');
    }
}

macro_rules! integers {
    ($($name:ident $kind:ty;)+) => {$(
        fn $name(self, number: $kind) -> Answer {
            self.integer(number.into())
        }
    )+};
}

impl<'w> ser::Serializer for &'w mut Writer {
    type Ok = ();
    type Error = Unreadable;
    type SerializeSeq = Items<'w>;
    type SerializeStruct = Items<'w>;
    type SerializeStructVariant = Items<'w>;
    type SerializeTuple = Impossible<(), Unreadable>;
    type SerializeTupleStruct = Impossible<(), Unreadable>;
    type SerializeTupleVariant = Impossible<(), Unreadable>;
    type SerializeMap = Impossible<(), Unreadable>;

    integers! { serialize_i8 i8; serialize_i16 i16; serialize_i32 i32; serialize_i64 i64; serialize_u8 u8; serialize_u16 u16; serialize_u32 u32; }

    fn serialize_u64(self, number: u64) -> Answer {
        self.integer(i64::try_from(number).map_err(|_| Unreadable)?)
    }

    fn serialize_bool(self, yes: bool) -> Answer {
        self.text.push_str(if yes { "true" } else { "false" });
        Ok(())
    }

    fn serialize_f32(self, _: f32) -> Answer {
        Err(Unreadable)
    }

    fn serialize_f64(self, _: f64) -> Answer {
        Err(Unreadable)
    }

    fn serialize_char(self, _: char) -> Answer {
        Err(Unreadable)
    }

    fn serialize_str(self, string: &str) -> Answer {
        self.string(string);
        Ok(())
    }

    fn serialize_bytes(self, _: &[u8]) -> Answer {
        Err(Unreadable)
    }

    fn serialize_none(self) -> Answer {
        self.serialize_unit()
    }

    fn serialize_some<T: ?Sized + Serialize>(self, thing: &T) -> Answer {
        thing.serialize(self)
    }

    fn serialize_unit(self) -> Answer {
        self.text.push_str("null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Answer {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, name: &'static str) -> Answer {
        self.serialize_str(name)
    }

    fn serialize_newtype_struct<T: ?Sized + Serialize>(self, _: &'static str, thing: &T) -> Answer {
        thing.serialize(self)
    }

    fn serialize_newtype_variant<T: ?Sized + Serialize>(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        thing: &T,
    ) -> Answer {
        self.open_variant(name);
        thing.serialize(&mut *self)?;
        self.text.push('}');
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Items<'w>, Unreadable> {
        self.text.push('[');
        Ok(Items { writer: self, any_yet: false, close: "]" })
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, Unreadable> {
        Err(Unreadable)
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, Unreadable> {
        Err(Unreadable)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Unreadable> {
        Err(Unreadable)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Unreadable> {
        Err(Unreadable)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Items<'w>, Unreadable> {
        self.text.push('{');
        Ok(Items { writer: self, any_yet: false, close: "}" })
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        _: usize,
    ) -> Result<Items<'w>, Unreadable> {
        self.open_variant(name);
        self.text.push('{');
        Ok(Items { writer: self, any_yet: false, close: "}}" })
    }
}

/// What stands between brackets.
struct Items<'w> {
    writer: &'w mut Writer,
    any_yet: bool,
    close: &'static str,
}

impl Items<'_> {
    fn separate(&mut self) {
        if self.any_yet {
            self.writer.text.push(',');
        }
        self.any_yet = true;
    }

    fn field<T: ?Sized + Serialize>(&mut self, name: &str, thing: &T) -> Answer {
        self.separate();
        self.writer.string(name);
        self.writer.text.push(':');
        thing.serialize(&mut *self.writer)
    }

    fn close(self) -> Answer {
        self.writer.text.push_str(self.close);
        Ok(())
    }
}

impl ser::SerializeSeq for Items<'_> {
    type Ok = ();
    type Error = Unreadable;

    fn serialize_element<T: ?Sized + Serialize>(&mut self, thing: &T) -> Answer {
        self.separate();
        thing.serialize(&mut *self.writer)
    }

    fn end(self) -> Answer {
        self.close()
    }
}

impl ser::SerializeStruct for Items<'_> {
    type Ok = ();
    type Error = Unreadable;

    fn serialize_field<T: ?Sized + Serialize>(&mut self, name: &'static str, thing: &T) -> Answer {
        self.field(name, thing)
    }

    fn end(self) -> Answer {
        self.close()
    }
}

impl ser::SerializeStructVariant for Items<'_> {
    type Ok = ();
    type Error = Unreadable;

    fn serialize_field<T: ?Sized + Serialize>(&mut self, name: &'static str, thing: &T) -> Answer {
        self.field(name, thing)
    }

    fn end(self) -> Answer {
        self.close()
    }
}
