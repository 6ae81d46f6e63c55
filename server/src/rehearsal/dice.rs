//! The same invented families at every first start: a rehearsal can be talked about.

/// A small generator (xorshift); it decides about names, never about secrets.
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new() -> Self {
        Self(0x9E37_79B9_7F4A_7C15)
    }

    /// A number below `bound`.
    pub(super) fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 16).unwrap_or(0) % bound.max(1)
    }

    /// One of the things.
    pub(super) fn pick<'a>(&mut self, things: &'a [String]) -> &'a str {
        things.get(self.below(things.len())).map_or("", String::as_str)
    }

    /// Brings things into another order.
    pub(super) fn shuffle<T>(&mut self, things: &mut [T]) {
        for last in (1..things.len()).rev() {
            things.swap(last, self.below(last + 1));
        }
    }
}
