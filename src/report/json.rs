//! JSON, the report for other programs.

use super::{Look, Report};
use serde::Serialize;
use std::fmt::Write;

/// The report as JSON: fields in the order of the types, quotes exactly as they stand in their documents.
pub fn render(report: &Report, _: &Look) -> String {
    pretty(report)
}

/// Anything as indented JSON that ends with a line break. Control characters and those that reorder text are
/// written as escapes: a reader of the JSON gets them exactly, a terminal never does.
pub fn pretty(value: &impl Serialize) -> String {
    // The types here have nothing that JSON can't say, so there is no error to report.
    let json = serde_json::to_string_pretty(value).unwrap_or_default();
    let mut out = String::with_capacity(json.len() + 1);
    for character in json.chars() {
        match character {
            '\u{7f}'..='\u{9f}'
            | '\u{61c}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' => {
                // Outside strings JSON is ASCII without these. Writing to a string can't fail.
                let _ = write!(out, "\\u{:04x}", u32::from(character));
            }
            _ => out.push(character),
        }
    }
    out.push('\n');
    out
}

/// The JSON Schema of the report, as it is kept in `src/report/report.schema.json`.
pub fn schema() -> String {
    pretty(&schemars::schema_for!(Report))
}

#[cfg(test)]
mod tests {
    use super::pretty;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_text_comes_back_exactly_and_is_harmless(text: String) {
            let json = pretty(&text);
            prop_assert!(!json.trim_end().chars().any(char::is_control));
            prop_assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
        }
    }

    #[test]
    fn control_characters_come_back_exactly() {
        let text = "\u{1b}[1m\u{9b}2J\u{202e}";
        assert_eq!(pretty(&text), "\"\\u001b[1m\\u009b2J\\u202e\"\n");
        assert_eq!(serde_json::from_str::<String>(&pretty(&text)).unwrap(), text);
    }
}
