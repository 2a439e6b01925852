//! Clauses: who did what to what, where, when and with what polarity, read off the dependency tree.
//!
//! Passives, relative clauses, participles, coordination, copulas and control are brought to one shape.

use super::{Feats, Rel, Tag, Tree};

/// How a clause is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Modality {
    /// Stated as fact.
    Fact,
    /// Planned, expected, proposed or in the future.
    Plan,
    /// Possible, conditional, hypothetical or wished for.
    Possible,
    /// A question or a command.
    Other,
}

/// A noun that a clause ties in with a preposition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Oblique {
    /// The preposition; empty where there is none ("on sale *last Friday*").
    pub preposition: String,
    /// The noun.
    pub head: usize,
}

/// A verb or predicate with what belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// The verb, or the predicate noun or adjective of a copula.
    pub predicate: usize,
    /// Verb and particle in dictionary form ("set up"), or the predicate's own form.
    pub lemma: String,
    /// Whether the predicate stands with a copula.
    pub copula: bool,
    /// Whether it is passive.
    pub passive: bool,
    /// Who does it: the subject of an active clause, the *by* phrase of a passive one.
    pub agent: Option<usize>,
    /// Whom it is done to: the object, or the subject of a passive clause.
    pub patient: Option<usize>,
    /// Second object.
    pub recipient: Option<usize>,
    /// What is tied in by prepositions.
    pub obliques: Vec<Oblique>,
    /// Whether it is negated.
    pub negated: bool,
    /// How it is meant.
    pub modality: Modality,
    /// Whether the subject was taken over from another clause.
    pub inherited: bool,
}

impl Clause {
    /// The subject as it stands: of a passive clause the patient.
    pub fn subject(&self) -> Option<usize> {
        if self.passive { self.patient } else { self.agent }
    }

    /// The first noun tied in by one of the prepositions.
    pub fn oblique(&self, prepositions: &[&str]) -> Option<usize> {
        self.obliques.iter().find(|o| prepositions.contains(&o.preposition.as_str())).map(|o| o.head)
    }
}

const SUBJECTS: &[Rel] = &[Rel::Nsubj, Rel::NsubjPass, Rel::NsubjOuter, Rel::Csubj];
/// Words that deny by themselves.
const NEGATIONS: &[&str] = &["not", "n't", "never", "neither", "no", "hardly", "nowhere", "no longer"];
const PLANNING: &[&str] = &[
    "will",
    "shall",
    "plan",
    "expect",
    "intend",
    "propose",
    "schedule",
    "due",
    "hope",
    "aim",
    "want",
    "would",
    "set",
    "promise",
    "forecast",
    "wish",
    "seek",
    "project",
    "anticipate",
    "slate",
    "target",
];
/// Whom these are done to does what the infinitive behind them says.
const DIRECTING: &[&str] = &[
    "advise",
    "allow",
    "ask",
    "command",
    "compel",
    "enable",
    "encourage",
    "forbid",
    "force",
    "instruct",
    "invite",
    "oblige",
    "order",
    "permit",
    "persuade",
    "press",
    "require",
    "tell",
    "urge",
];
const POSSIBLE: &[&str] = &["may", "might", "could", "can", "should", "must"];
const CONDITIONS: &[&str] = &["if", "unless", "whether", "lest"];

/// All clauses of a sentence, by the position of their predicate.
pub fn clauses(tree: &Tree<'_>) -> Vec<Clause> {
    let mut found: Vec<Option<Clause>> = vec![None; tree.len()];
    for i in top_down(tree) {
        if tree.is_predicate(i) || is_bare_predicate(tree, i) {
            found[i] = Some(read(tree, i, &found));
        }
    }
    found.into_iter().flatten().collect()
}

/// Tokens so that a head comes before its dependents (a clause may take its subject from the one above).
fn top_down(tree: &Tree<'_>) -> Vec<usize> {
    let mut order: Vec<usize> = (0..tree.len()).filter(|&i| tree.head(i).is_none()).collect();
    let mut next = 0;
    while next < order.len() && order.len() <= tree.len() {
        order.extend(tree.kids(order[next]));
        next += 1;
    }
    order
}

/// A noun or adjective with a subject but no copula: headlines ("Cables down in storm").
fn is_bare_predicate(tree: &Tree<'_>, i: usize) -> bool {
    tree.tag(i) != Tag::Verb && tree.one(i, &[Rel::Nsubj, Rel::NsubjPass]).is_some()
}

fn read(tree: &Tree<'_>, i: usize, found: &[Option<Clause>]) -> Clause {
    let above = tree.head(i).and_then(|h| found[h].as_ref());
    let copula = tree.one(i, &[Rel::Cop]).is_some();
    let passive = is_passive(tree, i, above);
    let own = tree.by(i, SUBJECTS).find(|&k| !is_relative_filler(tree, k)).map(|k| antecedent(tree, i, k));
    let (subject, inherited) = match own {
        Some(s) => (Some(s), false),
        None => (borrowed_subject(tree, i, above), true),
    };
    let object = tree.one(i, &[Rel::Obj, Rel::Ccomp]).map(|k| antecedent(tree, i, k));
    let by = tree.one(i, &[Rel::OblAgent]).or_else(|| passive.then(|| by_phrase(tree, i)).flatten());
    let (agent, patient) =
        if passive { (by, subject.or(object)) } else { (subject, object.filter(|_| !copula)) };
    let gapped = object_gap(tree, i, patient.is_some(), passive);
    Clause {
        predicate: i,
        lemma: verb_lemma(tree, i),
        copula,
        passive,
        agent,
        patient: patient.or(gapped),
        recipient: tree.one(i, &[Rel::Iobj]),
        obliques: obliques(tree, i),
        negated: is_negated(tree, i),
        modality: modality(tree, i, above),
        inherited,
    }
}

fn is_passive(tree: &Tree<'_>, i: usize, above: Option<&Clause>) -> bool {
    if tree.tag(i) != Tag::Verb {
        return false;
    }
    if tree.one(i, &[Rel::NsubjPass, Rel::AuxPass, Rel::CsubjPass]).is_some() {
        return true;
    }
    let past = tree.feats(i).has(Feats::PAST) && tree.feats(i).has(Feats::PARTICIPLE);
    let active = tree.one(i, &[Rel::Aux, Rel::Nsubj]).is_some();
    match tree.rel(i) {
        Rel::Acl | Rel::Advcl => past && !active && tree.one(i, &[Rel::Obj]).is_none(),
        Rel::Conj => past && !active && above.is_some_and(|a| a.passive),
        _ => past && !active && tree.one(i, &[Rel::OblAgent]).is_some(),
    }
}

fn by_phrase(tree: &Tree<'_>, i: usize) -> Option<usize> {
    tree.by(i, &[Rel::Obl]).find(|&k| tree.preposition(k).as_deref() == Some("by"))
}

/// "who", "which", "that" in the place of the noun that the clause describes.
fn is_relative_filler(tree: &Tree<'_>, k: usize) -> bool {
    tree.tag(k) == Tag::Pron && tree.lemma(k) == "there"
}

/// The noun that a relative pronoun stands for.
fn antecedent(tree: &Tree<'_>, clause: usize, k: usize) -> usize {
    let relative = tree.tag(k) == Tag::Pron && matches!(tree.lemma(k), "who" | "which" | "that" | "whom");
    if !relative {
        return k;
    }
    let mut at = clause;
    for _ in 0..tree.len() {
        if tree.rel(at) == Rel::AclRelcl {
            return tree.head(at).unwrap_or(k);
        }
        if tree.rel(at) != Rel::Conj {
            break;
        }
        at = match tree.head(at) {
            Some(h) => h,
            None => break,
        };
    }
    k
}

/// A subject from the clause above: coordination, control, participles; for a participle behind a noun, the noun.
fn borrowed_subject(tree: &Tree<'_>, i: usize, above: Option<&Clause>) -> Option<usize> {
    match tree.rel(i) {
        Rel::Acl => tree.head(i),
        Rel::AclRelcl => None,
        Rel::Conj | Rel::Xcomp | Rel::Advcl | Rel::Parataxis => above.and_then(|a| {
            let ordered = DIRECTING.contains(&a.lemma.as_str()) && has_to(tree, i);
            if tree.rel(i) == Rel::Xcomp || (tree.rel(i) == Rel::Advcl && ordered) {
                a.recipient.or(a.patient.filter(|&p| !a.passive && tree.is_nominal(p))).or(a.subject())
            } else {
                a.subject()
            }
        }),
        _ => None,
    }
}

/// "the bridge that they built": the described noun is the object.
fn object_gap(tree: &Tree<'_>, i: usize, has_patient: bool, passive: bool) -> Option<usize> {
    let own_subject = tree.by(i, &[Rel::Nsubj]).any(|k| antecedent(tree, i, k) == k);
    (tree.rel(i) == Rel::AclRelcl && !has_patient && !passive && own_subject)
        .then(|| tree.head(i))
        .flatten()
        .filter(|_| tree.tag(i) == Tag::Verb)
}

fn verb_lemma(tree: &Tree<'_>, i: usize) -> String {
    let mut lemma = tree.lower_lemma(i).to_string();
    for k in tree.by(i, &[Rel::CompoundPrt]) {
        lemma.push(' ');
        lemma.push_str(tree.lower_lemma(k));
    }
    lemma
}

fn obliques(tree: &Tree<'_>, i: usize) -> Vec<Oblique> {
    let mut all = Vec::new();
    for k in tree.by(i, &[Rel::Obl, Rel::OblUnmarked, Rel::Nmod, Rel::OblAgent, Rel::NmodUnmarked]) {
        let preposition = tree.preposition(k).unwrap_or_default();
        for head in tree.conjuncts(k) {
            let own = tree.preposition(head).unwrap_or_else(|| preposition.clone());
            all.push(Oblique { preposition: own, head });
        }
    }
    all
}

/// Whether the predicate is denied: by an adverb, a negative determiner of subject or object, or "without".
pub fn is_negated(tree: &Tree<'_>, i: usize) -> bool {
    let denies = |k: usize| NEGATIONS.contains(&tree.lower_lemma(k));
    let adverb = tree.by(i, &[Rel::Advmod, Rel::Det, Rel::Discourse, Rel::Aux, Rel::CcPreconj]).any(|k| {
        denies(k)
            && tree.rel(k) != Rel::Discourse
            && !tree.by(k, &[Rel::Fixed]).any(|f| matches!(tree.lemma(f), "only" | "just"))
    });
    let argument = tree.by(i, &[Rel::Nsubj, Rel::NsubjPass, Rel::Obj]).any(|k| is_empty_phrase(tree, k));
    let lone = tree.by(i, &[Rel::Obl]).any(|k| {
        matches!(tree.preposition(k).as_deref(), Some("at" | "in" | "under" | "on" | "by"))
            && tree.by(k, &[Rel::Det]).any(|d| tree.lemma(d) == "no")
    });
    let without = tree.by(i, &[Rel::Mark, Rel::Case]).any(|k| tree.lemma(k) == "without");
    let only = tree.by(i, &[Rel::Advmod]).any(|k| {
        denies(k) && tree.kids(i).iter().any(|&m| m == k + 1 && matches!(tree.lemma(m), "only" | "just"))
    });
    (adverb ^ argument ^ without ^ lone) && !only
}

/// "no injuries", "nobody", "none of them", "nothing".
pub fn is_empty_phrase(tree: &Tree<'_>, noun: usize) -> bool {
    let empty = |k: usize| matches!(tree.lower_lemma(k), "no" | "neither");
    tree.by(noun, &[Rel::Det, Rel::Advmod]).any(empty)
        || matches!(tree.lower_lemma(noun), "nobody" | "none" | "nothing" | "no-one")
}

fn modality(tree: &Tree<'_>, i: usize, above: Option<&Clause>) -> Modality {
    let aux = |words: &[&str]| tree.by(i, &[Rel::Aux]).any(|k| words.contains(&tree.lemma(k)));
    if tree.by(i, &[Rel::Mark]).any(|k| CONDITIONS.contains(&tree.lemma(k))) || asks(tree, i) {
        return Modality::Possible;
    }
    if aux(POSSIBLE) {
        return Modality::Possible;
    }
    if aux(&["will", "shall", "would", "'ll"]) {
        return Modality::Plan;
    }
    let Some(above) = above else { return Modality::Fact };
    match tree.rel(i) {
        Rel::Xcomp | Rel::Acl | Rel::Ccomp | Rel::Csubj if PLANNING.contains(&above.lemma.as_str()) => {
            Modality::Plan
        }
        // "is due to open": the parser often makes an adverbial clause of it.
        Rel::Advcl if PLANNING.contains(&above.lemma.as_str()) && has_to(tree, i) => Modality::Plan,
        Rel::Xcomp | Rel::Conj | Rel::Acl => above.modality,
        _ => Modality::Fact,
    }
}

fn has_to(tree: &Tree<'_>, i: usize) -> bool {
    tree.by(i, &[Rel::Mark]).any(|k| tree.lemma(k) == "to")
}

fn asks(tree: &Tree<'_>, i: usize) -> bool {
    tree.rel(i) == Rel::Root && !tree.is_empty() && tree.word(tree.len() - 1) == "?"
}
