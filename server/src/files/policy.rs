//! The content security policy, made from the page it guards.

use crate::codes::sha256;

/// The policy of a page: nothing but our own origin, and inline only what the page was built with, by its hash.
pub(super) fn for_page(page: &str) -> String {
    let scripts = hashes(page, "<script", "</script>");
    let styles = hashes(page, "<style", "</style>");
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{scripts}; style-src 'self'{styles}; \
         img-src 'self' data:; connect-src 'self'; manifest-src 'self'; font-src 'none'; form-action 'self'; \
         base-uri 'none'; frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'"
    )
}

fn hashes(page: &str, open: &str, close: &str) -> String {
    let blocks = page.split(open).skip(1).filter_map(|rest| {
        let (tag, rest) = rest.split_once('>')?;
        let (content, _) = rest.split_once(close)?;
        (!tag.contains("src=") && !content.is_empty()).then_some(content)
    });
    blocks.map(|content| format!(" 'sha256-{}'", base64(&sha256(content.as_bytes())))).collect()
}

/// RFC 4648, with padding.
fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let sign = |bits: u32| char::from(SIGNS[(bits & 63) as usize]);
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        text.push(sign(bits >> 18));
        text.push(sign(bits >> 12));
        text.push(if chunk.len() > 1 { sign(bits >> 6) } else { '=' });
        text.push(if chunk.len() > 2 { sign(bits) } else { '=' });
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_as_the_rfc_says() {
        let cases = [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")];
        for (bytes, text) in cases {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }

    #[test]
    fn inline_blocks_are_admitted_by_hash_and_nothing_else_is() {
        let policy =
            for_page("<style>a{}</style><script type=module>go()</script><script src=\"/x.js\"></script>");
        assert_eq!(policy.matches("'sha256-").count(), 2, "{policy}");
        assert!(policy.contains(&base64(&sha256(b"go()"))));
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"));
    }
}
