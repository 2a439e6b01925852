//! Two names that may fill one slot, of which only the surroundings tell.

use super::things::{akin, shares_word};
use super::{Pair, Verdict};
use crate::analysis::Tag;
use crate::claim::{Claim, ClaimValue, Role, Slot, Term};
use crate::entity::EntityId;
use crate::report::Severity;

/// Where either document has fewer sentences, nothing rivals the two that were brought together, and that they are each
/// other's best match says nothing.
const FEWEST_SENTENCES: usize = 4;

/// Two names differ where neither is a form of the other and neither source names the other's beside its own.
pub(super) fn judge(pair: &Pair<'_>) -> Verdict {
    let (ClaimValue::Entity(x), ClaimValue::Entity(y)) = (&pair.a.value, &pair.b.value) else {
        return Verdict::Unrelated;
    };
    if x == y {
        return Verdict::Agree;
    }
    let few = [pair.a, pair.b].iter().any(|c| pair.documents[c.document].sentences.len() < FEWEST_SENTENCES);
    if few {
        return Verdict::Unrelated;
    }
    let country = |e: EntityId| pair.entities.list[e].country.is_some();
    let one_name = || akin(pair, *x, *y) || inside(pair, *x, *y) || misspelled(pair, *x, *y);
    let beside = || names(pair.a, *y) || names(pair.b, *x);
    let one_word = || shares_word(pair, *x, *y) && (is_cut(pair, pair.a) || is_cut(pair, pair.b));
    let about_others = || titles(pair, pair.a, *x) && titles(pair, pair.b, *y);
    if pair.within() || country(*x) != country(*y) || beside() || one_name() || one_word() || about_others() {
        return Verdict::Unrelated;
    }
    Verdict::Differ { severity: Severity::Contradiction, weight: 0.0 }
}

fn names(claim: &Claim, e: EntityId) -> bool {
    claim.anchors.iter().any(|a| a.term == Term::Entity(e) && a.role != Role::Heading)
}

/// Whether one name has all words of the other.
fn inside(pair: &Pair<'_>, x: EntityId, y: EntityId) -> bool {
    let (p, q) = (&pair.entities.list[x].words, &pair.entities.list[y].words);
    let within = |s: &[String], l: &[String]| s.iter().all(|w| l.contains(w));
    within(p, q) || within(q, p)
}

/// Whether a name goes on in a common noun: "the Marsh Society fund" is not "the Hill Society".
fn is_cut(pair: &Pair<'_>, claim: &Claim) -> bool {
    let tokens = &pair.documents[claim.document].sentences[claim.sentence].tokens;
    let next = tokens.iter().find(|token| token.span.start >= claim.mention.end);
    claim.slot == Slot::SomeName && next.is_some_and(|token| token.tag == Tag::Noun)
}

/// Whether the two names differ in one letter, or in two that changed places.
fn misspelled(pair: &Pair<'_>, x: EntityId, y: EntityId) -> bool {
    let name = |e: EntityId| pair.entities.list[e].words.join(" ");
    strsim::osa_distance(&name(x), &name(y)) <= 1
}

/// Whether a claim's document is about the name, by its title: two such documents are about two things.
fn titles(pair: &Pair<'_>, claim: &Claim, e: EntityId) -> bool {
    pair.meanings.titled(claim.document, &pair.entities.list[e].words)
}

#[cfg(test)]
mod tests {
    use crate::claim::Slot;
    use crate::{Stages, conflict, source};

    /// Whether two names of things that share a word are compared.
    fn compared(one: &str) -> bool {
        let other = "The council gave the money of the town to the Hill Society in March. Rain fell all day. Most seats \
            were empty. A dog slept by the stove.";
        let one = format!("{one} It was set up long ago. The members met in the hall. Nobody objected.");
        let read =
            |(name, text): (&str, &str)| source::read(name, text.as_bytes(), &Default::default()).0.unwrap();
        let stages = Stages::run(&[("a.txt", one.as_str()), ("b.txt", other)].map(read));
        let named = |claim: usize, word: &str| {
            let claim = &stages.claims[claim];
            let mention = claim.mention.of(&stages.documents[claim.document].source.text.visible);
            claim.slot == Slot::SomeName && mention.contains(word)
        };
        let pairs = conflict::pairs(&stages.documents, &stages.entities, &stages.claims);
        pairs.iter().any(|&(a, b, differ)| differ && named(a, "Marsh") && named(b, "Hill"))
    }

    #[test]
    fn a_name_that_goes_on_in_a_common_noun_is_no_other_wording() {
        assert!(compared("The council gave the money of the town to the Marsh Society in March."));
        assert!(!compared("The council gave the money of the town to the Marsh Society fund in March."));
    }
}
