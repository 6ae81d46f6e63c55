//! Takes comments and needless white space out of a stylesheet, and nothing else: what it writes means the same in
//! every browser. Strings, unquoted `url(…)` and escapes are copied as they are.

use anyhow::{Result, bail};
use std::iter::Peekable;
use std::str::Chars;

/// White space beside these never means anything.
const TIGHT: &str = "{};,";

/// The sheet without comments and needless white space. Fails at an open comment, string or block.
pub(super) fn minify(css: &str) -> Result<String> {
    let mut minifier =
        Minifier { input: css.chars().peekable(), output: String::new(), gap: Gap::None, depth: 0 };
    minifier.run()?;
    Ok(minifier.output)
}

/// What stood between the last thing written and the next.
#[derive(Clone, Copy, PartialEq)]
enum Gap {
    None,
    Comment,
    Space,
}

struct Minifier<'a> {
    input: Peekable<Chars<'a>>,
    output: String,
    gap: Gap,
    depth: usize,
}

impl Minifier<'_> {
    fn run(&mut self) -> Result<()> {
        while let Some(c) = self.input.next() {
            match c {
                c if c.is_ascii_whitespace() => self.gap = Gap::Space,
                '/' if self.input.peek() == Some(&'*') => self.skip_comment()?,
                _ => self.copy(c)?,
            }
        }
        if self.depth > 0 {
            bail!("a block is not closed");
        }
        Ok(())
    }

    /// Copies what begins with `c`, after the gap before it.
    fn copy(&mut self, c: char) -> Result<()> {
        self.close_gap(c);
        self.output.push(c);
        match c {
            '"' | '\'' => self.copy_until(c),
            '\\' => {
                self.output.extend(self.input.next());
                Ok(())
            }
            '(' if self.is_unquoted_url() => self.copy_until(')'),
            '{' => {
                self.depth += 1;
                Ok(())
            }
            '}' if self.depth == 0 => bail!("a block is closed that was not opened"),
            '}' => {
                self.depth -= 1;
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn close_gap(&mut self, next: char) {
        let is_tight =
            self.output.chars().last().is_none_or(|last| TIGHT.contains(last)) || TIGHT.contains(next);
        match std::mem::replace(&mut self.gap, Gap::None) {
            Gap::Space if !is_tight => self.output.push(' '),
            // Without white space beside it a comment keeps two words apart without putting a space between them.
            Gap::Comment if !is_tight => self.output.push_str("/**/"),
            _ => {}
        }
    }

    fn skip_comment(&mut self) -> Result<()> {
        self.input.next();
        let mut last = ' ';
        for c in self.input.by_ref() {
            if last == '*' && c == '/' {
                if self.gap == Gap::None {
                    self.gap = Gap::Comment;
                }
                return Ok(());
            }
            last = c;
        }
        bail!("a comment is not closed");
    }

    /// Copies up to and with `end`, which a backslash hides.
    fn copy_until(&mut self, end: char) -> Result<()> {
        while let Some(c) = self.input.next() {
            self.output.push(c);
            if c == '\\' {
                self.output.extend(self.input.next());
            } else if c == end {
                return Ok(());
            }
        }
        bail!("a string or url is not closed: no {end}");
    }

    /// Whether the parenthesis just written opens a `url(` whose address is not in quotes.
    fn is_unquoted_url(&self) -> bool {
        let is_url = self.output.to_ascii_lowercase().ends_with("url(");
        let mut ahead = self.input.clone().skip_while(char::is_ascii_whitespace);
        is_url && !matches!(ahead.next(), Some('"' | '\''))
    }
}

#[cfg(test)]
mod tests {
    use super::minify;

    #[test]
    fn what_means_nothing_goes_and_what_means_something_stays() {
        let cases = [
            ("a {\n  color: red;\n}\n", "a{color: red;}"),
            ("/* one */ a { } /* two */", "a{}"),
            ("a, b :hover > c { }", "a,b :hover > c{}"),
            ("a { width: calc(1px  +  2px) }", "a{width: calc(1px + 2px)}"),
            ("a { content: \"/* not a comment */  {\" }", "a{content: \"/* not a comment */  {\"}"),
            ("a { content: 'it\\'s' ; }", "a{content: 'it\\'s';}"),
            (
                "a { background: url(data:image/svg+xml;utf8,<svg /*x*/ a>) }",
                "a{background: url(data:image/svg+xml;utf8,<svg /*x*/ a>)}",
            ),
            ("a { background: url( \"x y.svg\" ) }", "a{background: url( \"x y.svg\" )}"),
            ("a/* together */.b { }", "a/**/.b{}"),
            ("a /* apart */.b { }", "a .b{}"),
            ("a/* apart */ .b { }", "a .b{}"),
            (".w-1\\/2\\{ { }", ".w-1\\/2\\{{}"),
            ("@media (width >= 40rem) and (hover) { }", "@media (width >= 40rem) and (hover){}"),
        ];
        for (css, expected) in cases {
            assert_eq!(minify(css).expect("valid"), expected);
        }
    }

    #[test]
    fn a_minified_sheet_stays_as_it_is() {
        let once = minify("a /* x */ { b: c d ; e: url( f ) }\n\n@layer x { y { } }").expect("valid");
        assert_eq!(minify(&once).expect("valid"), once);
    }

    #[test]
    fn what_is_not_closed_is_an_error() {
        for css in ["a { ", "a } ", "/* a", "a { content: \"b }", "a { b: url(c }"] {
            assert!(minify(css).is_err(), "{css}");
        }
    }
}
