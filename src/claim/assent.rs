//! Votes told otherwise than as "11 votes to 3": that nobody was against, how many of how many were for, or a line of
//! its own for those against.
//!
//! That nobody was against is a count of zero, whatever the noun for a vote: "without a hand raised against it".

use super::outcome::around;
use super::{Claim, ClaimValue, Qualifiers, Scene, Slot};
use crate::analysis::Modality;
use crate::text::lower;
use crate::value;

/// Words that count nothing.
const ZERO: &[&str] = &["no", "not", "without", "nobody", "none", "no-one", "nil", "n't", "n’t"];
/// Words for being against, where something is voted on.
const AGAINST: &[&str] =
    &["against", "dissenting", "dissented", "dissent", "objecting", "objected", "opposed", "opposing"];
/// What stands for one vote.
const BALLOTS: &[&str] = &["hand", "vote", "voice", "objection", "dissent"];
/// Who votes, and words of voting.
const VOTERS: &[&str] = &[
    "judge",
    "juror",
    "jury",
    "member",
    "director",
    "councillor",
    "councilor",
    "trustee",
    "arbitrator",
    "governor",
    "commissioner",
    "delegate",
    "deputy",
    "senator",
    "board",
    "council",
    "committee",
    "panel",
    "court",
    "vote",
    "ballot",
    "verdict",
    "motion",
    "conviction",
];
/// Verbs by which all voters are told to have been for or against.
const AGREEING: &[&str] = &[
    "back", "vote", "agree", "concur", "approve", "support", "endorse", "favour", "favor", "consent",
    "against", "for",
];
/// How many words a count of zero may stand before what it counts.
const REACH: usize = 7;

pub(super) fn extract(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    let found = unopposed(scene)
        .or_else(|| all_of(scene))
        .map(|place| (place, "unanimous"))
        .or_else(|| part_of(scene).map(|place| (place, "by-majority")))
        .or_else(|| tallied(scene));
    let Some(((first, last), value)) = found else { return };
    let clause = scene.clause_of(first);
    if clause.is_some_and(|c| c.modality != Modality::Fact) || scene.tree.word(scene.tree.len() - 1) == "?" {
        return;
    }
    let mut anchors = Vec::new();
    around(scene, clause, &mut anchors);
    let qualifiers = Qualifiers { negated: false, ..Qualifiers::of(scene, clause, first) };
    let value = ClaimValue::Choice(value.into());
    let span = scene.tree.span(&[first, last]);
    claims.push(scene.claim(Slot::Outcome, "unanimity", anchors, value, span, qualifiers));
}

fn any(scene: &Scene<'_>, from: usize, to: usize, list: &[&str]) -> bool {
    (from..to.min(scene.tree.len()))
        .any(|k| list.contains(&scene.tree.lower(k)) || list.contains(&scene.tree.lower_lemma(k)))
}

/// Whether the sentence speaks of voters or of a vote.
pub(super) fn is_voting(scene: &Scene<'_>) -> bool {
    any(scene, 0, scene.tree.len(), VOTERS) || any(scene, 0, scene.tree.len(), &["adopt", "pass", "approve"])
}

/// "Not a hand went up against it", "no member dissenting", "without a single voice raised": where the words begin and
/// end.
pub(super) fn unopposed(scene: &Scene<'_>) -> Option<(usize, usize)> {
    let tree = &scene.tree;
    let voting = is_voting(scene);
    let zero = |k: usize| {
        let from = k.saturating_sub(REACH);
        (from..k).rev().take_while(|&z| !matches!(tree.word(z), ";" | ":" | ".")).find(|&z| zero_at(scene, z))
    };
    (1..tree.len()).find_map(|k| {
        let word = tree.lower(k);
        // "Nobody voted against them": of several votes.
        let several = k + 1 < tree.len() && tree.lower(k + 1) == "them";
        if AGAINST.contains(&word) && !several {
            let z = zero(k)?;
            let nobody = matches!(tree.lower(z), "nobody" | "none" | "no-one") || tree.lower(z + 1) == "one";
            let counted = any(scene, z + 1, k, BALLOTS) || (voting && any(scene, z + 1, k, VOTERS));
            return (counted || (nobody && voting)).then_some((z, k));
        }
        let ballot = BALLOTS.contains(&tree.lower_lemma(k));
        let raised = k + 1 < tree.len() && matches!(tree.lower(k + 1), "raised" | "lifted");
        let single = k > 0 && matches!(tree.lower(k - 1), "a" | "one" | "single" | "no");
        let objection = voting && single && matches!(tree.lower_lemma(k), "objection" | "dissent");
        (ballot && (raised || objection)).then(|| zero(k)).flatten().map(|z| (z, k + usize::from(raised)))
    })
}

/// A word that counts nothing; "not" only before "a", "one" or "any".
fn zero_at(scene: &Scene<'_>, z: usize) -> bool {
    let tree = &scene.tree;
    let next = if z + 1 < tree.len() { tree.lower(z + 1) } else { "" };
    match tree.lower(z) {
        "not" | "n't" | "n’t" | "without" => matches!(next, "a" | "one" | "any" | "opposition" | "dissent"),
        word => ZERO.contains(&word),
    }
}

fn number(scene: &Scene<'_>, k: usize) -> Option<f64> {
    if k < scene.tree.len() { value::cardinal(scene.tree.lower(k)) } else { None }
}

/// "All nine directors backed the purchase".
fn all_of(scene: &Scene<'_>) -> Option<(usize, usize)> {
    let tree = &scene.tree;
    (0..tree.len()).find_map(|i| {
        let at = i + 1 + usize::from(i + 1 < tree.len() && tree.lower(i + 1) == "the");
        let all = tree.lower(i) == "all" && number(scene, at).is_some();
        let end = (at + 1..tree.len().min(at + 6)).find(|&k| {
            AGREEING.contains(&tree.lower_lemma(k)) || matches!(tree.lower(k), "concurring" | "agreed")
        })?;
        let voters = any(scene, at + 1, end, VOTERS);
        let save = any(scene, at, end + 8, &["but", "except", "save"]);
        (all && voters && !save).then_some((i, end))
    })
}

/// "Two of the nine voted against", "ten of the twelve were for guilty".
fn part_of(scene: &Scene<'_>) -> Option<(usize, usize)> {
    let tree = &scene.tree;
    let word = |k: usize| if k < tree.len() { tree.lower(k) } else { "" };
    (0..tree.len()).find_map(|i| {
        let part = number(scene, i).filter(|&n| n >= 1.0)?;
        let noun = usize::from(word(i + 1) != "of" && VOTERS.contains(&scene.tree.lower_lemma(i)));
        let of = i + 1 + noun;
        if word(of) != "of" {
            return None;
        }
        let at = of + 1 + usize::from(matches!(word(of + 1), "the" | "its" | "our" | "their"));
        let whole = number(scene, at).filter(|&n| n > part)?;
        let end = (at + 1..tree.len().min(at + 5)).find(|&k| {
            matches!(word(k), "for" | "against" | "dissenting" | "dissented" | "opposed" | "concurred")
        })?;
        let voters = any(scene, 0, tree.len(), VOTERS) || any(scene, 0, tree.len(), &["guilty", "voted"]);
        (whole <= 1000.0 && voters).then_some((i, end))
    })
}

/// "In favour 23, against 14", "Against: 2": a line of its own, where the votes for stand before it.
fn tallied(scene: &Scene<'_>) -> Option<((usize, usize), &'static str)> {
    let tree = &scene.tree;
    let line = |k: usize| k + 1 + usize::from(k + 1 < tree.len() && tree.word(k + 1) == ":");
    let (at, votes) = (0..tree.len())
        .filter(|&k| matches!(tree.lower(k), "against" | "noes" | "nays"))
        .find_map(|k| number(scene, line(k)).map(|n| (k, n)))?;
    let counted = |words: &[String]| {
        (0..words.len().saturating_sub(1)).any(|k| {
            let next = k + 1 + usize::from(words[k + 1] == ":");
            matches!(&*words[k], "for" | "favour" | "favor" | "ayes" | "yes")
                && words.get(next).is_some_and(|w| value::cardinal(w).is_some())
        })
    };
    let sentences = &scene.source.sentences[scene.index.saturating_sub(1)..=scene.index];
    let before = sentences.iter().any(|s| {
        let words: Vec<String> =
            s.tokens.iter().map(|t| lower(t.span.of(scene.text())).into_owned()).collect();
        counted(&words)
    });
    let value = if votes > 0.0 { "by-majority" } else { "unanimous" };
    before.then_some(((at, line(at)), value))
}
