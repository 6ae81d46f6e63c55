//! Following the numbers: what news are to somebody who knows some.

use crate::PlacesVersion;

/// What news of the numbers are to whoever hears them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// They are to be taken in.
    New,
    /// Nothing in them is later than what is known: they came late, or twice.
    Known,
    /// Something was missed before them: all numbers have to be asked for.
    Gap,
}

/// What news that lead to `version` are to somebody who knows `known`. They hold what changed since the number `after`,
/// or all there is. The later version wins, whichever way it came.
pub fn heard(known: Option<&PlacesVersion>, version: &PlacesVersion, after: Option<u64>) -> Heard {
    let known = known.filter(|known| known.run == version.run);
    match (known, after) {
        (Some(known), _) if (version.number, version.edition) <= (known.number, known.edition) => {
            Heard::Known
        }
        (_, None) => Heard::New,
        (Some(known), Some(after)) if after <= known.number => Heard::New,
        (_, Some(_)) => Heard::Gap,
    }
}

#[cfg(test)]
mod tests;
