//! Where a Markdown page speaks of names: code and links.

/// A piece of a page.
#[derive(Debug, PartialEq)]
pub(super) struct Span<'a> {
    /// Counted from 1.
    pub(super) line: usize,
    pub(super) text: &'a str,
    pub(super) is_link: bool,
}

/// Everything in backticks, each line of a fenced block, and each link's and picture's target.
pub(super) fn spans(page: &str) -> Vec<Span<'_>> {
    let mut spans = Vec::new();
    let mut is_fenced = false;
    for (number, text) in page.lines().enumerate() {
        let line = number + 1;
        if text.trim_start().starts_with("```") {
            is_fenced = !is_fenced;
        } else if is_fenced {
            spans.push(Span { line, text, is_link: false });
        } else {
            spans.extend(code(text).map(|text| Span { line, text, is_link: false }));
            spans.extend(links(text).map(|text| Span { line, text, is_link: true }));
        }
    }
    spans
}

fn code(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2)
}

/// `[text](target)`, `[name]: target`, `src="target"` and `href="target"`.
fn links(line: &str) -> impl Iterator<Item = &str> {
    let inline = line.split("](").skip(1).filter_map(|rest| rest.split([')', ' ']).next());
    let reference =
        line.strip_prefix('[').and_then(|rest| rest.split_once("]: ")).map(|(_, target)| target.trim());
    let attributes = ["src=\"", "href=\""].into_iter();
    let html =
        attributes.flat_map(move |name| line.split(name).skip(1).filter_map(|rest| rest.split('"').next()));
    inline.chain(reference).chain(html)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_fences_and_links_are_found_with_their_lines() {
        let page = "See `src/app.rs` and [how](docs/how.md \"title\").\n\n```sh\ncargo xtask run\n```\n\
                    ![x](a.png) <img src=\"b.png\">\n[c]: c.md";
        let found: Vec<(usize, &str, bool)> =
            spans(page).iter().map(|span| (span.line, span.text, span.is_link)).collect();
        let expected = [
            (1, "src/app.rs", false),
            (1, "docs/how.md", true),
            (4, "cargo xtask run", false),
            (6, "a.png", true),
            (6, "b.png", true),
            (7, "c.md", true),
        ];
        assert_eq!(found, expected);
    }
}
