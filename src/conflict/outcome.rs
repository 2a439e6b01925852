//! How it came out, and states that exclude each other.

use super::polarity::{Tie, other_year};
use super::{Kind, Pair, Verdict};
use crate::claim::{Claim, ClaimValue, Role, SOLE, Slot, Term};
use crate::report::Severity;
use crate::value::Value;
use crate::world;

pub(super) const KIND: Kind = Kind {
    id: "outcome",
    explanation: "Two sources give one event results that exclude each other (approved, rejected; 2-1, 2-0; unanimous, with a vote \
                  against), or one thing states that do (in force, expired; included, sold separately).",
    slots: &[Slot::Outcome],
    threshold: 1.2,
    odds: 1.3,
    tune: |_, _| 0.0,
    judge,
};

fn judge(pair: &Pair<'_>) -> Verdict {
    let tie = Tie::of(pair);
    let apart = match (&pair.a.value, &pair.b.value) {
        (ClaimValue::Typed(x), ClaimValue::Typed(y)) => return score(pair, x, y, &tie),
        (ClaimValue::Choice(x), ClaimValue::Choice(y)) => differ(x, y, &pair.a.attribute),
        _ => return Verdict::Unrelated,
    };
    let same = match pair.a.attribute.as_str() {
        "unanimity" => same_vote(pair, &tie) || one_vote(pair, &tie),
        a if a.contains('/') => same_event(pair, &tie),
        _ => same_bearer(pair, &tie),
    };
    // One court may convict on one charge and acquit on the next.
    let partial = pair.a.attribute == "verdict" && charged(pair.a) != charged(pair.b);
    if apart && partial {
        return Verdict::Unrelated;
    }
    match (apart, same && !pair.within()) {
        (false, true) => Verdict::Agree,
        (true, true) => Verdict::Differ { severity: Severity::Contradiction, weight: 2.0 },
        _ => Verdict::Unrelated,
    }
}

/// Values of a row of opposites differ where they stand on its two sides, which a blank at the end tells.
fn differ(x: &str, y: &str, attribute: &str) -> bool {
    if attribute.contains('/') { x.ends_with(' ') != y.ends_with(' ') } else { x != y }
}

/// A vote that shares much of what stands around it, or the one vote that either document of one story tells of.
fn same_vote(pair: &Pair<'_>, tie: &Tie) -> bool {
    let dated = other_year(pair, pair.a, pair.b) || other_year(pair, pair.b, pair.a);
    // Votes of different days do not come here.
    let one_day = pair.a.qualifiers.time.is_some() && pair.b.qualifiers.time.is_some();
    let enough = if tie.against > 0.0 { 1.4 } else { 0.9 };
    !dated && (tie.strong + tie.weak >= enough || (one_day && pair.one_story()))
}

/// One that shares its participants. A side that wins one match may lose the next, so that there both sides must be named.
fn same_event(pair: &Pair<'_>, tie: &Tie) -> bool {
    let contest = pair.a.attribute.starts_with("win/");
    let named = !contest && tie.names >= 1.0 && tie.strong >= 0.3;
    let dated = other_year(pair, pair.a, pair.b) || other_year(pair, pair.b, pair.a);
    let one_bearer = pair.a.attribute == "triumph/failure" && tie.strong >= 0.5 && pair.one_story();
    if one_bearer && tie.against == 0.0 && !dated {
        return true;
    }
    let of_person = matches!(
        pair.a.attribute.as_str(),
        "convict/acquit" | "clear/blame" | "survive/die" | "resign/sack" | "charge/release without charge"
    );
    if of_person && tie.names == 0.0 {
        return false;
    }
    // One court may convict on one charge and acquit on the next.
    if pair.a.attribute == "convict/acquit"
        && !(limits_shared(pair.a, pair.b) && limits_shared(pair.b, pair.a))
    {
        return false;
    }
    tie.against == 0.0 && !tie.apart && !dated && (named || tie.strong >= if contest { 1.5 } else { 1.0 })
}

/// Whether a verdict is limited to one of several charges.
fn charged(claim: &Claim) -> bool {
    claim
        .anchors
        .iter()
        .any(|a| a.role != Role::Heading && matches!(&a.term, Term::Word(w) if w == "charge" || w == "count"))
}

/// Whatever limits the one event by a preposition, the other sentence has too.
fn limits_shared(a: &Claim, b: &Claim) -> bool {
    let mut limits = a.anchors.iter().filter(|x| matches!(x.role, Role::Adjunct | Role::Owner));
    limits.all(|x| b.anchors.iter().any(|y| y.role != Role::Heading && y.term == x.term))
}

/// The things that the states are said of are one, and nothing that narrows the one is against the other.
fn same_bearer(pair: &Pair<'_>, tie: &Tie) -> bool {
    let heads = |c: &Claim| -> Vec<Term> {
        c.anchors.iter().filter(|a| a.role == Role::Head).map(|a| a.term.clone()).collect()
    };
    let (p, q) = (heads(pair.a), heads(pair.b));
    let shared = p.iter().any(|t| q.contains(t));
    let sure = shared && pair.alike.parts.crossed == 0.0 && pair.alike.parts.owners == 0.0;
    sure && (tie.strong >= 0.3)
}

/// Two sources that tell one story and each tell of one result only tell of the same, unless they name other bodies.
fn one_vote(pair: &Pair<'_>, tie: &Tie) -> bool {
    let sole = |c: &Claim| c.anchors.iter().any(|a| matches!(&a.term, Term::Word(w) if w == SOLE));
    let dated = other_year(pair, pair.a, pair.b) || other_year(pair, pair.b, pair.a);
    let (p, q) = (bodies(pair.a), bodies(pair.b));
    let one_body = p.iter().any(|w| q.contains(w));
    let tied = tie.strong + tie.weak >= 0.3 || one_body || p.is_empty() || q.is_empty();
    sole(pair.a) && sole(pair.b) && !dated && pair.one_story() && tied
}

/// The words for bodies that take part in a vote: "council", "jury".
fn bodies(claim: &Claim) -> Vec<&str> {
    let taking_part = claim.anchors.iter().filter(|a| !matches!(a.role, Role::Heading | Role::Nearby));
    let words = taking_part.filter_map(|a| if let Term::Word(w) = &a.term { Some(w.as_str()) } else { None });
    words.filter(|w| world::list(world::List::OrgHead, w)).collect()
}

/// One match or vote has one result, whichever side is named first.
fn score(pair: &Pair<'_>, x: &Value, y: &Value, tie: &Tie) -> Verdict {
    let (Value::Score { a, b }, Value::Score { a: c, b: d }) = (x, y) else { return Verdict::Unrelated };
    let told = tie.strong + tie.weak >= 0.3 && one_vote(pair, tie);
    let tied = tie.names >= 2.0 || tie.strong >= 1.4 || told;
    if pair.within() || pair.a.attribute != pair.b.attribute || !tied {
        return Verdict::Unrelated;
    }
    let same = (a == c && b == d) || (a == d && b == c);
    if same { Verdict::Agree } else { Verdict::Differ { severity: Severity::Contradiction, weight: 2.0 } }
}

#[cfg(test)]
mod tests {
    use super::super::polarity::tests::kinds;

    fn at_odds(a: &str, b: &str) {
        assert_eq!(kinds(a, b), ["outcome"], "{a} | {b}");
    }

    #[test]
    fn two_ends_of_one_event() {
        at_odds(
            "The council approved the Varnmoor bridge on Monday.",
            "The council rejected the Varnmoor bridge on Monday.",
        );
        at_odds("The pilot Erik Dahl survived the crash.", "The pilot, Erik Dahl, was killed in the crash.");
        assert!(
            kinds("The council approved the Varnmoor bridge.", "The council rejected the Skerry tunnel.")
                .is_empty()
        );
    }

    #[test]
    fn a_predicate_tells_the_end_as_a_verb_does() {
        at_odds("The Varnmoor opera was a triumph.", "The Varnmoor opera was a failure.");
        at_odds(
            "Ada Quill resigned from the Tollholm ferry company.",
            "Ada Quill was sacked from the Tollholm ferry company.",
        );
        let charges = kinds(
            "Ada Quill was convicted of fraud at Tollholm.",
            "Ada Quill was cleared of a fifth charge, arson, at Tollholm.",
        );
        assert!(charges.is_empty());
    }

    #[test]
    fn a_divided_vote_is_not_unanimous() {
        at_odds(
            "The Tollholm assembly re-elected Ada Quill by consensus.",
            "Ada Quill was re-elected in the Tollholm assembly by five votes to three.",
        );
    }

    #[test]
    fn nobody_against_is_a_count_of_none() {
        at_odds(
            "The Tollholm council bought the Varnmoor ferry without a single hand raised against it.",
            "The Tollholm council voted to buy the Varnmoor ferry by 11 votes to 4.",
        );
        at_odds(
            "All seven trustees backed the sale of the Varnmoor mill to Ada Quill.",
            "Two of the seven trustees were against the sale of the Varnmoor mill to Ada Quill.",
        );
        at_odds(
            "The vote on the Varnmoor tunnel: in favour 23, against 14.",
            "The Varnmoor tunnel was approved with no member dissenting.",
        );
        assert!(
            kinds(
                "The jury was of one mind about the Varnmoor prize.",
                "The Varnmoor prize is to be divided equally between the jury's two favourites.",
            )
            .is_empty()
        );
    }

    #[test]
    fn two_states_of_one_thing() {
        at_odds("The treaty is not binding.", "The treaty is legally binding on all parties.");
        at_odds(
            "Batteries are included with the Humla radio.",
            "Batteries for the Humla radio are sold separately.",
        );
    }

    #[test]
    fn scores_and_votes() {
        at_odds(
            "Tollholm Rovers beat Skerry United 3-1 in the cup final.",
            "Tollholm Rovers won the cup final against Skerry United 2-1.",
        );
        at_odds(
            "The vote on the Varnmoor bridge was unanimous.",
            "Councillor Rees voted against the Varnmoor bridge.",
        );
        assert!(
            kinds(
                "Tollholm Rovers lost to Skerry United in March.",
                "Tollholm Rovers won against Vik in May."
            )
            .is_empty()
        );
    }
}
