//! How far each labelled conflict came on its way to the report, so that the stage that loses most can be mended.

use super::{Gold, matching};
use crate::report::{Evidence, Report};
use crate::source::Source;
use crate::{Stages, conflict, present};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// How far a conflict came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// No statement was made of the quotes of two positions.
    Nothing,
    /// Two positions have statements.
    ValueFound,
    /// Two positions have statements of the label's kind.
    ClaimComplete,
    /// Two statements of different positions met.
    SlotShared,
    /// Two that met were found to differ.
    Compared,
    /// It is in the report.
    Reported,
}

/// All stages, in order.
pub const STAGES: [Stage; 6] = [
    Stage::Nothing,
    Stage::ValueFound,
    Stage::ClaimComplete,
    Stage::SlotShared,
    Stage::Compared,
    Stage::Reported,
];

impl Stage {
    /// Its name for readers.
    pub const fn name(self) -> &'static str {
        match self {
            Stage::Nothing => "nothing",
            Stage::ValueFound => "value found",
            Stage::ClaimComplete => "claim complete",
            Stage::SlotShared => "slot shared",
            Stage::Compared => "compared",
            Stage::Reported => "reported",
        }
    }
}

/// What was compared with what.
#[derive(Clone, Debug)]
pub struct Compared {
    /// All statements: the kind of conflict that judges the slot, and where it stands.
    claims: Vec<(&'static str, Evidence)>,
    /// Pairs of statements that met and may be about the same, by index, and whether they differ or changed over time.
    pairs: Vec<(usize, usize, bool)>,
}

/// The statements of all sources with the pairs that met.
pub fn compared(sources: &[Source]) -> Compared {
    // Of copies the first stands for all: what is looked for was met if it was met there.
    let stages = Stages::run(sources);
    let kind = |c: &crate::claim::Claim| conflict::kind_of(c.slot).map_or("", |k| k.id);
    let claims = stages.claims.iter().map(|c| (kind(c), present::evidence(&stages, c))).collect();
    Compared { claims, pairs: conflict::pairs(&stages.documents, &stages.entities, &stages.claims) }
}

/// How far one labelled conflict came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reached {
    /// The corpus.
    pub corpus: String,
    /// Id of the label.
    pub id: String,
    /// Its kind.
    pub kind: String,
    /// What it is about.
    pub topic: String,
    /// The last stage that it reached.
    pub stage: Stage,
}

/// How far every labelled conflict of a corpus came.
pub fn reached(corpus: &str, gold: &Gold, compared: &Compared, report: &Report) -> Vec<Reached> {
    let stage = |label: &super::gold::Label| {
        let groups = label.groups();
        if report.conflicts.iter().any(|c| matching::matches(c, &groups, Some(&label.kind))) {
            return Stage::Reported;
        }
        let mut sides: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        let (mut any, mut own) = (BTreeSet::new(), BTreeSet::new());
        for (i, (kind, evidence)) in compared.claims.iter().enumerate() {
            let same = *kind == label.kind;
            let hit = matching::positions(std::iter::once(evidence), &groups, same);
            if !hit.is_empty() {
                any.extend(hit.iter().copied());
                if same {
                    own.extend(hit.iter().copied());
                }
                sides.insert(i, hit);
            }
        }
        let between = |a: usize, b: usize| match (sides.get(&a), sides.get(&b)) {
            (Some(p), Some(q)) => p.union(q).count() >= 2,
            _ => false,
        };
        let met: Vec<bool> = compared.pairs.iter().filter(|p| between(p.0, p.1)).map(|p| p.2).collect();
        match () {
            () if met.contains(&true) => Stage::Compared,
            () if !met.is_empty() => Stage::SlotShared,
            () if own.len() >= 2 => Stage::ClaimComplete,
            () if any.len() >= 2 => Stage::ValueFound,
            () => Stage::Nothing,
        }
    };
    let labels = gold.conflicts.iter();
    labels
        .map(|label| Reached {
            corpus: corpus.to_owned(),
            id: label.id.clone(),
            kind: label.kind.clone(),
            topic: label.topic.clone(),
            stage: stage(label),
        })
        .collect()
}
