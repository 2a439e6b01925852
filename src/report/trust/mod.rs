//! Source reliability for readers: the rows of the table, what makes a source's figure, and the JSON of data without
//! documents.

pub mod build;
pub mod explain;
pub mod markdown;
pub mod table;

pub use build::{of_assessment, why};

use super::Evidence;
use crate::trust::manner::Manner;
use crate::trust::score::Score;
use serde::Serialize;

/// Version of the JSON's shape for documents.
pub const VERSION: u32 = 1;

/// What `trust` prints.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct TrustReport {
    /// Version of this shape; grows when a field changes its meaning or goes.
    pub version: u32,
    /// The sources, the most reliable first.
    pub sources: Vec<SourceTrust>,
    /// Those whom documents quote; what they say counts for and against them and not the document.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub speakers: Vec<SourceTrust>,
    /// The slots on which values differ, by name.
    pub slots: Vec<SlotTrust>,
    /// How many slots have one value on which sources agree.
    pub agreed: usize,
    /// The manner that is usual among the documents, by which priors are set where the reader sets none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub usual_manner: Option<Manner>,
    /// Where the cross-checks prefer another value than the model.
    pub checks: Checks,
    /// What makes one source's figure, if it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<Why>,
    /// How it fits a known truth, if one was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<Score>,
}

/// A source with its reliability.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct SourceTrust {
    /// Its name.
    pub id: String,
    /// The probability that a claim of it is right, as its claims so far have it.
    pub reliability: f64,
    /// Lower end of the 90% interval.
    pub low: f64,
    /// Upper end of the 90% interval.
    pub high: f64,
    /// What was believed of it beforehand, without confirmations.
    pub prior: f64,
    /// Its claims that can be compared.
    pub claims: usize,
    /// The slots of which it speaks.
    pub slots: usize,
    /// Those where another voice says the same.
    pub corroborated: usize,
    /// What nobody else speaks of: no evidence of anything.
    pub alone: usize,
    /// Disagreements in which its value is the most probable.
    pub won: usize,
    /// Disagreements in which it is not.
    pub lost: usize,
    /// Disagreements in which it is as probable as another, and those that the source has with itself alone.
    pub level: usize,
    /// Claims that were overtaken by events or by its own later ones, which is no error.
    pub superseded: usize,
    /// Sources of the same voice: copies, which count once.
    pub copies: Vec<String>,
    /// Other sources that it seems to depend on, or they on it, with the share that seems copied.
    pub depends: Vec<(String, f64)>,
}

/// A slot with its values, in the order of their support.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct SlotTrust {
    /// The object, or the id of the disagreement.
    pub object: String,
    /// The attribute, or the topic of the disagreement.
    pub attribute: String,
    /// The values, the best supported first.
    pub values: Vec<ValueTrust>,
    /// Probability that none of them is right.
    pub none: f64,
}

/// A value with its support.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ValueTrust {
    /// The value.
    pub value: String,
    /// Its probability.
    pub probability: f64,
    /// Its share of the sources.
    pub vote: f64,
    /// Who gives it, with the reliability of each.
    pub sources: Vec<(String, f64)>,
    /// Whether the reader has confirmed it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub confirmed: bool,
}

/// Disagreement of methods.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Checks {
    /// Contested slots in all.
    pub contested: usize,
    /// Those in which majority vote prefers another value than the model.
    pub vote: usize,
    /// Those in which PooledInvestment does.
    pub pooled_investment: usize,
    /// The names of such slots, at most twenty, with the value of the model and that of the other method.
    pub examples: Vec<Other>,
}

/// A slot for which a cross-check prefers another value.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Other {
    /// The slot.
    pub slot: String,
    /// The model's value.
    pub value: String,
    /// The method.
    pub method: String,
    /// Its value.
    pub other: String,
}

/// What makes a source's figure:
/// `reliability = (prior_right + confirmed_right + right) / (prior_all + confirmed_all + claims)`.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Why {
    /// The source.
    pub source: String,
    /// Its reliability.
    pub reliability: f64,
    /// Right claims of the prior.
    pub prior_right: f64,
    /// Claims of the prior.
    pub prior_all: f64,
    /// The manner of the document, where the prior comes from that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub manner: Option<Manner>,
    /// The manner that is usual among the documents.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub usual_manner: Option<Manner>,
    /// What its claims of confirmed slots count for as right ones.
    pub confirmed_right: f64,
    /// What they count for.
    pub confirmed_all: f64,
    /// What its other claims count for as right ones.
    pub right: f64,
    /// What they count for.
    pub claims: f64,
    /// How many of its statements were overtaken by later ones, which counts neither for nor against it.
    pub superseded: usize,
    /// How many of its voice's claims are said by copies too and counted once.
    pub duplicates: usize,
    /// The claims that raise it most.
    pub gains: Vec<Piece>,
    /// The claims that lower it most.
    pub losses: Vec<Piece>,
    /// The ranking if each other source had not spoken.
    pub without: Vec<Without>,
}

/// A claim and what it counts for.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Piece {
    /// The slot.
    pub slot: String,
    /// The source's value.
    pub value: String,
    /// The best supported value, where that is another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub against: Option<String>,
    /// Probability that the claim is right.
    pub probability: f64,
    /// What the claim counts for: less than 1 where others say the same and seem to be copies.
    pub weight: f64,
    /// Where it stands.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub quotes: Vec<Evidence>,
    /// Where the best supported value stands.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub against_quotes: Vec<Evidence>,
}

/// The ranking without a source.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Without {
    /// The source that is left out, with its copies.
    pub source: String,
    /// The others, the most reliable first.
    pub ranking: Vec<String>,
}

/// The JSON for data without documents.
#[derive(Serialize)]
struct Data<'a> {
    sources: Vec<DataSource<'a>>,
    slots: Vec<DataSlot<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'a Why>,
    #[serde(skip_serializing_if = "Option::is_none")]
    score: Option<&'a Score>,
}

#[derive(Serialize)]
struct DataSource<'a> {
    id: &'a str,
    reliability: f64,
    low: f64,
    high: f64,
    claims: usize,
}

#[derive(Serialize)]
struct DataSlot<'a> {
    object: &'a str,
    attribute: &'a str,
    value: &'a str,
    probability: f64,
}

/// The JSON for data without documents: sources, the most reliable first, and the most probable value of each slot; where
/// they are given, what makes one source's figure and how all fits the truth.
pub fn data_json(assessment: &crate::trust::Assessment, score: Option<&Score>, why: Option<&Why>) -> String {
    let table = &assessment.table;
    let claims = table.by_source();
    let source = |source: usize| {
        let (low, high) = assessment.interval(source);
        let reliability = build::rounded(assessment.reliability(source));
        DataSource { id: &table.sources[source], reliability, low, high, claims: claims[source].len() }
    };
    let slot = |value: Option<usize>| {
        let value = value?;
        let slot = &table.slots[table.values[value].slot];
        Some(DataSlot {
            object: &slot.object,
            attribute: &slot.attribute,
            value: &table.values[value].text,
            probability: build::rounded(assessment.fit.value[value]),
        })
    };
    super::json::pretty(&Data {
        sources: assessment.ranking().into_iter().map(source).collect(),
        slots: assessment.winners().into_iter().filter_map(slot).collect(),
        why,
        score,
    })
}
