//! What is wrong with the sizes of a school's file.

use crate::{Offering, SizeRules, SmallClassWay};

/// The faults, each with its key in the file: ways named twice or never tried, and groups that need more children than
/// they have places.
pub fn size_faults(sizes: &SizeRules, offerings: &[Offering]) -> Vec<(String, &'static str)> {
    let mut faults = Vec::new();
    let ways = &sizes.below_minimum;
    let mut fault = |what| faults.push(("sizes.below_minimum".to_owned(), what));
    if ways.iter().enumerate().any(|(nth, way)| ways[..nth].contains(way)) {
        fault("a way is there twice");
    }
    if ways.iter().rev().skip(1).any(|way| *way == SmallClassWay::Cancel) {
        fault("what stands after \"cancel\" is never tried");
    }
    let groups = offerings.iter().flat_map(|offering| &offering.groups);
    for group in groups.filter(|group| group.minimum > group.capacity) {
        let key = ["groups.", group.id.as_str(), ".minimum"].concat();
        faults.push((key, "it needs more children than it has places"));
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::{calligraphy, football};
    use SmallClassWay::{Cancel, MergeInGrade, MergeParallel};

    #[test]
    fn each_fault_is_named_with_its_key() {
        let cases: [(&[SmallClassWay], &[&str]); 5] = [
            (&[], &[]),
            (&[MergeParallel, MergeInGrade, Cancel], &[]),
            (&[MergeParallel, MergeParallel], &["a way is there twice"]),
            (&[Cancel, MergeInGrade], &["what stands after \"cancel\" is never tried"]),
            (&[Cancel, Cancel], &["a way is there twice", "what stands after \"cancel\" is never tried"]),
        ];
        for (ways, expected) in cases {
            let sizes = SizeRules { below_minimum: ways.to_vec(), ..SizeRules::default() };
            let faults: Vec<&str> = size_faults(&sizes, &[football()]).iter().map(|fault| fault.1).collect();
            assert_eq!(faults, expected, "{ways:?}");
        }
    }

    #[test]
    fn a_group_that_can_never_open_is_a_fault() {
        let mut offerings = [football(), calligraphy()];
        // As many as it has places it can have.
        offerings[1].groups[0].capacity = offerings[1].groups[0].minimum;
        offerings[1].groups[1].capacity = offerings[1].groups[1].minimum - 1;
        let faults = size_faults(&SizeRules::default(), &offerings);
        assert_eq!(
            faults,
            [("groups.calligraphy-2.minimum".to_owned(), "it needs more children than it has places")]
        );
    }
}
