//! Whether a clause denies what it says, and whether it says it plainly enough to be held against another.

use super::Scene;
use crate::analysis::{Clause, Feats, Rel, Tag};

/// Verbs that deny what they govern.
const FAILING: &[&str] = &["fail", "refuse", "decline", "neglect", "omit"];
/// Subjects of which only a part is denied, so that the rest may be so.
const PARTIAL: &[&str] = &[
    "most", "many", "few", "some", "all", "every", "everyone", "half", "other", "others", "more", "each",
    "both",
];

/// "the branch to close in May": an infinitive says what is to be done, but for one that hangs on a verb of doing it.
pub(super) fn to_come(scene: &Scene<'_>, clause: &Clause) -> bool {
    let tree = &scene.tree;
    let to = clause.predicate > 0 && tree.lemma(clause.predicate - 1) == "to";
    let done = |h: usize| {
        FAILING.contains(&tree.lemma(h))
            || matches!(
                tree.lemma(h),
                "manage"
                    | "begin"
                    | "start"
                    | "continue"
                    | "go"
                    | "come"
                    | "happen"
                    | "help"
                    | "proceed"
                    | "know"
                    | "say"
                    | "find"
                    | "see"
                    | "hear"
                    | "prove"
                    | "turn"
                    | "report"
                    | "believe"
                    | "think"
            )
    };
    to && !(matches!(tree.rel(clause.predicate), Rel::Xcomp | Rel::Advcl | Rel::Ccomp)
        && tree.head(clause.predicate).is_some_and(done))
}

/// An entry of a running log, which begins with the time of day: what it denies held at that time.
pub(super) fn timed(scene: &Scene<'_>) -> bool {
    let Some(block) = scene.block() else { return false };
    let start: String = block.span.of(scene.text()).trim_start().chars().take(5).collect();
    let digits = start.chars().filter(char::is_ascii_digit).count();
    digits >= 3 && start.contains([':', '.']) && start.starts_with(|c: char| c.is_ascii_digit())
}

/// Denied in the clause itself or by the verb that governs it ("failed to", "refused to").
pub(super) fn denied(scene: &Scene<'_>, clause: &Clause) -> bool {
    let tree = &scene.tree;
    let governed = matches!(tree.rel(clause.predicate), Rel::Xcomp | Rel::Ccomp)
        && tree.head(clause.predicate).is_some_and(|h| {
            FAILING.contains(&tree.lemma(h)) && !scene.clause_at(h).is_some_and(|c| c.negated)
        });
    let raised = tree.rel(clause.predicate) == Rel::Xcomp
        && !clause.negated
        && tree.head(clause.predicate).is_some_and(|h| {
            matches!(
                tree.lemma(h),
                "know" | "say" | "report" | "believe" | "think" | "find" | "see" | "seem" | "appear"
            ) && scene.clause_at(h).is_some_and(|c| c.negated)
        });
    raised
        || clause.negated ^ governed
        || (!governed && tree.rel(clause.predicate) == Rel::Root && opens_with_denial(scene))
}

/// "At no time did they": the words turn round, so that the parser may not see what is denied.
fn opens_with_denial(scene: &Scene<'_>) -> bool {
    let lower = |i: usize| scene.tree.lower(i);
    scene.tree.len() > 3
        && matches!(lower(0), "at" | "in" | "on" | "under" | "by")
        && lower(1) == "no"
        && matches!(
            lower(2),
            "time"
                | "point"
                | "stage"
                | "moment"
                | "case"
                | "circumstances"
                | "account"
                | "occasion"
                | "way"
                | "means"
        )
}

/// Only some of a number are meant: "more than forty have never been shown".
fn counted(scene: &Scene<'_>, clause: &Clause) -> bool {
    let tree = &scene.tree;
    let number = |i: usize| tree.tag(i) == Tag::Num && !matches!(tree.lower_lemma(i), "one" | "single");
    clause.subject().is_some_and(|s| number(s) || tree.by(s, &[Rel::Nummod]).any(number))
}

/// Statements that are no plain yes or no: "not yet", "no longer", "not until", "most did not", questions, of the writer.
pub(super) fn blurred(scene: &Scene<'_>, clause: &Clause) -> bool {
    let tree = &scene.tree;
    let lower = |i: usize| tree.lower(i);
    let last = tree.len().saturating_sub(1);
    if !tree.is_empty() && tree.word(last) == "?" {
        return true;
    }
    let conditional =
        (0..clause.predicate).any(|i| matches!(lower(i), "if" | "whether" | "unless" | "would" | "lest"));
    let partial = clause.subject().is_some_and(|s| {
        PARTIAL.contains(&tree.lemma(s))
            || tree.by(s, &[Rel::Det, Rel::Amod, Rel::DetPredet]).any(|k| PARTIAL.contains(&tree.lemma(k)))
    });
    let writer = clause
        .subject()
        .is_some_and(|s| tree.feats(s).has(Feats::SPEAKER) && matches!(lower(s), "i" | "you"));
    let passing = (0..tree.len()).any(|i| match lower(i) {
        "yet" => i > 0,
        "anymore" => true,
        "longer" | "more" | "fewer" | "less" | "only" | "just" => {
            i > 0 && matches!(lower(i - 1), "no" | "not")
        }
        "until" | "till" => (0..i).any(|k| matches!(lower(k), "not" | "n't" | "n’t")),
        _ => false,
    });
    let open = passing || counted(scene, clause) || surpassed(scene);
    conditional || partial || writer || (open && denied(scene, clause))
}

/// "No heavier aircraft has flown", "has never earned more": that nothing surpasses something is no denial of it.
fn surpassed(scene: &Scene<'_>) -> bool {
    let tree = &scene.tree;
    let denies = |k: usize| matches!(tree.lower(k), "no" | "never" | "nobody" | "none" | "nothing");
    let greater = |k: usize| {
        tree.feats(k).has(Feats::COMPARATIVE)
            || matches!(tree.lower(k), "more" | "less" | "fewer" | "earlier" | "better" | "worse")
    };
    (0..tree.len()).filter(|&k| denies(k)).any(|k| (k + 1..tree.len().min(k + 6)).any(greater))
}
