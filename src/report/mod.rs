//! The report: what `check` found, in the shape that every renderer reads and JSON prints.
//!
//! Knows nothing of grammar, but for [`parse`], which shows it. A renderer is a file here and a line in [`FORMATS`].

pub mod claims;
pub mod graph;
pub mod id;
pub mod json;
pub mod markdown;
pub mod order;
pub mod parse;
pub mod quote;
pub mod style;
pub mod summary;
pub(crate) mod table;
pub mod terminal;
pub mod trust;

pub use order::Filter;
pub use style::Look;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Version of the JSON report's shape.
pub const SCHEMA_VERSION: u32 = 1;

/// A way to write a report.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// Its name on the command line.
    pub name: &'static str,
    /// One line about it.
    pub help: &'static str,
    /// Writes the report. The text ends with a line break and is the same, to the byte, for the same report and look.
    pub render: fn(&Report, &Look) -> String,
}

/// Every format, the default first.
pub const FORMATS: [Format; 3] = [
    Format { name: "table", help: "Tables for a terminal", render: terminal::render },
    Format { name: "json", help: "JSON for other programs (see `atodds schema`)", render: json::render },
    Format { name: "markdown", help: "Markdown for documents and issues", render: markdown::render },
];

/// What `check` found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Report {
    /// Version of this shape; grows when a field changes its meaning or goes.
    pub version: u32,
    /// The sources that were read, by id.
    pub sources: Vec<SourceInfo>,
    /// Where sources contradict each other or themselves, most certain first.
    pub conflicts: Vec<Conflict>,
    /// Values that changed over time: each was true when it was said.
    pub updates: Vec<Conflict>,
    /// What could not be read.
    pub problems: Vec<ProblemInfo>,
}

/// One source of the report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SourceInfo {
    /// Name used in evidence.
    pub id: String,
    /// The file it was read from.
    pub path: String,
    /// Title of the document.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub title: Option<String>,
    /// Who publishes it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub publisher: Option<String>,
    /// Its address.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub url: Option<String>,
    /// Day of publication, `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub published: Option<String>,
    /// Number of statements that were extracted from it.
    pub claims: usize,
    /// How far it can be relied on, 0 to 1, as far as the sources tell (`atodds trust` says why).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub reliability: Option<Reliability>,
}

/// The reliability of a source with the interval that it lies in nine times of ten.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Reliability {
    /// The probability that a claim of the source is right.
    pub mean: f64,
    /// Lower end of the interval.
    pub low: f64,
    /// Upper end of the interval.
    pub high: f64,
}

/// A source that could not be read, or not in full.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ProblemInfo {
    /// The file or folder.
    pub path: String,
    /// What is wrong and what to do about it.
    pub message: String,
    /// Whether a source is missing from the report for it.
    #[serde(default)]
    pub fatal: bool,
}

/// How grave a disagreement is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Both can't hold.
    Contradiction,
    /// A reading exists in which both hold, and a reader would still want to look.
    Tension,
    /// Each was true at its own time.
    Update,
}

/// A disagreement about one thing, with every position that is taken on it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Conflict {
    /// Stable name of this disagreement: a hash over kind, topic, sources and values.
    pub id: String,
    /// What kind of disagreement it is: `quantity`, `date`, `role`, ...
    pub kind: String,
    /// How grave it is.
    pub severity: Severity,
    /// How sure the tool is that this is a disagreement, 0 to 1.
    pub confidence: f64,
    /// What it is about, in a few words.
    pub topic: String,
    /// Why the positions are comparable and how each value was read, as a sentence.
    pub explanation: String,
    /// The positions, the best supported first.
    pub positions: Vec<Position>,
}

/// One of the values that sources give.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Position {
    /// The value, normalised for reading.
    pub value: String,
    /// How probable the sources make it, 0 to 1, by how many of them say so and how reliable they are; not a verdict.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub probability: Option<f64>,
    /// Who says so, and where.
    pub evidence: Vec<Evidence>,
}

/// A quote with its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Evidence {
    /// Id of the source.
    pub source: String,
    /// Byte offset of the quote in the source's visible text.
    pub start: usize,
    /// Byte offset behind the quote.
    pub end: usize,
    /// Line of the file (from 1) at which the quote begins.
    pub line: usize,
    /// Column (from 1, in bytes) at which it begins.
    pub column: usize,
    /// The sentence or table row, exactly as it stands.
    pub quote: String,
    /// The words in it that carry the value.
    pub mention: String,
    /// Byte offset of `mention` within `quote`.
    pub mention_start: usize,
    /// Who is quoted as saying so, where it is not the source itself.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub attribution: Option<String>,
}
