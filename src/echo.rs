//! Copies of whole texts: read once, shown with all who have them.
//!
//! How rare a word is, what a document is mostly about and how many values a thing has are counted over the documents. A
//! text that stands there five times would count five times, and what is found in the others would change with it. So
//! only the first of such sources goes through the stages, and what is found there is then said of the others too.

use crate::Stages;
use crate::analysis::Document;
use crate::claim::Claim;
use crate::conflict::Finding;
use crate::report::Severity;
use crate::source::Source;
use crate::topic::{Edge, TopicGraph};
use std::collections::{BTreeMap, BTreeSet};

/// A source whose text another source has, too.
#[derive(Clone, Debug)]
pub struct Echo {
    /// The source.
    pub source: Source,
    /// Index of the document with the same text.
    pub of: usize,
}

/// The sources with a text of their own, and those that have the same text, title and day as one of them.
pub(crate) fn split(sources: Vec<Source>) -> (Vec<Source>, Vec<Echo>) {
    let mut own: Vec<Source> = Vec::with_capacity(sources.len());
    let mut echoes = Vec::new();
    let mut known: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for source in sources {
        let alike = known.entry(fingerprint(&source.text.visible)).or_default();
        let same = |&&of: &&usize| {
            let first: &Source = &own[of];
            first.text == source.text && first.title == source.title && first.published == source.published
        };
        match alike.iter().find(same) {
            Some(&of) if !source.text.visible.is_empty() => echoes.push(Echo { source, of }),
            _ => {
                alike.push(own.len());
                own.push(source);
            }
        }
    }
    (own, echoes)
}

fn fingerprint(text: &str) -> u64 {
    use std::hash::Hasher;
    let mut hasher = fnv::FnvHasher::default();
    hasher.write(text.as_bytes());
    hasher.finish()
}

/// What was found, with the echoes as documents of their own: in the order of the ids, each with the claims of its text.
pub(crate) fn sounded(
    stages: Stages,
    graph: TopicGraph,
    findings: Vec<Finding>,
) -> (Stages, TopicGraph, Vec<Finding>) {
    if stages.echoes.is_empty() {
        return (stages, graph, findings);
    }
    let (documents, from) = documents(&stages);
    let entities = stages.entities.renumbered(&from);
    let (claims, places) = claims(&stages, &from);
    let mut whole = TopicGraph::new(&documents, &entities, &claims);
    for (a, b, edge) in graph.ties() {
        whole.relate(places[a][0], places[b][0], edge);
    }
    for same in &places {
        // One text says the same; it surely is about the same.
        same[1..].iter().for_each(|&echo| whole.relate(same[0], echo, Edge::Supports(1.0)));
    }
    let findings = findings.into_iter().map(|finding| with_echoes(finding, &claims, &places)).collect();
    (Stages { documents, entities, claims, echoes: Vec::new() }, whole, findings)
}

/// All documents by their ids, and for each the index of the one that was read.
fn documents(stages: &Stages) -> (Vec<Document>, Vec<usize>) {
    let read = stages.documents.iter().cloned().enumerate().map(|(index, document)| (document, index));
    let echoes = stages.echoes.iter().map(|echo| {
        let document = Document { source: echo.source.clone(), ..stages.documents[echo.of].clone() };
        (document, echo.of)
    });
    let mut all: Vec<(Document, usize)> = read.chain(echoes).collect();
    all.sort_by(|(a, _), (b, _)| (&a.source.id, &a.source.path).cmp(&(&b.source.id, &b.source.path)));
    all.into_iter().unzip()
}

/// The claims of all documents, and where each claim that was read stands now: first its own, then its echoes.
fn claims(stages: &Stages, from: &[usize]) -> (Vec<Claim>, Vec<Vec<usize>>) {
    let mut of_document = vec![Vec::new(); stages.documents.len()];
    stages.claims.iter().enumerate().for_each(|(index, claim)| of_document[claim.document].push(index));
    let mut places = vec![Vec::new(); stages.claims.len()];
    let mut all = Vec::new();
    for (document, &read) in from.iter().enumerate() {
        for &claim in &of_document[read] {
            places[claim].push(all.len());
            all.push(Claim { document, ..stages.claims[claim].clone() });
        }
    }
    (all, places)
}

fn with_echoes(mut finding: Finding, claims: &[Claim], places: &[Vec<usize>]) -> Finding {
    for side in &mut finding.sides {
        side.claims = side.claims.iter().flat_map(|&claim| places[claim].iter().copied()).collect();
        side.claims.sort_unstable();
    }
    // Of an update the order is that of time.
    if finding.severity != Severity::Update {
        finding.sides.sort_by_key(|side| {
            let sources: BTreeSet<usize> = side.claims.iter().map(|&c| claims[c].document).collect();
            (std::cmp::Reverse(sources.len()), side.claims.first().copied())
        });
    }
    finding
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Settings;

    fn source(id: &str, text: &str) -> Source {
        crate::source::read(id, text.as_bytes(), &Settings::default()).0.unwrap()
    }

    #[test]
    fn an_echo_says_what_its_text_says() {
        let (early, late) =
            ("The bridge was opened on 12 May 2031.\n", "The bridge was opened on 21 May 2031.\n");
        let sources = [source("a.txt", late), source("b.txt", early), source("c.txt", early)];
        let stages = Stages::run(&sources);
        assert_eq!((stages.documents.len(), stages.echoes.len()), (2, 1));
        let (graph, findings) = stages.relate(&[]);
        let (stages, graph, findings) = sounded(stages, graph, findings);
        let ids: Vec<&str> = stages.documents.iter().map(|d| d.source.id.as_str()).collect();
        assert_eq!(ids, ["a", "b", "c"]);
        let of = |c: usize| stages.claims[c].document;
        let sides: Vec<Vec<usize>> =
            findings[0].sides.iter().map(|s| s.claims.iter().map(|&c| of(c)).collect()).collect();
        assert_eq!(sides, [vec![1, 2], vec![0]]);
        assert!(graph.ties().any(|(a, b, edge)| of(a) == 1 && of(b) == 2 && edge == Edge::Supports(1.0)));
        assert!(stages.entities.referents.len() == 3);
    }
}
