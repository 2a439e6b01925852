//! How alike the sentences are that two claims stand in, and the words around their values.

use super::{Evidence, Features, TOLD, Told, both, flag, push};
use crate::claim::{Claim, ClaimValue};
use crate::conflict::judge::Judged;
use crate::topic::alignment::Near;
use crate::value::Value;
use strsim::jaro_winkler;

impl Evidence<'_> {
    /// How alike two sentences, given by document and place, are, and how they differ.
    pub fn told(&self, [a, b]: [(usize, usize); 2]) -> Told {
        let mut out = Features::with_capacity(TOLD.iter().map(|range| range.len()).sum());
        let (like, other) = self.known.alignments.compare(a, b);
        out.extend([
            like.cosine,
            like.soft[0],
            like.soft[1],
            like.share[0],
            like.share[1],
            like.words,
            like.words_share,
        ]);
        out.extend(like.aligned);
        out.extend([like.aligned_words, like.lone[0], like.lone[1], like.roots]);
        for rank in self.known.alignments.ranks(a, b, &like) {
            out.extend(rank.margins);
            out.extend(rank.better);
        }
        out.extend(self.known.alignments.support(a, b));
        out.extend([other.word, other.word_alike, other.place_alike, other.number, other.number_same]);
        out.extend([other.predicate, other.predicate_alike, other.denial]);
        let (p, q) = (self.known.alignments.profile(a), self.known.alignments.profile(b));
        let shared = |x: &[u32], y: &[u32]| x.iter().filter(|v| y.binary_search(v).is_ok()).count();
        let apart = |x: &[u32], y: &[u32]| (x.len() - shared(x, y)).min(y.len() - shared(y, x));
        let counts = [
            shared(&p.things, &q.things),
            shared(&p.named, &q.named),
            apart(&p.named, &q.named),
            shared(&p.numbers, &q.numbers),
            apart(&p.numbers, &q.numbers),
            usize::from((p.denials > 0) != (q.denials > 0)),
            p.length.min(q.length),
            p.length.max(q.length),
            p.modals + q.modals,
            p.modals.abs_diff(q.modals),
            usize::from(p.quoting) + usize::from(q.quoting),
        ];
        out.extend(counts.map(|n| n as f32));
        debug_assert_eq!(out.len(), TOLD[0].len());
        self.positions([a, b], &mut out);
        Told { features: out, documents: self.between(a.0, b.0) }
    }

    /// How alike the words around the two values are.
    pub(super) fn surroundings(&self, j: &Judged, out: &mut Features) {
        let (p, q) = (self.near(j.a), self.near(j.b));
        let head = p.head_alone.cosine(&q.sum).max(q.head_alone.cosine(&p.sum));
        let heads = [p.sum.cosine(&q.sum), p.head.cosine(&q.head), p.predicate.cosine(&q.predicate), head];
        out.extend(heads);
        out.push(f32::from(u8::from(p.relation == q.relation)));
        both(out, [f64::from(p.relation), f64::from(q.relation)]);
        push(out, &[flag(p.preposition == q.preposition), flag(p.preposition == 0 || q.preposition == 0)]);
    }

    /// What stands around a claim's value.
    fn near(&self, claim: usize) -> &Near {
        self.nears[claim].get_or_init(|| {
            let claim = &self.known.claims[claim];
            self.known.alignments.near(self.known.documents, (claim.document, claim.sentence), claim.mention)
        })
    }

    /// How alike the two attributes are, and what two dates share.
    pub(super) fn attributes(&self, j: &Judged, out: &mut Features) {
        let (a, b) = (&self.known.claims[j.a], &self.known.claims[j.b]);
        let [x, y] = [j.a, j.b].map(|claim| self.alone[claim].attribute as usize);
        let alike = self.attributes[x].cosine(&self.attributes[y]);
        push(out, &[flag(x == y), f64::from(alike)]);
        let days = match (&a.value, &b.value) {
            (ClaimValue::Typed(Value::Date(x)), ClaimValue::Typed(Value::Date(y))) => x.first.zip(y.first),
            _ => None,
        };
        let same = days.map(|(x, y)| [flag(x.month() == y.month()), flag(x.day() == y.day())]);
        push(out, &same.unwrap_or([-1.0; 2]));
    }

    /// How many documents name what the claim has for value.
    fn naming(&self, claim: usize) -> usize {
        match self.known.claims[claim].value {
            ClaimValue::Entity(e) => self.known.entities.list[e].documents.len().min(20),
            _ => 0,
        }
    }

    /// Where in the two documents the sentences stand, and how long these are.
    fn positions(&self, places: [(usize, usize); 2], out: &mut Features) {
        let sentences = places.map(|(document, _)| self.known.documents[document].sentences.len().max(1));
        let at = [0, 1].map(|n| places[n].1 as f64 / sentences[n] as f64);
        both(out, at);
        both(out, sentences.map(|n| n.min(60) as f64));
    }

    /// Of two named values: how alike the names are as letters, and how many of the two documents name only their own.
    pub(super) fn named(&self, j: &Judged, out: &mut Features) {
        let (a, b) = (&self.known.claims[j.a], &self.known.claims[j.b]);
        let (alike, exclusive) = match (&a.value, &b.value) {
            (ClaimValue::Entity(x), ClaimValue::Entity(y)) => {
                let (p, q) = (&self.known.entities.list[*x], &self.known.entities.list[*y]);
                let lacks = |e: &crate::entity::Entity, c: &Claim| flag(!e.documents.contains(&c.document));
                (jaro_winkler(&p.name, &q.name), lacks(p, b) + lacks(q, a))
            }
            (ClaimValue::Text(x), ClaimValue::Text(y)) => (jaro_winkler(x, y), -1.0),
            _ => (-1.0, -1.0),
        };
        push(out, &[alike, exclusive, self.known.documents.len().min(20) as f64]);
        both(out, [j.a, j.b].map(|c| self.alone[c].mentions));
        both(out, [j.a, j.b].map(|c| self.naming(c) as f64));
    }
}
