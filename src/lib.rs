//! atodds reads what several sources say about the same things and shows where they are at odds.

pub mod analysis;
pub mod error;
pub mod report;
pub mod source;
pub mod text;
pub mod value;

use analysis::Sentence;
use report::claims::ClaimRow;
use report::graph::GraphView;
use report::{Filter, Report, SCHEMA_VERSION, SourceInfo};
use source::Source;

/// What the pipeline is told besides the sources.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// Which conflicts the report shows.
    pub filter: Filter,
}

/// Reads the statements of all sources and reports where they are at odds.
pub fn check(sources: &[Source], options: &Options) -> Report {
    // The stages go here.
    let conflicts = Vec::new();
    let sources = sources.iter().map(|source| source_info(source, 0)).collect();
    let (updates, problems) = Default::default();
    Report { version: SCHEMA_VERSION, sources, conflicts, updates, problems }.finish(&options.filter)
}

/// The statements of all sources, in the order of the sources and their texts.
pub fn claims(_sources: &[Source], _options: &Options) -> Vec<ClaimRow> {
    Vec::new()
}

/// The topic graph of all sources.
pub fn graph(_sources: &[Source], _options: &Options) -> GraphView {
    GraphView::default()
}

/// The grammatical analysis of one source.
pub fn analyse(_source: &Source) -> Vec<Sentence> {
    Vec::new()
}

fn source_info(source: &Source, claims: usize) -> SourceInfo {
    SourceInfo {
        id: source.id.clone(),
        path: source.path.clone(),
        title: source.title.clone(),
        publisher: source.publisher.clone(),
        url: source.url.clone(),
        published: source.published.map(|date| date.to_string()),
        claims,
    }
}
