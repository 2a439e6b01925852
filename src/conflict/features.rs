//! What speaks for and against a differing pair of claims being a conflict, as numbers for `super::forest`.
//!
//! Each is symmetric in the two claims. What two documents say elsewhere counts as much as the two sentences: whether
//! each gives the other's value too, whether third documents side with one of them, and whether either claim has a
//! better partner in the other document.

use super::select::Judged;
use super::{Verdict, kind_of};
use crate::analysis::{Document, Modality};
use crate::claim::{Claim, ClaimValue, Slot};
use crate::entity::Entities;
use crate::report::Severity;
use crate::text::BlockKind;
use crate::topic::{Crowd, Rarity};
use crate::value::{DateGrain, DateValue, Dimension, Hedge, Quantity, Value, significant};
use crate::world;
use fnv::FnvHashMap;

/// The names of the features, in their order.
pub const NAMES: &[&str] = &[
    "slot",
    "score",
    "margin",
    "weight",
    "tension",
    "head",
    "tied",
    "names",
    "nearby",
    "heading",
    "narrowed",
    "crossed",
    "owners",
    "actors",
    "scope",
    "oblique",
    "patient",
    "plan",
    "readings",
    "crowd",
    "within",
    "adjacent",
    "shared_sum",
    "shared_cosine",
    "shared_most",
    "shared_count",
    "terms_least",
    "terms_most",
    "agree_least",
    "agree_most",
    "states_least",
    "states_most",
    "support_least",
    "support_most",
    "support_score",
    "support_cross",
    "rank_least",
    "rank_most",
    "rank_shared_least",
    "rank_shared_most",
    "slot_claims_least",
    "slot_claims_most",
    "sentence_values",
    "things_shared",
    "things_nameable",
    "ties_agree",
    "ties_differ",
    "weak",
    "negated",
    "speakers",
    "provisional",
    "times",
    "planned",
    "sole",
    "rows",
    "dimension",
    "ratio",
    "digit_edits",
    "digits",
    "digits_permuted",
    "smaller",
    "hedged",
    "bounds",
    "days_apart",
    "grain_same",
    "grain",
    "years_written",
    "relative",
    "days_published",
    "growing",
];

/// One feature vector.
pub type Features = Vec<f32>;

/// What the features are read from.
#[derive(Debug)]
pub(super) struct Evidence<'a> {
    documents: &'a [Document],
    claims: &'a [Claim],
    rarity: &'a Rarity<'a>,
    crowd: &'a Crowd<'a>,
    entities: &'a Entities,
    ties: &'a super::select::Ties,
    /// Scores of the pairs of a claim with the claims of another document, best first, at most two.
    best: FnvHashMap<(usize, usize), [(f64, usize); 2]>,
    /// The same by what is shared.
    shared: FnvHashMap<(usize, usize), [(f64, usize); 2]>,
    /// The best score with which another document agrees with a claim.
    agree: FnvHashMap<(usize, usize), f64>,
    /// Claims that give a claim's value, with the score of the pair.
    agreeing: FnvHashMap<usize, Vec<(f64, usize)>>,
    /// How many claims of a slot a document has, and how many a sentence.
    slots: FnvHashMap<(usize, Slot), usize>,
    sentences: FnvHashMap<(usize, usize, Slot), usize>,
    norms: Vec<f64>,
}

impl<'a> Evidence<'a> {
    /// Gathers what is known of all judged pairs.
    pub fn of(
        judged: &[Judged],
        documents: &'a [Document],
        claims: &'a [Claim],
        entities: &'a Entities,
        rarity: &'a Rarity<'a>,
        crowd: &'a Crowd<'a>,
        ties: &'a super::select::Ties,
    ) -> Self {
        let mut evidence = Evidence {
            documents,
            claims,
            rarity,
            crowd,
            entities,
            ties,
            best: FnvHashMap::default(),
            shared: FnvHashMap::default(),
            agree: FnvHashMap::default(),
            agreeing: FnvHashMap::default(),
            slots: FnvHashMap::default(),
            sentences: FnvHashMap::default(),
            norms: (0..claims.len()).map(|claim| rarity.norm(claim)).collect(),
        };
        for claim in claims {
            *evidence.slots.entry((claim.document, claim.slot)).or_default() += 1;
            *evidence.sentences.entry((claim.document, claim.sentence, claim.slot)).or_default() += 1;
        }
        for j in judged {
            for (one, other) in [(j.a, j.b), (j.b, j.a)] {
                let key = (one, claims[other].document);
                enter(evidence.best.entry(key).or_insert(NONE), j.score, other);
                enter(evidence.shared.entry(key).or_insert(NONE), j.shared.sum, other);
                if matches!(j.verdict, Verdict::Agree) {
                    let entry = evidence.agree.entry(key).or_insert(f64::NEG_INFINITY);
                    *entry = entry.max(j.score);
                    let known = evidence.agreeing.entry(one).or_default();
                    if j.score > SUPPORT && known.len() < MOST_SUPPORTERS {
                        known.push((j.score, other));
                    }
                }
            }
        }
        evidence
    }

    /// The features of a judged pair.
    pub fn features(&self, j: &Judged) -> Features {
        let mut out = Features::with_capacity(NAMES.len());
        self.pair(j, &mut out);
        self.others(j, &mut out);
        self.documents(j, &mut out);
        self.qualifiers(j, &mut out);
        values(&self.claims[j.a], &self.claims[j.b], &mut out);
        self.days(j, &mut out);
        debug_assert_eq!(out.len(), NAMES.len());
        out
    }

    fn pair(&self, j: &Judged, out: &mut Features) {
        let (a, b, p) = (&self.claims[j.a], &self.claims[j.b], &j.alike.parts);
        let threshold = kind_of(a.slot).map_or(0.0, |k| k.threshold);
        let (weight, tension) = match j.verdict {
            Verdict::Differ { weight, severity } => (weight, severity == Severity::Tension),
            _ => (0.0, false),
        };
        let within = a.document == b.document;
        let adjacent = within && a.sentence.abs_diff(b.sentence) <= 1;
        push(out, &[f64::from(a.slot as u8), j.score, j.score - threshold, weight, flag(tension)]);
        push(out, &[p.head, p.tied, p.names, p.nearby, p.heading, p.narrowed, p.crossed, p.owners, p.actors]);
        push(out, &[p.scope, p.oblique, p.patient, p.modality, p.readings, self.crowd.penalty(a, b)]);
        push(
            out,
            &[flag(within), flag(adjacent), j.shared.sum, self.cosine(j), j.shared.most, j.shared.count],
        );
        let sizes = (self.rarity.size(j.a) as f64, self.rarity.size(j.b) as f64);
        push(out, &[sizes.0.min(sizes.1), sizes.0.max(sizes.1)]);
    }

    fn cosine(&self, j: &Judged) -> f64 {
        j.shared.product / (self.norms[j.a] * self.norms[j.b]).max(1e-9)
    }

    /// What else the documents say: agreement, support and rivals.
    fn others(&self, j: &Judged, out: &mut Features) {
        let ends = [(j.a, j.b), (j.b, j.a)];
        let document = |claim: usize| self.claims[claim].document;
        let agrees = |(x, y): (usize, usize)| {
            let within = document(x) == document(y);
            self.agree.get(&(x, document(y))).copied().filter(|_| !within).unwrap_or(-3.0)
        };
        both(out, ends.map(agrees));
        let states = |(x, y): (usize, usize)| match &self.claims[x].value {
            ClaimValue::Typed(Value::Quantity(q)) => flag(self.crowd.states(document(y), q.nominal)),
            _ => 0.0,
        };
        both(out, ends.map(states));
        let supporters = ends.map(|(x, y)| self.supporters(x, document(y)));
        both(out, supporters.each_ref().map(|s| s.len() as f64));
        push(out, &[supporters.iter().flatten().map(|s| s.0).fold(-3.0, f64::max)]);
        let cross = |n: usize| {
            let other = ends[n].1;
            supporters[n].iter().map(|&(_, z)| self.rarity.shared_sum(z, other)).fold(0.0, f64::max)
        };
        push(out, &[cross(0).max(cross(1))]);
        let rank =
            |table: &FnvHashMap<(usize, usize), [(f64, usize); 2]>, own: f64, (x, y): (usize, usize)| {
                let top = table.get(&(x, document(y))).copied().unwrap_or(NONE);
                let rival = if top[0].1 == y { top[1].0 } else { top[0].0 };
                (own - rival).clamp(-3.0, 3.0)
            };
        both(out, ends.map(|end| rank(&self.best, j.score, end)));
        both(out, ends.map(|end| rank(&self.shared, j.shared.sum, end)));
    }

    /// Claims of third documents that give a claim's value, with the score of the pair.
    fn supporters(&self, claim: usize, other: usize) -> Vec<(f64, usize)> {
        let own = self.claims[claim].document;
        let third = |&&(_, by): &&(f64, usize)| {
            let document = self.claims[by].document;
            document != own && document != other
        };
        let mut best: Vec<(f64, usize)> = Vec::new();
        for &(score, by) in self.agreeing.get(&claim).into_iter().flatten().filter(third) {
            let document = self.claims[by].document;
            match best.iter_mut().find(|b| self.claims[b.1].document == document) {
                Some(known) if score > known.0 => *known = (score, by),
                Some(_) => {}
                None => best.push((score, by)),
            }
        }
        best
    }

    fn documents(&self, j: &Judged, out: &mut Features) {
        let (a, b) = (&self.claims[j.a], &self.claims[j.b]);
        let count = |c: &Claim| self.slots.get(&(c.document, c.slot)).copied().unwrap_or(0) as f64;
        both(out, [count(a), count(b)]);
        let values =
            |c: &Claim| self.sentences.get(&(c.document, c.sentence, c.slot)).copied().unwrap_or(0) as f64;
        let (agree, differ) = self.ties.between(a.document, b.document);
        let things = self.entities.shared(a.document, b.document).take(20).count();
        let nameable = self.entities.nameable(a.document, b.document).min(20);
        push(out, &[values(a) + values(b), things as f64, nameable as f64, agree as f64, differ as f64]);
    }

    fn qualifiers(&self, j: &Judged, out: &mut Features) {
        let pair = [&self.claims[j.a], &self.claims[j.b]];
        let count = |of: &dyn Fn(&Claim) -> bool| pair.iter().filter(|c| of(c)).count() as f64;
        let row = |c: &Claim| {
            let document = &self.documents[c.document];
            let block =
                document.sentences.get(c.sentence).and_then(|s| document.source.text.blocks.get(s.block));
            matches!(block.map(|b| &b.kind), Some(BlockKind::Row { .. } | BlockKind::KeyValue { .. }))
        };
        push(
            out,
            &[
                count(&|c| c.qualifiers.weak),
                count(&|c| c.qualifiers.negated) % 2.0,
                count(&|c| c.qualifiers.speaker.is_some()),
                count(&|c| c.qualifiers.provisional),
                count(&|c| c.qualifiers.time.is_some()),
                count(&|c| c.qualifiers.modality == Modality::Plan),
                count(&|c| c.qualifiers.sole),
                count(&row),
            ],
        );
    }

    fn days(&self, j: &Judged, out: &mut Features) {
        let day = |c: usize| self.documents[self.claims[c].document].source.published;
        let apart = match (day(j.a), day(j.b)) {
            (Some(x), Some(y)) => f64::from((x - y).get_days().abs()).min(4000.0).ln_1p(),
            _ => -1.0,
        };
        let growing = world::list(world::List::Growing, &self.claims[j.a].attribute);
        push(out, &[apart, flag(growing)]);
    }
}

/// Agreement with less than this does not count as support.
const SUPPORT: f64 = 0.3;
/// Supporters of a claim that are kept: cost must not grow with the number of documents.
const MOST_SUPPORTERS: usize = 32;

const NONE: [(f64, usize); 2] = [(-3.0, usize::MAX); 2];

fn enter(best: &mut [(f64, usize); 2], score: f64, claim: usize) {
    let better = |than: (f64, usize)| score > than.0 || (score == than.0 && claim < than.1);
    if better(best[0]) {
        *best = [(score, claim), best[0]];
    } else if better(best[1]) {
        best[1] = (score, claim);
    }
}

fn flag(set: bool) -> f64 {
    f64::from(u8::from(set))
}

fn push(out: &mut Features, values: &[f64]) {
    out.extend(values.iter().map(|&v| v as f32));
}

/// The smaller and the greater.
fn both(out: &mut Features, [x, y]: [f64; 2]) {
    push(out, &[x.min(y), x.max(y)]);
}

/// What the two values have in common as such.
fn values(a: &Claim, b: &Claim, out: &mut Features) {
    let (ClaimValue::Typed(x), ClaimValue::Typed(y)) = (&a.value, &b.value) else {
        return push(out, &[-1.0; 13]);
    };
    match (x, y) {
        (Value::Quantity(x), Value::Quantity(y)) | (Value::Duration(x), Value::Duration(y)) => {
            let amounts = amounts(x, y);
            push(out, &[dimension(x)]);
            push(out, &amounts);
            push(out, &[-1.0; 5]);
        }
        (Value::Ordinal(x), Value::Ordinal(y)) => {
            let (x, y) = (*x as f64, *y as f64);
            push(out, &[6.0, ratio(x, y), -1.0, -1.0, -1.0, x.min(y), 0.0, 0.0]);
            push(out, &[-1.0; 5]);
        }
        (Value::Date(x), Value::Date(y)) => {
            push(out, &[7.0]);
            push(out, &[-1.0; 7]);
            push(out, &dates(x, y));
        }
        _ => push(out, &[-1.0; 13]),
    }
}

fn dimension(q: &Quantity) -> f64 {
    match q.dimension {
        Dimension::Count => 1.0,
        Dimension::Percent => 2.0,
        Dimension::Money(_) => 3.0,
        Dimension::Physical(_) => 4.0,
        Dimension::Other(_) => 5.0,
    }
}

fn ratio(x: f64, y: f64) -> f64 {
    if x > 0.0 && y > 0.0 { (x / y).ln().abs() } else { -1.0 }
}

fn amounts(x: &Quantity, y: &Quantity) -> [f64; 7] {
    let (p, q) = (significant(x.nominal), significant(y.nominal));
    let sorted = |digits: &str| {
        let mut digits: Vec<u8> = digits.bytes().collect();
        digits.sort_unstable();
        digits
    };
    let length = p.len().min(q.len());
    let hedged = [x, y].iter().filter(|q| q.hedge == Hedge::About).count() as f64;
    let bounds = [x, y].iter().filter(|q| matches!(q.hedge, Hedge::AtLeast | Hedge::AtMost)).count() as f64;
    [
        ratio(x.nominal, y.nominal),
        strsim::levenshtein(&p, &q).min(9) as f64,
        length as f64,
        flag(length >= 2 && sorted(&p) == sorted(&q)),
        x.nominal.min(y.nominal).min(1e4),
        hedged,
        bounds,
    ]
}

fn dates(x: &DateValue, y: &DateValue) -> [f64; 5] {
    let apart = match (x.first, y.first) {
        (Some(p), Some(q)) => f64::from((p - q).get_days().abs()).min(1e6).ln_1p(),
        _ => -1.0,
    };
    let grain = |d: &DateValue| -> f64 {
        match d.grain {
            DateGrain::Day => 0.0,
            DateGrain::Weekday | DateGrain::Week => 1.0,
            DateGrain::Month | DateGrain::Season | DateGrain::Quarter => 2.0,
            DateGrain::Year => 3.0,
            DateGrain::Decade | DateGrain::Century => 4.0,
        }
    };
    let both = [x, y];
    let written = both.iter().filter(|d| d.written.0.is_some()).count() as f64;
    let relative = both.iter().filter(|d| d.relative).count() as f64;
    [apart, flag(x.grain == y.grain), grain(x).min(grain(y)), written, relative]
}
