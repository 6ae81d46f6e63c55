//! The way in from a browser's page.

use crate::Rules;
use wasm_bindgen::prelude::{JsError, wasm_bindgen};

/// The rules of a school, kept between two calls of a page.
#[wasm_bindgen]
pub struct PageRules {
    rules: Rules,
}

#[wasm_bindgen]
impl PageRules {
    /// From the answers of the API.
    #[wasm_bindgen(constructor)]
    pub fn new(school: &str, menu: &str, prices: &str) -> Result<PageRules, JsError> {
        match Rules::read(school, menu, prices) {
            Ok(rules) => Ok(Self { rules }),
            Err(error) => Err(JsError::new(&error.to_string())),
        }
    }

    /// Judges the menu; how many groups fit.
    #[wasm_bindgen(js_name = judgeMenu)]
    pub fn judge_menu(&self) -> usize {
        self.rules.judge_menu().0
    }
}
