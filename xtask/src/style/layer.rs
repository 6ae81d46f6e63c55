//! Each style file wraps itself in its cascade layer.

use anyhow::{Result, bail};

/// Fails unless the minified sheet is nothing but `@layer NAME{…}`, once or several times.
pub(super) fn require(css: &str, name: &str) -> Result<()> {
    let opening = format!("@layer {name}{{");
    let mut rest = css;
    while !rest.is_empty() {
        let Some(inside) = rest.strip_prefix(&opening) else {
            let start: String = rest.chars().take(40).collect();
            bail!("everything must be inside `@layer {name} {{ … }}`, but this is not: {start}");
        };
        rest = after_block(inside);
    }
    if css.is_empty() {
        bail!("the file is empty: it must hold `@layer {name} {{ … }}`");
    }
    Ok(())
}

/// What follows the brace that closes the block we are in. `minify` has seen that the braces match.
fn after_block(inside: &str) -> &str {
    let mut depth = 1;
    let mut quote = None;
    let mut characters = inside.char_indices();
    while let Some((position, c)) = characters.next() {
        match (quote, c) {
            (_, '\\') => drop(characters.next()),
            (Some(open), c) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(c),
            (None, '{') => depth += 1,
            (None, '}') => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &inside[position + 1..];
        }
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::require;

    #[test]
    fn a_sheet_must_be_wrapped_in_its_own_layer_and_wholly() {
        let accepted = [
            "@layer base{a{color:red}}",
            "@layer base{a{}}@layer base{b{}}",
            "@layer base{a::before{content:'}'}}",
        ];
        for css in accepted {
            assert!(require(css, "base").is_ok(), "{css}");
        }
        let refused = ["a{color:red}", "@layer tokens{a{}}", "@layer base{a{}}b{}", "@layer base;a{}", ""];
        for css in refused {
            assert!(require(css, "base").is_err(), "{css}");
        }
    }
}
