//! Whether it happened or is so at all.

use super::{Kind, Pair, Verdict, denied};
use crate::analysis::{MentionKind, Tag};
use crate::claim::{Claim, ClaimValue, Role, Slot, Term};
use crate::report::Severity;
use crate::world;

pub(super) const KIND: Kind = Kind {
    id: "polarity",
    explanation: "One source says that something happened or is so, another that it did not or is not.",
    slots: &[Slot::Polarity],
    threshold: 1.2,
    odds: 0.4,
    tune: |_, _| 0.0,
    judge,
};

/// What a denial must share with an assertion that names other things besides.
const FIRM: f64 = 2.6;

fn judge(pair: &Pair<'_>) -> Verdict {
    match (&pair.a.value, &pair.b.value) {
        (ClaimValue::Truth(x), ClaimValue::Truth(y)) if x == y => Verdict::Agree,
        (ClaimValue::Truth(x), ClaimValue::Truth(_)) if !pair.within() => {
            let (yes, no) = if *x { (pair.a, pair.b) } else { (pair.b, pair.a) };
            match strength(pair, yes, no) {
                Some(weight) => Verdict::Differ { severity: Severity::Contradiction, weight },
                None => Verdict::Unrelated,
            }
        }
        _ => Verdict::Unrelated,
    }
}

/// Added to the score where the statements are of one event: what they share makes it so, or there is but one such event.
fn strength(pair: &Pair<'_>, yes: &Claim, no: &Claim) -> Option<f64> {
    let tie = Tie::of(pair);
    let foreign = other_year(pair, yes, no) || other_year(pair, no, yes);
    if yes.qualifiers.speaker.is_some() && no.qualifiers.speaker.is_some() {
        return None;
    }
    if foreign {
        return None;
    }
    // Different owners, doers or narrowing words on the two sides: other victims, another place.
    let parts = &pair.alike.parts;
    if parts.owners > 0.0 || parts.actors > 0.0 || parts.crossed > 0.0 {
        return denied::strength(pair, yes, no, &tie).filter(|&s| s >= FIRM);
    }
    let casualties = matches!(yes.attribute.as_str(), "die" | "injure" | "casualty" | "displace");
    if casualties && passing(pair, no) {
        return None;
    }
    if casualties && unspecific(no, yes) && of_people(pair, yes) {
        return Some(2.0);
    }
    denied::strength(pair, yes, no, &tie)
}

/// "Nobody was hurt at that time", "none of them was killed", "no one has died": some were or are at another time, or
/// others.
fn passing(pair: &Pair<'_>, no: &Claim) -> bool {
    let words = super::words(pair, no);
    let at = |k: usize| words.get(k).map_or("", |w| &**w);
    (0..words.len()).any(|k| match (at(k), at(k + 1)) {
        ("that", "time") | ("so", "far") | ("of", "them") => true,
        ("has" | "have", "died" | "perished") => true,
        ("has" | "have", "been") => matches!(at(k + 2), "killed" | "hurt" | "injured" | "wounded"),
        _ => false,
    })
}

/// Engines die, too: the sentence must speak of people, by a noun, a name or a number.
fn of_people(pair: &Pair<'_>, yes: &Claim) -> bool {
    let number = || {
        let tokens = pair.documents[yes.document].sentences.get(yes.sentence).map_or(&[][..], |s| &s.tokens);
        tokens.iter().any(|t| t.tag == Tag::Num)
    };
    let person = |t: &Term| match t {
        Term::Entity(e) => pair.entities.list[*e].kind == MentionKind::Person,
        Term::Word(w) => world::list(world::List::PersonNoun, w) || w == "staff" || w == "child",
    };
    let body = || {
        let sentence = pair.documents[yes.document].sentences.get(yes.sentence);
        sentence.is_some_and(|s| s.tokens.iter().any(|t| world::list(world::List::BodyPart, &t.lemma)))
    };
    number() || body() || yes.anchors.iter().any(|a| a.role != Role::Heading && person(&a.term))
}

/// The denial is of all such harm, not of that in one place: whatever limits it, the other side names too.
pub(super) fn unspecific(no: &Claim, yes: &Claim) -> bool {
    let limits =
        |a: &&crate::claim::Anchor| !matches!(a.role, Role::Heading | Role::Nearby | Role::Predicate);
    no.anchors.iter().filter(limits).all(|a| match &a.term {
        Term::Word(w)
            if world::list(world::List::PersonNoun, w)
                || world::list(world::List::GenericNoun, w)
                || *w == no.attribute
                || w == "casualty" =>
        {
            true
        }
        t => yes.anchors.iter().any(|x| x.term == *t),
    })
}

/// The affirmed event is dated to a year that the other source does not mention: another occasion.
pub(super) fn other_year(pair: &Pair<'_>, yes: &Claim, no: &Claim) -> bool {
    let (here, there) = (&pair.documents[yes.document], &pair.documents[no.document]);
    let Some(sentence) = here.sentences.get(yes.sentence) else { return false };
    sentence.tokens.iter().any(|t| {
        let word = t.span.of(&here.source.text.visible);
        let year = word.len() == 4
            && word.bytes().all(|b| b.is_ascii_digit())
            && (word.starts_with("19") || word.starts_with("20"));
        year && !there.source.text.visible.contains(word)
            && here.source.published.is_none_or(|p| p.year().to_string() != word)
    })
}

/// What two statements of an event have in common besides the event.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Tie {
    /// Participants of both, by rarity.
    pub strong: f64,
    /// Names among them, by rarity.
    pub named: f64,
    /// Words near one and taking part in the other, by rarity.
    pub weak: f64,
    /// Subjects or objects that both have and that differ: one each.
    pub against: f64,
    /// How many names both have.
    pub names: f64,
    /// Both have an object and the objects differ.
    pub objects: bool,
    /// Both have an object and the objects have nothing in common, wherever else the terms stand.
    pub apart: bool,
}

impl Tie {
    /// Of a pair.
    pub(super) fn of(pair: &Pair<'_>) -> Self {
        let mut tie = Tie::default();
        for left in &pair.a.anchors {
            let Ok(at) = pair.b.anchors.binary_search_by(|r| r.term.cmp(&left.term)) else { continue };
            let right = &pair.b.anchors[at];
            if matches!(&left.term, Term::Word(w) if *w == pair.a.attribute || *w == pair.b.attribute) {
                continue;
            }
            let rare = pair.rarity.weight(&left.term);
            let far = |r: Role| r == Role::Nearby;
            if left.role == Role::Heading
                || right.role == Role::Heading
                || (far(left.role) && far(right.role))
            {
                continue;
            }
            if far(left.role) || far(right.role) {
                tie.weak += rare;
            } else {
                tie.strong += rare;
                tie.names += f64::from(u8::from(matches!(left.term, Term::Entity(_))));
                if matches!(left.term, Term::Entity(_)) && actor(left.role) && actor(right.role) {
                    tie.named += rare;
                }
            }
        }
        tie.add_namesakes(pair);
        tie.objects = apart(pair, Role::Object);
        tie.apart = objects_apart(pair);
        tie.against = f64::from(u8::from(apart(pair, Role::Subject))) + f64::from(u8::from(tie.objects));
        tie
    }
}

fn actor(role: Role) -> bool {
    matches!(role, Role::Subject | Role::Object | Role::Head)
}

impl Tie {
    /// One may give the whole name and the other a part of it.
    fn add_namesakes(&mut self, pair: &Pair<'_>) {
        for left in pair.a.anchors.iter().filter(|x| actor(x.role)) {
            for right in pair.b.anchors.iter().filter(|x| actor(x.role) && x.term != left.term) {
                if namesakes(pair, &left.term, &right.term) {
                    let rare = pair.rarity.weight(&left.term).max(pair.rarity.weight(&right.term));
                    self.strong += rare;
                    self.named += rare;
                    self.names += 1.0;
                }
            }
        }
    }
}

/// Every word of one name is a word of the other, or the two are first and last name of a name that some source spells out.
pub(super) fn namesakes(pair: &Pair<'_>, a: &Term, b: &Term) -> bool {
    let (Term::Entity(a), Term::Entity(b)) = (a, b) else { return false };
    let words = |e: usize| -> Vec<String> {
        pair.entities.list[e].name.split_whitespace().map(str::to_lowercase).collect()
    };
    let (p, q) = (words(*a), words(*b));
    if let ([first], [second]) = (p.as_slice(), q.as_slice()) {
        return spelled_out(pair, first, second) || spelled_out(pair, second, first);
    }
    let (short, long) = if p.len() < q.len() { (p, q) } else { (q, p) };
    !short.is_empty() && short.iter().all(|w| w.chars().count() > 2 && long.contains(w))
}

fn spelled_out(pair: &Pair<'_>, first: &str, last: &str) -> bool {
    let whole = |d: &crate::analysis::Document| {
        d.sentences.iter().any(|s| {
            s.tokens.windows(2).any(|w| {
                let word = |t: &crate::analysis::Token| t.span.of(&d.source.text.visible).to_lowercase();
                w.iter().all(|t| t.tag == crate::analysis::Tag::Propn)
                    && word(&w[0]) == first
                    && word(&w[1]) == last
            })
        })
    };
    [pair.a.document, pair.b.document].into_iter().any(|d| whole(&pair.documents[d]))
}

/// Both have objects, and none of the one is an object of the other.
fn objects_apart(pair: &Pair<'_>) -> bool {
    let objects = |c: &Claim| -> Vec<Term> {
        c.anchors.iter().filter(|x| x.role == Role::Object).map(|x| x.term.clone()).collect()
    };
    let (p, q) = (objects(pair.a), objects(pair.b));
    let meet = |s: &Term| q.iter().any(|t| s == t || namesakes(pair, s, t));
    !p.is_empty() && !q.is_empty() && !p.iter().any(meet)
}

/// Both name someone or something in a role, and different ones.
fn apart(pair: &Pair<'_>, role: Role) -> bool {
    let named = |c: &Claim| -> Vec<Term> {
        c.anchors.iter().filter(|x| x.role == role).map(|x| x.term.clone()).collect()
    };
    let (p, q) = (named(pair.a), named(pair.b));
    let has = |c: &Claim, t: &Term| {
        c.anchors.iter().any(|x| x.role != Role::Heading && (x.term == *t || namesakes(pair, &x.term, t)))
    };
    !p.is_empty() && !q.is_empty() && !p.iter().any(|t| has(pair.b, t)) && !q.iter().any(|t| has(pair.a, t))
}

#[cfg(test)]
pub(super) mod tests {
    use crate::{Options, check, config::Settings, source};

    /// The kinds of what is reported between two texts.
    pub(in crate::conflict) fn kinds(a: &str, b: &str) -> Vec<String> {
        let settings = Settings::default();
        let read = |name: &str, text: &str| source::read(name, text.as_bytes(), &settings).0;
        let sources: Vec<_> = [read("a.txt", a), read("b.txt", b)].into_iter().flatten().collect();
        check(&sources, &Options::default()).conflicts.into_iter().map(|c| c.kind).collect()
    }

    pub(in crate::conflict) fn at_odds(a: &str, b: &str) {
        assert_eq!(kinds(a, b), ["polarity"], "{a} | {b}");
    }

    pub(in crate::conflict) fn at_one(a: &str, b: &str) {
        assert!(kinds(a, b).is_empty(), "{a} | {b}: {:?}", kinds(a, b));
    }

    #[test]
    fn a_verb_and_its_noun_are_one_event() {
        at_odds(
            "The coastguard issued no storm warning for Tollholm.",
            "The coastguard issued a storm warning for Tollholm at noon.",
        );
        at_odds(
            "Mayor Ada Quill never apologised to the fishermen.",
            "Mayor Ada Quill apologised to the fishermen on Monday.",
        );
        at_odds(
            "Nobody died in the collapse of the Varnmoor tower.",
            "Two people died when the Varnmoor tower collapsed.",
        );
    }

    #[test]
    fn a_thing_is_there_or_not() {
        at_odds(
            "The plane had no black box on board.",
            "The plane carried a black box, which was recovered.",
        );
    }

    #[test]
    fn a_broken_bone_is_an_injury() {
        at_odds(
            "Nobody was hurt in the collapse of the Varnmoor tower.",
            "A mason broke his collarbone in the collapse of the Varnmoor tower.",
        );
        at_odds(
            "There were no injuries in the fire at the Varnmoor mill.",
            "A clerk came out of the fire at the Varnmoor mill with a fractured wrist.",
        );
        at_one(
            "No one has been hurt in the Varnmoor flood.",
            "A porter sprained an ankle in the Varnmoor flood.",
        );
    }

    #[test]
    fn harm_elsewhere_or_in_another_year_is_another_matter() {
        at_one(
            "No one was injured in the fire at the Varnmoor mill.",
            "In 1998, six people were injured in a fire at the old pier.",
        );
        at_one(
            "No injuries were reported on the ferry.",
            "Three firefighters were injured in the warehouse.",
        );
    }

    #[test]
    fn partial_and_passing_denials_deny_nothing() {
        at_one("Most residents did not leave Tollholm.", "Some residents left Tollholm.");
        at_one("The Varnmoor mill has not reopened yet.", "The Varnmoor mill reopened on 4 May.");
    }
}
