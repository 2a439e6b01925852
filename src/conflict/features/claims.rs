//! What two claims share, and what their documents say elsewhere.

use super::{Evidence, Features, NONE, Told, both, flag, push};
use crate::analysis::Modality;
use crate::claim::{Claim, ClaimValue};
use crate::conflict::judge::Judged;
use crate::conflict::{Verdict, kind_of};
use crate::pairs::key;
use crate::report::Severity;
use crate::text::BlockKind;
use crate::value::Value;
use crate::world;

impl Evidence<'_> {
    pub(super) fn pair(&self, j: &Judged, out: &mut Features) {
        let (a, b, p) = (&self.known.claims[j.a], &self.known.claims[j.b], &j.alike.parts);
        let threshold = kind_of(a.slot).map_or(0.0, |k| k.threshold);
        let (weight, tension) = match j.verdict {
            Verdict::Differ { weight, severity } => (weight, severity == Severity::Tension),
            _ => (0.0, false),
        };
        let within = a.document == b.document;
        let adjacent = within && a.sentence.abs_diff(b.sentence) <= 1;
        push(out, &[f64::from(a.slot as u8), j.score, j.score - threshold, weight, flag(tension)]);
        push(out, &[p.head, p.tied, p.names, p.nearby, p.heading, p.narrowed, p.crossed, p.owners, p.actors]);
        push(out, &[p.scope, p.oblique, p.patient, p.modality, p.readings, j.crowded]);
        push(
            out,
            &[flag(within), flag(adjacent), j.shared.sum, self.cosine(j), j.shared.most, j.shared.count],
        );
        both(out, [j.a, j.b].map(|claim| self.alone[claim].size));
    }

    fn cosine(&self, j: &Judged) -> f64 {
        j.shared.product / (self.alone[j.a].norm * self.alone[j.b].norm).max(1e-9)
    }

    /// What else the documents say: agreement, support and rivals.
    pub(super) fn others(&self, j: &Judged, out: &mut Features) {
        let ends = [(j.a, j.b), (j.b, j.a)];
        let document = |claim: usize| self.known.claims[claim].document;
        let rivals = ends.map(|(x, y)| self.rivals.get(&key(x, document(y))));
        let within = document(j.a) == document(j.b);
        let agrees = rivals.map(|r| r.and_then(|r| r.agree).filter(|_| !within).unwrap_or(-3.0));
        both(out, agrees);
        let states = |(x, y): (usize, usize)| match &self.known.claims[x].value {
            ClaimValue::Typed(Value::Quantity(q)) => flag(self.known.crowd.states(document(y), q.nominal)),
            _ => 0.0,
        };
        both(out, ends.map(states));
        let supporters = ends.map(|(x, y)| self.supporters(x, document(y)));
        both(out, supporters.each_ref().map(|s| s.len() as f64));
        push(out, &[supporters.iter().flatten().map(|s| s.0).fold(-3.0, f64::max)]);
        let cross = |n: usize| {
            let other = ends[n].1;
            supporters[n].iter().map(|&(_, z)| self.known.rarity.shared_sum(z, other)).fold(0.0, f64::max)
        };
        push(out, &[cross(0).max(cross(1))]);
        let rank = |top: [(f64, usize); 2], own: f64, other: usize| {
            let rival = if top[0].1 == other { top[1].0 } else { top[0].0 };
            (own - rival).clamp(-3.0, 3.0)
        };
        let best = rivals.map(|r| r.map_or(NONE, |r| r.best));
        both(out, [0, 1].map(|n| rank(best[n], j.score, ends[n].1)));
        let shared = rivals.map(|r| r.map_or(NONE, |r| r.shared));
        both(out, [0, 1].map(|n| rank(shared[n], j.shared.sum, ends[n].1)));
    }

    /// Claims of third documents that give a claim's value, with the score of the pair.
    fn supporters(&self, claim: usize, other: usize) -> Vec<(f64, usize)> {
        let own = self.known.claims[claim].document;
        let third = |&&(_, by): &&(f64, usize)| {
            let document = self.known.claims[by].document;
            document != own && document != other
        };
        let mut best: Vec<(f64, usize)> = Vec::new();
        for &(score, by) in self.agreeing[claim].iter().filter(third) {
            let document = self.known.claims[by].document;
            match best.iter_mut().find(|b| self.known.claims[b.1].document == document) {
                Some(known) if score > known.0 => *known = (score, by),
                Some(_) => {}
                None => best.push((score, by)),
            }
        }
        best
    }

    pub(super) fn documents(&self, j: &Judged, told: &Told, out: &mut Features) {
        let (a, b) = (&self.alone[j.a], &self.alone[j.b]);
        both(out, [a.slot, b.slot]);
        push(out, &[a.sentence + b.sentence]);
        push(out, &told.documents);
    }

    /// What two documents have in common.
    pub(super) fn between(&self, a: usize, b: usize) -> [f64; 4] {
        let (agree, differ) = self.ties.between(a, b);
        let things = self.known.entities.shared(a, b).take(20).count();
        let nameable = self.known.entities.nameable(a, b).min(20);
        [things, nameable, agree, differ].map(|n| n as f64)
    }

    pub(super) fn qualifiers(&self, j: &Judged, out: &mut Features) {
        let pair = [&self.known.claims[j.a], &self.known.claims[j.b]];
        let count = |of: &dyn Fn(&Claim) -> bool| pair.iter().filter(|c| of(c)).count() as f64;
        let row = |c: &Claim| {
            let document = &self.known.documents[c.document];
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
                self.alone[j.a].focus + self.alone[j.b].focus,
            ],
        );
    }

    pub(super) fn days(&self, j: &Judged, out: &mut Features) {
        let day = |c: usize| self.known.documents[self.known.claims[c].document].source.published;
        let apart = match (day(j.a), day(j.b)) {
            (Some(x), Some(y)) => f64::from((x - y).get_days().abs()).min(4000.0).ln_1p(),
            _ => -1.0,
        };
        let growing = world::list(world::List::Growing, &self.known.claims[j.a].attribute);
        push(out, &[apart, flag(growing)]);
    }
}
