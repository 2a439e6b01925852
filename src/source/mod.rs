//! Reading sources: files and standard input become [`Source`]s, and what can't be read a [`Problem`].

use crate::text::Text;
use jiff::civil::Date;

/// One document that makes statements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Name in reports: the file's stem, made unique, or what the configuration gives.
    pub id: String,
    /// The path as it was found, with `/` between folders; `-` for standard input.
    pub path: String,
    /// Title of the page or document.
    pub title: Option<String>,
    /// Who publishes it.
    pub publisher: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// The day it was published, where it says so.
    pub published: Option<Date>,
    /// What a reader sees of it.
    pub text: Text,
}

/// Something that kept (part of) a source from being read. The rest of the work goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file or folder.
    pub path: String,
    /// What is wrong with it, and what to do about it, as one sentence.
    pub message: String,
    /// Whether a source is missing from the report for it (exit status 2).
    pub fatal: bool,
}
