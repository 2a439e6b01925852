//! Whether something happened or is so at all.
//!
//! Two forms of one statement: the event as a verb ("nobody was hurt"), and as a noun that is said to exist or not ("no
//! injuries", "issued a warning"). The concept tables give both one attribute.

use super::{Anchor, Claim, ClaimValue, Qualifiers, Role, Scene, Slot};
use crate::analysis::{Clause, Feats, MentionKind, Modality, Rel, Tag, is_empty_phrase};
use crate::world::{self, ConceptKind, List};

/// Verbs that say of their object little more than that it exists.
const SUPPORT: &[&str] = &[
    "have",
    "possess",
    "own",
    "carry",
    "hold",
    "contain",
    "create",
    "make",
    "issue",
    "give",
    "use",
    "receive",
    "get",
    "put",
    "put out",
    "put in",
    "send",
    "transmit",
    "publish",
    "file",
    "lodge",
    "submit",
    "report",
    "record",
    "suffer",
    "sustain",
    "cause",
    "leave",
    "develop",
    "invent",
    "be",
    "exist",
    "occur",
    "happen",
    "take",
    "find",
    "sound",
    "raise",
    "impose",
    "pay",
    "broadcast",
];
/// Verbs of coming and going, which say of a place little more than that someone was there.
const MOTION: &[&str] = &["go", "come", "enter", "step", "set", "appear", "visit", "walk", "return"];
/// Verbs that deny what they govern.
const FAILING: &[&str] = &["fail", "refuse", "decline", "neglect", "omit"];
/// What a body suffers, where its object is a person.
const HARM: &[&str] = &["burn", "scald", "bruise", "maim", "concuss", "sting", "bite", "scratch", "graze"];
/// "no reports of", "not aware of any": what follows is said not to be.
const IGNORANCE: &[&str] =
    &["report", "evidence", "sign", "record", "knowledge", "indication", "trace", "aware", "know", "mention"];
/// Subjects of which only a part is denied, so that the rest may be so.
const PARTIAL: &[&str] = &[
    "most", "many", "few", "some", "all", "every", "everyone", "half", "other", "others", "more", "each",
    "both",
];

pub(super) fn extract(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    if !scene.is_prose() {
        return;
    }
    for clause in &scene.clauses {
        let verb = !clause.copula && scene.tree.tag(clause.predicate) == Tag::Verb;
        if clause.modality == Modality::Fact && (verb || harmed(scene, clause)) {
            happened(scene, clause, claims);
        }
    }
    for i in 0..scene.tree.len() {
        if scene.tree.tag(i) == Tag::Noun {
            noun(scene, i, claims);
        }
    }
    unknown(scene, claims);
    purpose(scene, claims);
}

/// "phoned to concede", "met to sign": who goes about it does it. The parser may take the verb behind "to" for a noun.
fn purpose(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    let tree = &scene.tree;
    for i in 2..tree.len() {
        let lemma = tree.lemma(i).to_lowercase();
        let verb =
            world::concept(&lemma, world::Pos::Verb).filter(|c| c.kind == ConceptKind::Event || c.once);
        let bare = tree.word(i).eq_ignore_ascii_case(&lemma) && tree.word(i - 1) == "to";
        let noun_too = world::concept(&lemma, world::Pos::Noun).is_some()
            || !world::nouns_of(&lemma).is_empty() && world::nouns_of(&lemma).contains(&lemma.as_str());
        let Some(concept) = verb.filter(|_| bare && tree.tag(i) == Tag::Noun && !noun_too) else { continue };
        let Some(clause) = scene.clauses.iter().rev().find(|c| c.predicate < i && !c.copula) else {
            continue;
        };
        let goes = matches!(
            clause.lemma.as_str(),
            "call"
                | "phone"
                | "ring"
                | "telephone"
                | "come"
                | "meet"
                | "gather"
                | "return"
                | "stop"
                | "write"
        );
        if !goes || clause.modality != Modality::Fact || blurred(scene, clause) || denied(scene, clause) {
            continue;
        }
        let anchors = participants(scene, clause);
        let qualifiers = Qualifiers::of(scene, Some(clause), i);
        claims.push(scene.claim(
            Slot::Polarity,
            concept.id,
            anchors,
            ClaimValue::Truth(true),
            tree.token(i).span,
            qualifiers,
        ));
    }
}

fn happened(scene: &Scene<'_>, clause: &Clause, claims: &mut Vec<Claim>) {
    let attribute = verb_concept(scene, clause);
    if to_come(scene, clause) || (denied(scene, clause) && timed(scene)) {
        return;
    }
    let says = world::list(List::Reporting, &attribute)
        && scene.tree.one(clause.predicate, &[Rel::Ccomp, Rel::Parataxis]).is_some();
    if says || empty_attribute(&attribute) || blurred(scene, clause) {
        return;
    }
    let anchors = participants(scene, clause);
    let mut words = vec![clause.predicate];
    words.extend(
        scene
            .tree
            .by(clause.predicate, &[Rel::Aux, Rel::AuxPass, Rel::Advmod])
            .filter(|&k| k < clause.predicate),
    );
    let span = scene.tree.span(&words);
    let span = if span.len() > 60 { scene.tree.token(clause.predicate).span } else { span };
    let qualifiers = Qualifiers::of(scene, Some(clause), clause.predicate);
    let value = ClaimValue::Truth(!denied(scene, clause));
    claims.push(scene.claim(Slot::Polarity, attribute, anchors, value, span, qualifiers));
}

/// "the branch to close in May": an infinitive says what is to be done, but for one that hangs on a verb of doing it.
fn to_come(scene: &Scene<'_>, clause: &Clause) -> bool {
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
fn timed(scene: &Scene<'_>) -> bool {
    let Some(block) = scene.block() else { return false };
    let start: String = block.span.of(scene.text()).trim_start().chars().take(5).collect();
    let digits = start.chars().filter(char::is_ascii_digit).count();
    digits >= 3 && start.contains([':', '.']) && start.starts_with(|c: char| c.is_ascii_digit())
}

/// "seven people have been burnt": the parser may take the participle for an adjective.
fn harmed(scene: &Scene<'_>, clause: &Clause) -> bool {
    let tree = &scene.tree;
    clause.copula
        && tree.tag(clause.predicate) == Tag::Adj
        && matches!(
            tree.word(clause.predicate),
            "burnt" | "burned" | "hurt" | "injured" | "wounded" | "killed" | "scalded"
        )
        && clause.agent.is_some_and(|a| somebody(scene, a) || is_empty_phrase(tree, a))
}

/// The concept of a verb; a past form whose dictionary form lost its final "e" still finds it ("conceded").
pub(super) fn verb_concept(scene: &Scene<'_>, clause: &Clause) -> String {
    let found = scene.concept(clause.predicate);
    let body = clause.patient.or(clause.agent.filter(|_| clause.copula));
    if (HARM.contains(&clause.lemma.as_str())
        || matches!(clause.lemma.as_str(), "burnt" | "burned" | "scalded"))
        && body.is_some_and(|p| somebody(scene, p))
    {
        return "injure".into();
    }
    let whole = format!("{found}e");
    if world::concept_by_id(&found).is_some()
        || !scene.tree.word(clause.predicate).to_lowercase().starts_with(&whole)
    {
        return found;
    }
    world::concept(&whole, world::Pos::Verb).map_or(found, |c| c.id.to_string())
}

/// A person, or a pronoun or number that stands for people.
fn somebody(scene: &Scene<'_>, i: usize) -> bool {
    let lemma = scene.tree.lemma(i).to_lowercase();
    match scene.entity(i) {
        Some(e) => scene.entities.list[e].kind == MentionKind::Person,
        None => {
            world::list(List::PersonNoun, &lemma)
                || world::concept(&lemma, world::Pos::Noun)
                    .is_some_and(|c| c.id == "staff" || c.id == "child")
                || matches!(
                    lemma.as_str(),
                    "he" | "she" | "they" | "nobody" | "someone" | "somebody" | "anyone"
                )
        }
    }
}

fn empty_attribute(attribute: &str) -> bool {
    world::list(List::GenericNoun, attribute)
        || matches!(
            attribute,
            "be" | "have"
                | "do"
                | "go"
                | "get"
                | "take"
                | "make"
                | "say"
                | "tell"
                | "know"
                | "see"
                | "look"
                | "come"
                | "ask"
                | "want"
                | "find"
        )
}

/// Who takes part in an event: subject and object with what narrows them, and what prepositions tie in.
pub(super) fn participants(scene: &Scene<'_>, clause: &Clause) -> Vec<Anchor> {
    let mut anchors: Vec<Anchor> = Vec::new();
    for (head, role) in
        [(clause.agent, Role::Subject), (clause.patient, Role::Object), (clause.recipient, Role::Object)]
    {
        let Some(head) = head.filter(|&h| h != clause.predicate && !scene.is_value(h)) else { continue };
        scene.push(head, role, &mut anchors);
        scene.noun_anchors(head, &mut anchors);
    }
    for o in clause.obliques.iter().filter(|o| !scene.is_value(o.head)) {
        scene.push(o.head, Role::Adjunct, &mut anchors);
    }
    anchors
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
    let lower = |i: usize| scene.tree.word(i).to_lowercase();
    scene.tree.len() > 3
        && matches!(lower(0).as_str(), "at" | "in" | "on" | "under" | "by")
        && lower(1) == "no"
        && matches!(
            lower(2).as_str(),
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
    let number = |i: usize| {
        tree.tag(i) == Tag::Num && !matches!(tree.lemma(i).to_lowercase().as_str(), "one" | "single")
    };
    clause.subject().is_some_and(|s| number(s) || tree.by(s, &[Rel::Nummod]).any(number))
}

/// Statements that are no plain yes or no: "not yet", "no longer", "not until", "most did not", questions, of the writer.
pub(super) fn blurred(scene: &Scene<'_>, clause: &Clause) -> bool {
    let tree = &scene.tree;
    let lower = |i: usize| tree.word(i).to_lowercase();
    let last = tree.len().saturating_sub(1);
    if !tree.is_empty() && tree.word(last) == "?" {
        return true;
    }
    let conditional = (0..clause.predicate)
        .any(|i| matches!(lower(i).as_str(), "if" | "whether" | "unless" | "would" | "lest"));
    let partial = clause.subject().is_some_and(|s| {
        PARTIAL.contains(&tree.lemma(s))
            || tree.by(s, &[Rel::Det, Rel::Amod, Rel::DetPredet]).any(|k| PARTIAL.contains(&tree.lemma(k)))
    });
    let writer = clause
        .subject()
        .is_some_and(|s| tree.feats(s).has(Feats::SPEAKER) && matches!(lower(s).as_str(), "i" | "you"));
    let passing = (0..tree.len()).any(|i| match lower(i).as_str() {
        "yet" => i > 0,
        "anymore" => true,
        "longer" | "more" | "fewer" | "less" | "only" | "just" => {
            i > 0 && matches!(lower(i - 1).as_str(), "no" | "not")
        }
        "until" | "till" => (0..i).any(|k| matches!(lower(k).as_str(), "not" | "n't" | "n’t")),
        _ => false,
    });
    conditional || partial || writer || ((passing || counted(scene, clause)) && denied(scene, clause))
}

/// A noun that is said to be there or not.
fn noun(scene: &Scene<'_>, noun: usize, claims: &mut Vec<Claim>) {
    let attribute = noun_concept(scene, noun);
    let clause = scene.clause_of(noun);
    if empty_attribute(&attribute)
        || clause.is_some_and(|c| c.modality != Modality::Fact || blurred(scene, c))
    {
        return;
    }
    if let Some(truth) = existence(scene, noun, clause, &attribute).filter(|&t| t || !timed(scene)) {
        claims.push(of_noun(scene, noun, attribute, truth));
    }
}

/// The claim that what a noun names is there, or is not.
pub(super) fn of_noun(scene: &Scene<'_>, noun: usize, attribute: String, truth: bool) -> Claim {
    let clause = scene.clause_of(noun);
    let mut anchors = Vec::new();
    scene.noun_anchors(noun, &mut anchors);
    if let Some(c) = clause {
        let row: Vec<_> = scene
            .tree
            .conjuncts(scene.tree.first_conjunct(noun))
            .into_iter()
            .map(|k| scene.term(k))
            .collect();
        anchors.extend(participants(scene, c).into_iter().filter(|a| !row.contains(&Some(a.term.clone()))));
        scene.push(c.predicate, Role::Predicate, &mut anchors);
    }
    let mut qualifiers = Qualifiers::of(scene, clause, noun);
    qualifiers.negated = false;
    let value = ClaimValue::Truth(truth);
    scene.claim(Slot::Polarity, attribute, anchors, value, scene.phrase_span(noun), qualifiers)
}

/// "loss of life" is one concept; otherwise the concept of the noun.
pub(super) fn noun_concept(scene: &Scene<'_>, noun: usize) -> String {
    let end = scene.tree.len().min(noun + 4);
    let lemmas: Vec<String> = (noun..end).map(|k| scene.tree.lemma(k).to_lowercase()).collect();
    let lemmas: Vec<&str> = lemmas.iter().map(String::as_str).collect();
    world::concept_phrase(&lemmas).map_or_else(|| scene.concept(noun), |m| m.concept.id.to_string())
}

/// Whether the words around a noun say that it exists (`true`), that it doesn't (`false`), or neither.
fn existence(scene: &Scene<'_>, noun: usize, clause: Option<&Clause>, attribute: &str) -> Option<bool> {
    let tree = &scene.tree;
    if restrictive(scene, noun) {
        return None;
    }
    if is_empty_phrase(tree, noun) || lacking(scene, noun) {
        return Some(false);
    }
    if clause.is_some_and(|c| denied(scene, c) && governs(scene, c, noun)) {
        return Some(false);
    }
    let definite = tree
        .by(noun, &[Rel::Det, Rel::NmodPoss])
        .any(|k| tree.lemma(k) != "a" && tree.lemma(k) != "an" && tree.lemma(k) != "any");
    if definite
        || tree.by(noun, &[Rel::Amod]).any(|k| matches!(tree.lemma(k), "possible" | "potential" | "alleged"))
    {
        return None;
    }
    let clause = clause?;
    let argument = clause.patient == Some(noun) || clause.subject() == Some(noun);
    let supported = argument && SUPPORT.contains(&clause.lemma.as_str());
    if denied(scene, clause) {
        return supported.then_some(false);
    }
    let event = world::concept_by_id(attribute).is_some_and(|c| c.kind == ConceptKind::Event);
    (supported || event).then_some(true)
}

/// Whether a verb that says little by itself, or the copula, hands its denial on to a noun: "never went into the ring",
/// "did not have a licence", "was never on the list".
fn governs(scene: &Scene<'_>, clause: &Clause, noun: usize) -> bool {
    let empty = |k: Option<usize>| k.is_some_and(|k| is_empty_phrase(&scene.tree, k));
    if empty(clause.agent) || empty(clause.patient) {
        return false;
    }
    let light = SUPPORT.contains(&clause.lemma.as_str()) || MOTION.contains(&clause.lemma.as_str());
    let complement =
        clause.patient.filter(|_| !clause.passive).or_else(|| clause.obliques.first().map(|o| o.head));
    let at = || scene.tree.by(noun, &[Rel::Case]).next().is_some();
    let predicate = clause.copula && clause.predicate == noun && at();
    predicate || (light && !clause.copula && complement == Some(noun) && clause.subject() != Some(noun))
}

/// "ballots without a signature", "a name with no meaning": the words pick out which ones are meant and deny nothing.
fn restrictive(scene: &Scene<'_>, noun: usize) -> bool {
    let tree = &scene.tree;
    let with =
        tree.by(noun, &[Rel::Case]).find(|&k| matches!(tree.lemma(k), "with" | "without")).filter(|&k| k > 0);
    let Some(with) = with else { return false };
    let event = |h: usize| {
        world::concept(&tree.lemma(h).to_lowercase(), world::Pos::Noun)
            .is_some_and(|c| c.kind == ConceptKind::Event)
    };
    // The parser may hang the words on the verb; where they stand tells.
    let follows = matches!(tree.tag(with - 1), Tag::Noun) && !event(with - 1);
    let of_noun = tree
        .head(noun)
        .is_some_and(|h| tree.tag(h) == Tag::Noun && scene.clause_at(h).is_none() && !event(h));
    follows || of_noun
}

/// "without a single accident", "lacked permits", "the absence of guards".
fn lacking(scene: &Scene<'_>, noun: usize) -> bool {
    let tree = &scene.tree;
    let without = tree.by(noun, &[Rel::Case, Rel::Mark]).any(|k| tree.lemma(k) == "without");
    let object_of_lack =
        tree.rel(noun) == Rel::Obj && tree.head(noun).is_some_and(|h| tree.lemma(h) == "lack");
    let of_absence = tree.preposition(noun).as_deref() == Some("of")
        && tree
            .head(noun)
            .is_some_and(|h| matches!(tree.lemma(h), "absence" | "lack") && tree.tag(h) == Tag::Noun);
    // "after three days without flights": it was so for a time.
    let passing = without && (noun.saturating_sub(4)..noun).any(|i| scene.is_value(i));
    let all = passing
        || tree
            .by(noun, &[Rel::Amod])
            .any(|k| matches!(tree.lemma(k), "further" | "other" | "such" | "additional"));
    (without || object_of_lack || of_absence) && !all
}

/// "is not aware of any person having been harmed", "no reports of damage".
fn unknown(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    let tree = &scene.tree;
    let lower = |i: usize| tree.word(i).to_lowercase();
    let Some(of) = (1..tree.len()).find(|&i| lower(i) == "of" && IGNORANCE.contains(&tree.lemma(i - 1)))
    else {
        return;
    };
    let from = of.saturating_sub(4);
    let none = (from..of).any(|i| matches!(lower(i).as_str(), "no" | "not" | "n't" | "unaware"))
        || (of + 1 < tree.len() && lower(of + 1) == "no");
    if !none || timed(scene) {
        return;
    }
    for i in of + 1..tree.len().min(of + 9) {
        let attribute = scene.concept(i);
        let event = world::concept_by_id(&attribute).is_some_and(|c| c.kind == ConceptKind::Event);
        if !event || is_empty_phrase(tree, i) {
            continue;
        }
        let clause = scene.clause_of(i);
        let mut anchors = clause.map(|c| participants(scene, c)).unwrap_or_default();
        scene.noun_anchors(i, &mut anchors);
        let qualifiers = Qualifiers { speaker: scene.speaker(i), ..Qualifiers::plain() };
        let span = tree.span(&[from.max(of.saturating_sub(2)), i]);
        claims.push(scene.claim(
            Slot::Polarity,
            attribute,
            anchors,
            ClaimValue::Truth(false),
            span,
            qualifiers,
        ));
        return;
    }
}
