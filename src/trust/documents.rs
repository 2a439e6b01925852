//! From documents to the table: what findings and agreements say of whom.

use super::assess::{self, Assessment, Options};
use super::manner::Manner;
use super::near;
use super::table::{Spec, SpecValue, Table};
use crate::Stages;
use crate::claim::Claim;
use crate::conflict::Finding;
use crate::report::Severity;
use crate::topic::{Edge, TopicGraph};
use petgraph::unionfind::UnionFind;
use std::collections::{BTreeMap, BTreeSet};

/// Compatibility K of two values in tension: in one reading both hold.
const TENSION: f64 = 0.5;

/// A slot of the documents: a disagreement, or a value on which several statements agree.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DocumentSlot {
    /// Index of the finding; `None` where all agree.
    pub finding: Option<usize>,
    /// For each value of the table's slot the claims that give it.
    pub claims: Vec<Vec<usize>>,
}

/// The assessment of documents and of those whom they quote.
#[derive(Clone, Debug, Default)]
pub struct DocumentTrust {
    /// The assessment; the sources of its table are the documents, in order, and then the speakers.
    pub assessment: Assessment,
    /// How many of the sources are documents.
    pub documents: usize,
    /// What the slots of the table are.
    pub slots: Vec<DocumentSlot>,
    /// For each document, how many of its statements no other source touches.
    pub alone: Vec<usize>,
    /// For each document its manner, where its prior comes from that.
    pub manners: Vec<Option<Manner>>,
    /// The manner that is usual among them.
    pub usual: Manner,
}

/// Assesses the documents. `ids` are the conflict ids of the findings: a confirmation names one as its object, and a
/// value of that disagreement.
pub fn of_documents(
    stages: &Stages,
    findings: &[&Finding],
    ids: &[String],
    graph: &TopicGraph,
    options: &Options,
) -> DocumentTrust {
    let sources = Sources::of(stages);
    let mut specs: Vec<(Spec, DocumentSlot)> = Vec::new();
    let mut touched: BTreeSet<usize> = BTreeSet::new();
    let mut overtaken: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (index, finding) in findings.iter().enumerate() {
        touched.extend(finding.sides.iter().flat_map(|side| side.claims.iter().copied()));
        if finding.severity == Severity::Update {
            for side in finding.sides.iter().rev().skip(1) {
                for &claim in &side.claims {
                    overtaken.entry(sources.speaker(&stages.claims[claim])).or_default().insert(claim);
                }
            }
            continue;
        }
        specs.push(disagreement(index, finding, &ids[index], stages, &sources));
    }
    specs.extend(agreements(stages, graph, &mut touched, &sources));
    specs.sort_by(|a, b| a.0.object.cmp(&b.0.object));
    let (specs, slots): (Vec<Spec>, Vec<DocumentSlot>) = specs.into_iter().unzip();
    let texts: Vec<&str> = stages.documents.iter().map(|d| d.source.text.visible.as_str()).collect();
    let mut alone = vec![0; stages.documents.len()];
    let untouched = stages.claims.iter().enumerate().filter(|(index, _)| !touched.contains(index));
    untouched.for_each(|(_, claim)| alone[claim.document] += 1);
    let mut table = Table::given(sources.names, specs);
    for (source, claims) in overtaken {
        table.superseded[source] = claims.len();
    }
    let clusters = near::duplicates(&texts);
    let mut options = Options { clusters, compare_values: false, ..options.clone() };
    let (manners, usual) = manners(stages, &mut options);
    let assessment = assess::assess(table, &options);
    DocumentTrust { assessment, documents: stages.documents.len(), slots, alone, manners, usual }
}

/// The manner of each document and what is usual among them, copies counted once; gives those documents a prior of which
/// the reader has not said what to expect.
fn manners(stages: &Stages, options: &mut Options) -> (Vec<Option<Manner>>, Manner) {
    let mut statements = vec![0; stages.documents.len()];
    stages.claims.iter().for_each(|claim| statements[claim.document] += 1);
    let texts = stages.documents.iter().map(|d| d.source.text.visible.as_str());
    let own: Vec<Manner> = texts.zip(&statements).map(|(text, &n)| Manner::of(text, n)).collect();
    let mut groups = options.clusters.clone();
    let known: BTreeSet<usize> = groups.iter().flatten().copied().collect();
    groups.extend((0..own.len()).filter(|document| !known.contains(document)).map(|document| vec![document]));
    // A group of copies has the manner that is usual in it.
    let manner = |group: &Vec<usize>| Manner::usual(&group.iter().map(|&d| own[d]).collect::<Vec<_>>());
    let heads: Vec<Manner> = groups.iter().map(manner).collect();
    let usual = Manner::usual(&heads);
    let id = |document: usize| &stages.documents[document].source.id;
    let mut manners = vec![None; own.len()];
    for (group, head) in groups.iter().zip(heads) {
        if group.iter().any(|&document| options.priors.contains_key(id(document))) {
            continue;
        }
        for &document in group {
            manners[document] = Some(head);
            options.priors.insert(id(document).clone(), head.prior(&usual));
        }
    }
    (manners, usual)
}

/// What somebody who is quoted is called among the sources.
pub fn quoted(speaker: &str) -> String {
    format!("{speaker} (quoted)")
}

/// The documents and, behind them, whom they quote.
struct Sources {
    names: Vec<String>,
    speakers: BTreeMap<String, usize>,
}

impl Sources {
    fn of(stages: &Stages) -> Sources {
        let names: Vec<String> = stages.documents.iter().map(|d| d.source.id.clone()).collect();
        let mut speakers: BTreeMap<String, usize> =
            stages.claims.iter().filter_map(|c| Some((name(c.qualifiers.speaker.as_deref()?), 0))).collect();
        for (n, index) in speakers.values_mut().enumerate() {
            *index = names.len() + n;
        }
        let quoted = speakers.keys().map(|speaker| quoted(speaker));
        let names = names.into_iter().chain(quoted).collect();
        Sources { names, speakers }
    }

    /// Who is answerable for a claim: whom the document quotes as saying so, or else the document.
    fn speaker(&self, claim: &Claim) -> usize {
        let quoted =
            claim.qualifiers.speaker.as_deref().and_then(|speaker| self.speakers.get(&name(speaker)));
        quoted.copied().unwrap_or(claim.document)
    }
}

fn name(speaker: &str) -> String {
    speaker.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn disagreement(
    index: usize,
    finding: &Finding,
    id: &str,
    stages: &Stages,
    sources: &Sources,
) -> (Spec, DocumentSlot) {
    let fit = if finding.severity == Severity::Tension { TENSION } else { 0.0 };
    let sides = finding.sides.len();
    let values = finding.sides.iter().enumerate().map(|(n, side)| {
        let speakers = side.claims.iter().map(|&c| sources.speaker(&stages.claims[c])).collect();
        let fits = (0..sides).filter(|&other| other != n && fit > 0.0).map(|other| (other, fit)).collect();
        SpecValue { text: side.value.clone(), sources: speakers, fits }
    });
    let weight = finding.confidence.clamp(0.05, 1.0);
    let spec = Spec { object: id.to_owned(), attribute: String::new(), weight, values: values.collect() };
    let claims = finding.sides.iter().map(|side| side.claims.clone()).collect();
    (spec, DocumentSlot { finding: Some(index), claims })
}

/// Statements of different sources that agree and are part of no disagreement, brought together.
fn agreements(
    stages: &Stages,
    graph: &TopicGraph,
    touched: &mut BTreeSet<usize>,
    sources: &Sources,
) -> Vec<(Spec, DocumentSlot)> {
    let mut sets = UnionFind::<usize>::new(stages.claims.len());
    let mut agreeing: BTreeSet<usize> = BTreeSet::new();
    for (a, b, edge) in graph.ties() {
        if matches!(edge, Edge::Supports(_)) && !touched.contains(&a) && !touched.contains(&b) {
            sets.union(a, b);
            agreeing.extend([a, b]);
        }
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    agreeing.iter().for_each(|&claim| groups.entry(sets.find_mut(claim)).or_default().push(claim));
    let mut found = Vec::new();
    for claims in groups.into_values() {
        let speakers: Vec<usize> = claims.iter().map(|&c| sources.speaker(&stages.claims[c])).collect();
        if speakers.iter().collect::<BTreeSet<_>>().len() < 2 {
            continue;
        }
        touched.extend(claims.iter().copied());
        let value = crate::conflict::display(&stages.claims[claims[0]], &stages.entities);
        // Behind all conflict ids, in the order of the claims.
        let object = format!("~{:08}", claims[0]);
        let spec = Spec {
            object,
            attribute: String::new(),
            weight: 1.0,
            values: vec![SpecValue { text: value, sources: speakers, fits: Vec::new() }],
        };
        found.push((spec, DocumentSlot { finding: None, claims: vec![claims] }));
    }
    found
}
