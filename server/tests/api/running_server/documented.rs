//! What the server's API document promises, and whether an answer keeps it.

use super::Answer;
use kehou_contract::{Problem, routes};
use serde_json::Value;

/// The API document of a running server.
pub(crate) struct Documented(Value);

impl Documented {
    pub(super) fn read(body: &[u8]) -> Self {
        Self(serde_json::from_slice(body).expect("a document"))
    }

    pub(crate) fn document(&self) -> &Value {
        &self.0
    }

    /// Method and template of every operation.
    pub(crate) fn operations(&self) -> impl Iterator<Item = (String, &str, &Value)> {
        let paths = self.0["paths"].as_object().into_iter().flatten();
        paths.flat_map(|(template, methods)| {
            let methods = methods.as_object().into_iter().flatten();
            methods.map(move |(method, operation)| (method.to_uppercase(), template.as_str(), operation))
        })
    }

    /// Fails the test when the document lacks this answer, or when a fault is not told as a problem.
    pub(super) fn check(&self, method: &str, path: &str, answer: &Answer) {
        let Answer { status, .. } = answer;
        let told = answer.header("content-type");
        if *status >= 400 && path != routes::HEALTHZ && method != "HEAD" {
            assert_eq!(told, "application/problem+json", "{method} {path} → {status}");
            let problem: Problem = answer.read();
            assert_eq!(problem.status, *status, "{method} {path}: {problem:?}");
            assert!(!problem.title.is_empty(), "{method} {path}: {problem:?}");
        }
        let mut operations = self.operations();
        let found = operations.find(|(of, template, _)| of == method && is_of(path, template));
        let Some((_, template, operation)) = found else {
            return;
        };
        let promised = &operation["responses"][status.to_string()];
        assert!(promised.is_object(), "the document lacks {method} {template} → {status}");
        if !answer.body.is_empty() {
            let essence = told.split(';').next().unwrap_or_default();
            let content = promised["content"].get(essence);
            assert!(content.is_some(), "the document lacks {method} {template} → {status} as {told}");
        }
    }
}

/// Whether an address is made from a template.
fn is_of(path: &str, template: &str) -> bool {
    let (parts, wanted) = (path.split('/'), template.split('/'));
    parts.clone().count() == wanted.clone().count()
        && parts.zip(wanted).all(|(part, wanted)| wanted.starts_with('{') || part == wanted)
}
