//! Blocking: a claim yields a few keys, and only claims that share one are compared.
//!
//! Cost grows with the number of claims: a key that too many claims share is cut into windows of neighbours, as in the
//! sorted-neighbourhood method (Hernández & Stolfo 1995).

use super::Rarity;
use crate::claim::{Claim, ClaimValue, Role, Slot};
use crate::value::{Value, significant};
use fnv::FnvHashMap;

/// How many claims of one key are compared with each other at most.
const WINDOW: usize = 12;

/// A blocking key: slot, attribute, and what narrows it where the attribute alone is too wide.
type Key<'a> = (Slot, &'a str, Narrow);

/// What narrows a key.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Narrow {
    /// Nothing.
    Open,
    /// The number of a term that the claims share.
    Term(u32),
    /// The digits of the value, sorted: numbers of which one is miswritten meet.
    Digits(Vec<u8>),
}

/// Pairs of claims that share a key, each pair once, in order.
pub fn pairs(claims: &[Claim], rarity: &Rarity<'_>) -> Vec<(u32, u32)> {
    let mut blocks: FnvHashMap<Key<'_>, Vec<u32>> = FnvHashMap::default();
    for (i, claim) in claims.iter().enumerate() {
        for key in keys(claim, rarity.anchors(i)) {
            blocks.entry(key).or_default().push(i as u32);
        }
    }
    let mut found = Vec::new();
    for block in blocks.values() {
        for (n, &a) in block.iter().enumerate() {
            found.extend(block[n + 1..].iter().take(WINDOW).map(|&b| (a, b)));
        }
    }
    // The order of the map is not the same in every run; sorted, it leaves no trace.
    found.sort_unstable();
    found.dedup();
    found
}

fn keys<'a>(claim: &'a Claim, anchors: &[(u32, Role)]) -> Vec<Key<'a>> {
    let by_term = |attribute: &'a str, roles: &[Role]| -> Vec<Key<'a>> {
        let chosen = anchors.iter().filter(|(_, role)| roles.contains(role));
        chosen.map(|&(term, _)| (claim.slot, attribute, Narrow::Term(term))).collect()
    };
    let attribute = claim.attribute.as_str();
    if claim.qualifiers.copied {
        return vec![(claim.slot, attribute, Narrow::Open)];
    }
    let mut keys = by_slot(claim, attribute, by_term);
    keys.extend(sorted_digits(claim).map(|digits| (claim.slot, "", Narrow::Digits(digits))));
    keys
}

/// The digits of a count or an amount; one digit alone says nothing.
fn sorted_digits(claim: &Claim) -> Option<Vec<u8>> {
    let ClaimValue::Typed(Value::Quantity(q)) = &claim.value else { return None };
    let mut digits = significant(q.nominal).into_bytes();
    digits.sort_unstable();
    (digits.len() >= 2).then_some(digits)
}

fn by_slot<'a>(
    claim: &Claim,
    attribute: &'a str,
    by_term: impl Fn(&'a str, &[Role]) -> Vec<Key<'a>>,
) -> Vec<Key<'a>> {
    match claim.slot {
        Slot::Amount | Slot::Duration => {
            let tied =
                [Role::Head, Role::Owner, Role::Modifier, Role::Subject, Role::Object, Role::Predicate];
            let roles = [&tied[..], &[Role::Adjunct, Role::Nearby]].concat();
            let mut keys = by_term(attribute, &roles);
            keys.push((claim.slot, attribute, Narrow::Open));
            keys
        }
        Slot::SomePerson | Slot::SomePlace | Slot::SomeName => {
            let tied = [Role::Head, Role::Owner, Role::Predicate, Role::Object, Role::Subject, Role::Adjunct];
            by_term("", &[&tied[..], &[Role::Modifier, Role::Nearby]].concat())
        }
        Slot::Count | Slot::Ordinal | Slot::Date | Slot::End | Slot::Time | Slot::Superlative => {
            let near = [Role::Modifier, Role::Adjunct, Role::Nearby];
            let tied = [Role::Head, Role::Predicate, Role::Owner, Role::Object, Role::Subject];
            by_term("", &[&tied[..], &near[..]].concat())
        }
        Slot::Office | Slot::Status | Slot::Name | Slot::Once => by_term(attribute, &[Role::Head]),
        Slot::Members => by_term("", &[Role::Object]),
        Slot::Quoted => by_term(attribute, &[Role::Object]),
        _ => vec![(claim.slot, attribute, Narrow::Open)],
    }
}
