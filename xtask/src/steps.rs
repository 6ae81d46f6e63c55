//! Named steps, timed, with a table at the end.

use anyhow::{Context, Result};
use std::fmt::Write;
use std::time::{Duration, Instant};

/// The steps done so far, in order. A run stops at its first failing step; the table shows what was not reached.
pub(crate) struct Steps {
    planned: Vec<&'static str>,
    done: Vec<(Duration, bool)>,
}

impl Steps {
    /// The steps that are going to run, in this order.
    pub(crate) fn planned(planned: Vec<&'static str>) -> Self {
        Self { planned, done: Vec::new() }
    }

    /// Does the next planned step and prints how long it took.
    pub(crate) fn next<T>(&mut self, work: impl FnOnce() -> Result<T>) -> Result<T> {
        let position = self.done.len();
        let name = *self.planned.get(position).context("a step that was not planned")?;
        println!("\n== {}/{} {name}", position + 1, self.planned.len());
        let started = Instant::now();
        let result = work();
        self.done.push((started.elapsed(), result.is_ok()));
        println!("== {name}: {:.1} s", started.elapsed().as_secs_f64());
        result.with_context(|| format!("step \"{name}\""))
    }

    /// One line for each planned step: seconds, and how it ended.
    pub(crate) fn table(&self) -> String {
        let mut table = String::new();
        for (position, name) in self.planned.iter().enumerate() {
            let line = match self.done.get(position) {
                Some((time, passed)) => {
                    format!("{:>8.1} s  {}", time.as_secs_f64(), if *passed { "passed" } else { "FAILED" })
                }
                None => format!("{:>8}    not reached", "-"),
            };
            writeln!(table, "  {name:<24}{line}").expect("writing to a string cannot fail");
        }
        let total: Duration = self.done.iter().map(|(time, _)| *time).sum();
        write!(table, "  {:<24}{:>8.1} s", "total", total.as_secs_f64())
            .expect("writing to a string cannot fail");
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_names_the_step_that_failed_and_those_not_reached() {
        let mut steps = Steps::planned(vec!["one", "two", "three"]);
        steps.next(|| Ok(())).expect("passes");
        let error = steps.next(|| -> Result<()> { anyhow::bail!("no") }).expect_err("fails");
        assert_eq!(format!("{error:#}"), "step \"two\": no");
        let table = steps.table();
        let ends: Vec<&str> = table.lines().filter_map(|line| line.split_whitespace().last()).collect();
        assert_eq!(ends, ["passed", "FAILED", "reached", "s"]);
    }
}
