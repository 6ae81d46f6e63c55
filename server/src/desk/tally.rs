//! How large the groups were.

/// More than a group is ever large.
const STEPS: usize = 16;

/// Groups by their size, in steps of two: 1, 2 to 3, 4 to 7, and so on.
#[derive(Debug, Default)]
pub(super) struct Tally {
    groups: [u64; STEPS],
    jobs: u64,
}

impl Tally {
    pub(super) fn count(&mut self, size: usize) {
        if let Some(step) = size.checked_ilog2() {
            self.groups[(step as usize).min(STEPS - 1)] += 1;
            self.jobs += u64::try_from(size).unwrap_or(u64::MAX);
        }
    }

    /// Tells it to the operator.
    pub(super) fn log(&self) {
        let groups: u64 = self.groups.iter().sum();
        tracing::info!(groups, jobs = self.jobs, batch_p50 = self.median(), "the desk has closed");
    }

    /// The smallest size of the step in which half of all jobs were done.
    fn median(&self) -> u64 {
        let jobs_of = |step: usize| self.groups[step] * (1_u64 << step);
        let all: u64 = (0..self.groups.len()).filter(|step| self.groups[*step] > 0).map(jobs_of).sum();
        let mut done = 0;
        for step in (0..self.groups.len()).filter(|step| self.groups[*step] > 0) {
            done += jobs_of(step);
            if done * 2 >= all {
                return 1_u64 << step;
            }
        }
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_that_of_the_jobs_and_not_of_the_groups() {
        let mut tally = Tally::default();
        assert_eq!(tally.median(), 0);
        (0..50).for_each(|_| tally.count(1));
        assert_eq!(tally.median(), 1);
        (0..4).for_each(|_| tally.count(70));
        assert_eq!((tally.median(), tally.jobs), (64, 330));
    }
}
