//! atodds reads what several sources say about the same things and shows where they are at odds.
//!
//! The data's way: [`source`] → [`text`] → [`analysis`] (filled by [`grammar`]) → [`entity`] and [`value`] → [`claim`]
//! → [`topic`] → [`conflict`] → [`report`]; [`mod@trust`] says how far the sources can be relied on.

pub mod analysis;
pub mod claim;
pub mod config;
pub mod conflict;
mod echo;
pub mod entity;
pub mod error;
pub mod eval;
pub mod grammar;
mod pairs;
mod present;
pub mod report;
pub mod source;
pub mod text;
pub mod topic;
pub mod trust;
pub mod value;
pub mod world;

use analysis::{Document, Sentence};
use claim::Claim;
use conflict::{Finding, Mechanism};
use echo::Echo;
use entity::Entities;
use rayon::prelude::*;
use report::claims::ClaimRow;
use report::graph::GraphView;
use report::trust::TrustReport;
use report::{Filter, Report};
use source::Source;
use topic::TopicGraph;

/// What the pipeline is told besides the sources.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// Which conflicts the report shows.
    pub filter: Filter,
    /// What is known of the sources' reliability, by their ids, and of single values.
    pub trust: trust::Options,
    /// Mechanisms that are left out, to measure what they add.
    pub without: Vec<Mechanism>,
}

/// What the stages up to claims have made of the sources.
#[derive(Debug)]
pub struct Stages {
    /// The analysed sources, by id; of those with one text the first.
    pub documents: Vec<Document>,
    /// Who and what they name.
    pub entities: Entities,
    /// What they state.
    pub claims: Vec<Claim>,
    /// The other sources with the same texts.
    echoes: Vec<Echo>,
}

impl Stages {
    /// Runs them.
    pub fn run(sources: &[Source]) -> Stages {
        let mut sources = sources.to_vec();
        sources.sort_by(|a, b| (&a.id, &a.path).cmp(&(&b.id, &b.path)));
        let (sources, echoes) = echo::split(sources);
        let documents: Vec<Document> = sources.into_par_iter().map(analysis::analyse).collect();
        let entities = entity::resolve(&documents);
        let claims = claim::extract(&documents, &entities);
        Stages { documents, entities, claims, echoes }
    }

    fn relate(&self, without: &[Mechanism]) -> (TopicGraph, Vec<Finding>) {
        let mut graph = TopicGraph::new(&self.documents, &self.entities, &self.claims);
        let findings = conflict::find(&self.documents, &self.entities, &self.claims, without, &mut graph);
        (graph, findings)
    }
}

/// All stages, with every source in what they found.
fn found(sources: &[Source], options: &Options) -> (Stages, TopicGraph, Vec<Finding>) {
    let stages = Stages::run(sources);
    let (graph, findings) = stages.relate(&options.without);
    echo::sounded(stages, graph, findings)
}

/// Reads the statements of all sources and reports where they are at odds.
pub fn check(sources: &[Source], options: &Options) -> Report {
    let (stages, graph, findings) = found(sources, options);
    let report = present::report(&stages, &findings);
    present::trust::support(report, &stages, &findings, &graph, options).finish(&options.filter)
}

/// How far the sources can be relied on, and what makes the figure of the source `why`.
pub fn trust(sources: &[Source], options: &Options, why: Option<&str>) -> TrustReport {
    let (stages, graph, findings) = found(sources, options);
    present::trust::report(&stages, &findings, &graph, options, why)
}

/// The statements of all sources, in the order of the sources and their texts.
pub fn claims(sources: &[Source], _options: &Options) -> Vec<ClaimRow> {
    let stages = Stages::run(sources);
    let (stages, ..) = echo::sounded(stages, TopicGraph::default(), Vec::new());
    present::claims(&stages)
}

/// The topic graph of all sources.
pub fn graph(sources: &[Source], options: &Options) -> GraphView {
    let (stages, graph, _) = found(sources, options);
    present::graph(&stages, &graph)
}

/// The grammatical analysis of one source, whatever its language.
pub fn analyse(source: &Source) -> Vec<Sentence> {
    analysis::analyse_all(source.clone()).sentences
}
