//! The `cargo xtask` commands a page names.

use crate::docs::Checked;
use clap::Command;

const CALL: &str = "cargo xtask";

/// Compares every `cargo xtask NAME --flag …` of a page with the command line as it is.
pub(super) fn check(page: &str, cli: &Command) -> Checked {
    let mut checked = Checked { names: 0, mistakes: Vec::new() };
    for (number, line) in page.lines().enumerate() {
        for rest in line.split(CALL).skip(1) {
            let words = words(rest);
            if words.is_empty() {
                continue; // "the `cargo xtask` commands"
            }
            checked.names += 1;
            let mistake = mistake_in(&words, cli)
                .map(|what| (number + 1, format!("{CALL} {}: {what}", words.join(" "))));
            checked.mistakes.extend(mistake);
        }
    }
    checked
}

/// What belongs to the command: up to the end of its code span or of the shell's command.
fn words(rest: &str) -> Vec<&str> {
    let end = rest.find(['`', '#', '|', '&', ';', '<', '>']).unwrap_or(rest.len());
    let words = rest[..end].split_whitespace();
    words
        .map(|word| word.trim_matches(|c: char| "[](),.…\"'*:".contains(c)))
        .filter(|word| !word.is_empty())
        .collect()
}

fn mistake_in(words: &[&str], cli: &Command) -> Option<String> {
    let (name, rest) = words.split_first()?;
    if ["help", "--help", "-h", "NAME"].contains(name) {
        return None;
    }
    let Some(command) = cli.find_subcommand(name) else {
        return Some(format!("no command `{name}`"));
    };
    if command.has_subcommands() && rest.first().is_some_and(|word| !word.starts_with('-')) {
        return mistake_in(rest, command);
    }
    let flags = rest.iter().take_while(|word| **word != "--").filter_map(|word| word.strip_prefix("--"));
    let names = flags.map(|flag| flag.split('=').next().unwrap_or(flag));
    let is_known =
        |name: &str| name == "help" || command.get_arguments().any(|flag| flag.get_long() == Some(name));
    names
        .filter(|name| !is_known(name))
        .map(|name| format!("`{}` has no flag --{name}", command.get_name()))
        .next()
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Arg;

    fn wrong(page: &str) -> Vec<String> {
        let run = Command::new("run").arg(Arg::new("port").long("port"));
        let menu = Command::new("menu").arg(Arg::new("json").long("json"));
        let bench = Command::new("bench").subcommand(menu);
        let cli = Command::new("xtask").subcommand(run).subcommand(Command::new("test")).subcommand(bench);
        check(page, &cli).mistakes.into_iter().map(|(line, what)| format!("{line} {what}")).collect()
    }

    #[test]
    fn commands_that_exist_are_accepted() {
        let page = "`cargo xtask run --port 8080` `cargo xtask run --port=1` and `cargo xtask`, `cargo xtask --help`\n\
                    cargo xtask test   # everything, --fast or not\n`cargo xtask run [--port N]`. `cargo xtask bench menu --json`";
        assert_eq!(wrong(page), [""; 0]);
    }

    #[test]
    fn commands_and_flags_that_do_not_exist_are_named() {
        assert_eq!(wrong("x\n`cargo xtask fly`"), ["2 cargo xtask fly: no command `fly`"]);
        assert_eq!(wrong("`cargo xtask bench stool`"), ["1 cargo xtask bench stool: no command `stool`"]);
        assert_eq!(
            wrong("`cargo xtask run --prot 1`"),
            ["1 cargo xtask run --prot 1: `run` has no flag --prot"]
        );
    }
}
