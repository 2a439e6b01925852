//! Counts, amounts, durations and ordinals: what a number is a number of.

use super::{Anchor, Claim, ClaimValue, Qualifiers, Role, Scene, Slot, Term};
use crate::analysis::{Rel, Tag};
use crate::value::{Dimension, Value, ValueMention};
use crate::world;

pub(super) fn extract(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    if !scene.is_prose() {
        return;
    }
    for mention in &scene.values {
        match &mention.value {
            Value::Quantity(q) if q.dimension == Dimension::Count => count(scene, mention, claims),
            Value::Quantity(_) => amount(scene, mention, Slot::Amount, claims),
            Value::Duration(_) => amount(scene, mention, Slot::Duration, claims),
            Value::Ordinal(_) => ordinal(scene, mention, claims),
            _ => {}
        }
    }
}

/// The token of a mention that the rest of the sentence hangs on.
pub(super) fn root_of(scene: &Scene<'_>, mention: &ValueMention) -> usize {
    let inside = |t: usize| mention.start <= t && t < mention.end;
    (mention.start..mention.end)
        .find(|&t| scene.tree.head(t).is_none_or(|h| !inside(h)))
        .unwrap_or(mention.start)
}

fn count(scene: &Scene<'_>, mention: &ValueMention, claims: &mut Vec<Claim>) {
    let tree = &scene.tree;
    let number = root_of(scene, mention);
    if is_part_of_pronoun(scene, mention) {
        return;
    }
    let noun = counted_noun(scene, mention, number);
    let head = noun.filter(|&n| tree.head(number) == Some(n)).unwrap_or(number);
    if head != number
        && (is_partial(scene, head) || !matches!(tree.tag(head), Tag::Noun | Tag::Propn | Tag::X | Tag::Adj))
    {
        return;
    }
    let mut anchors = Vec::new();
    let clause = scene.clause_of(head);
    let predicate = clause.map(|c| c.predicate);
    if let Some(noun) = noun {
        scene.push(noun, Role::Head, &mut anchors);
        scene.noun_anchors(noun, &mut anchors);
    }
    governors(scene, head, &mut anchors);
    if let Some(p) = predicate {
        scene.clause_anchors(p, head, &mut anchors, Role::Predicate);
    }
    let attribute = match noun {
        Some(n) if !is_person_noun(scene, n) && !world::list(world::List::GenericNoun, tree.lemma(n)) => {
            scene.concept(n)
        }
        _ => match clause.filter(|c| c.predicate != head) {
            Some(c) => scene.concept(c.predicate),
            None => match noun {
                Some(n) => scene.concept(n),
                None => return,
            },
        },
    };
    // "one" is more often a pronoun or an article than a count.
    let light = world::list(world::List::LightVerb, &attribute);
    let uncounted = noun.is_none() && !counts_by_itself(&attribute);
    let single = matches!(&mention.value, Value::Quantity(q) if q.nominal == 1.0);
    if single || light || uncounted || world::list(world::List::GenericNoun, &attribute) {
        return;
    }
    let qualifiers = Qualifiers::of(scene, clause, head);
    let value = ClaimValue::Typed(mention.value.clone());
    claims.push(scene.claim(Slot::Count, attribute, anchors, value, mention.span, qualifiers));
}

/// "four of them": a part of what was named before, not a count of anything by itself.
fn is_part_of_pronoun(scene: &Scene<'_>, mention: &ValueMention) -> bool {
    let word = |i: usize| if i < scene.tree.len() { scene.tree.lower(i) } else { "" };
    word(mention.end) == "of"
        && matches!(word(mention.end + 1), "them" | "those" | "these" | "which" | "whom" | "it")
        && !matches!(scene.tree.sentence.tokens.get(mention.end + 2).map(|t| t.tag), Some(Tag::Noun))
}

/// "Eleven died": events whose concept has an amount of its own need no counted noun.
fn counts_by_itself(concept: &str) -> bool {
    world::concept_by_id(concept).is_some_and(|c| c.is_single(world::Slot::Amount))
}

/// The noun that a number counts: the one that it modifies, else the one that follows it, else the one behind "of".
fn counted_noun(scene: &Scene<'_>, mention: &ValueMention, number: usize) -> Option<usize> {
    let tree = &scene.tree;
    let noun = |i: usize| matches!(tree.tag(i), Tag::Noun | Tag::Propn);
    let modified = tree.head(number).filter(|&h| {
        let modifies = matches!(
            tree.rel(number),
            Rel::Nummod | Rel::Compound | Rel::Amod | Rel::NmodUnmarked | Rel::Det
        );
        modifies && h >= mention.end && (noun(h) || tree.tag(h) == Tag::Adj)
    });
    modified.or_else(|| following_noun(scene, mention.end)).or_else(|| of_noun(scene, number))
}

/// The last noun of the run of adjectives and nouns at `from`.
fn following_noun(scene: &Scene<'_>, from: usize) -> Option<usize> {
    let tree = &scene.tree;
    let mut last = None;
    for i in from..tree.len().min(from + 5) {
        match tree.tag(i) {
            Tag::Noun | Tag::Propn => last = Some(i),
            Tag::Adj if last.is_none() => {}
            Tag::Punct if tree.word(i) == "-" && i == from => {}
            _ => break,
        }
    }
    last
}

/// "eleven of *these cars*", "forty thousand of *us*".
fn of_noun(scene: &Scene<'_>, number: usize) -> Option<usize> {
    let tree = &scene.tree;
    tree.by(number, &[Rel::Nmod, Rel::Obl])
        .find(|&k| tree.preposition(k).as_deref() == Some("of") && tree.tag(k) != Tag::Pron)
}

/// "two of the five cars" counts no cars.
fn is_partial(scene: &Scene<'_>, head: usize) -> bool {
    let tree = &scene.tree;
    tree.preposition(head).as_deref() == Some("of")
        && tree.head(head).is_some_and(|h| tree.tag(h) == Tag::Num || tree.lemma(h) == "one")
}

fn is_person_noun(scene: &Scene<'_>, noun: usize) -> bool {
    world::list(world::List::PersonNoun, scene.tree.lower_lemma(noun))
}

/// The nouns that a phrase depends on: "a fall of 5%", "a contract for two years".
pub(super) fn governors(scene: &Scene<'_>, head: usize, anchors: &mut Vec<Anchor>) {
    let tree = &scene.tree;
    let mut at = head;
    for _ in 0..3 {
        let Some(h) = tree.head(at) else { return };
        let noun = matches!(tree.tag(h), Tag::Noun | Tag::Propn | Tag::Adj);
        if !noun
            || !matches!(
                tree.rel(at),
                Rel::Nmod
                    | Rel::Compound
                    | Rel::Appos
                    | Rel::NmodUnmarked
                    | Rel::OblUnmarked
                    | Rel::Obl
                    | Rel::Nummod
                    | Rel::Advmod
                    | Rel::NmodPoss
                    | Rel::Dep
                    | Rel::Nsubj
                    | Rel::Amod
            )
        {
            return;
        }
        scene.push(h, Role::Owner, anchors);
        scene.noun_anchors(h, anchors);
        at = h;
    }
}

fn amount(scene: &Scene<'_>, mention: &ValueMention, slot: Slot, claims: &mut Vec<Claim>) {
    let tree = &scene.tree;
    let root = root_of(scene, mention);
    // "3 mm wider" is a difference, not a width.
    if mention.end < tree.len() && tree.feats(mention.end).has(crate::analysis::Feats::COMPARATIVE) {
        return;
    }
    let mut anchors = Vec::new();
    let clause = scene.clause_of(root);
    let governor = tree.head(root);
    for k in tree.by(root, &[Rel::Nmod, Rel::Obl]).filter(|&k| !scene.is_value(k)) {
        scene.push(k, Role::Owner, &mut anchors);
    }
    for k in tree.by(root, &[Rel::Amod, Rel::Compound, Rel::Advmod]).filter(|&k| !scene.is_value(k)) {
        scene.push(k, Role::Modifier, &mut anchors);
    }
    let attribute = attribute_of_amount(scene, root, governor);
    governors(scene, root, &mut anchors);
    if let Some(c) = clause {
        scene.clause_anchors(c.predicate, root, &mut anchors, Role::Predicate);
        for noun in [c.agent, c.patient].into_iter().flatten().filter(|&n| n != root) {
            scene.noun_anchors(noun, &mut anchors);
        }
    }
    if let Some(a) = &attribute {
        anchors.push(Anchor { term: Term::Word(a.clone()), role: Role::Head });
    }
    let dimension = dimension_key(&mention.value);
    let qualifiers = Qualifiers::of(scene, clause, root);
    let value = ClaimValue::Typed(mention.value.clone());
    claims.push(scene.claim(slot, dimension, anchors, value, mention.span, qualifiers));
}

/// Amounts compare inside one dimension; what they measure is an anchor.
pub(super) fn dimension_key(value: &Value) -> String {
    match value {
        Value::Quantity(q) => match &q.dimension {
            Dimension::Count => "count".into(),
            Dimension::Percent => "percent".into(),
            Dimension::Money(code) => format!("money {code}"),
            Dimension::Physical(name) | Dimension::Other(name) => name.clone(),
        },
        Value::Duration(_) => "duration".into(),
        _ => String::new(),
    }
}

/// The noun, adjective or verb that says what is measured.
fn attribute_of_amount(scene: &Scene<'_>, root: usize, governor: Option<usize>) -> Option<String> {
    let tree = &scene.tree;
    if let Some(c) = scene.clause_at(root)
        && let Some(subject) = c.agent
    {
        return Some(scene.concept(subject));
    }
    let of = tree.by(root, &[Rel::Nmod]).find(|&k| tree.preposition(k).as_deref() == Some("of"));
    let g = governor?;
    match tree.tag(g) {
        Tag::Noun | Tag::Adj | Tag::Adv => Some(scene.concept(g)),
        Tag::Verb => {
            let copular = matches!(
                tree.lemma(g),
                "be" | "total" | "reach" | "stand" | "amount" | "come" | "measure" | "average" | "number"
            );
            let clause = scene.clause_at(g)?;
            if copular {
                clause.agent.map(|s| scene.concept(s))
            } else {
                of.map(|o| scene.concept(o)).or(Some(scene.concept(g)))
            }
        }
        _ => of.map(|o| scene.concept(o)),
    }
}

fn ordinal(scene: &Scene<'_>, mention: &ValueMention, claims: &mut Vec<Claim>) {
    let tree = &scene.tree;
    let root = root_of(scene, mention);
    let head = match ranked_noun(scene, root) {
        Some(head) => head,
        None if is_numbered_rank(scene, mention) => root,
        None => return,
    };
    if head != root && !matches!(tree.tag(head), Tag::Noun | Tag::Propn) || is_partial(scene, head) {
        return;
    }
    let mut anchors = Vec::new();
    let repeated = tree.lemma(head) == "time";
    let event = repeated.then(|| repeated_event(scene, head)).flatten();
    if repeated && event.is_none() {
        return;
    }
    let mut attribute = scene.concept(event.unwrap_or(head));
    if let Some(superlative) = superlative_at(scene, mention, head) {
        attribute = format!("{superlative} {attribute}");
    }
    scene.push(event.unwrap_or(head), Role::Head, &mut anchors);
    scene.noun_anchors(head, &mut anchors);
    let clause = scene.clause_of(head);
    if let Some(c) = clause {
        scene.clause_anchors(c.predicate, head, &mut anchors, Role::Predicate);
    }
    governors(scene, head, &mut anchors);
    let qualifiers = Qualifiers::of(scene, clause, head);
    let value = ClaimValue::Typed(mention.value.clone());
    let span = mention.span.join(tree.token(head).span);
    let close = span.len() <= 80;
    claims.push(scene.claim(
        Slot::Ordinal,
        attribute,
        anchors,
        value,
        if close { span } else { mention.span },
        qualifiers,
    ));
}

/// "number two": a rank that stands for its own noun.
fn is_numbered_rank(scene: &Scene<'_>, mention: &ValueMention) -> bool {
    let first = scene.tree.lower(mention.start);
    mention.end - mention.start >= 2 && matches!(first, "number" | "no." | "no" | "nr")
}

/// The noun that an ordinal modifies, through a superlative too: "third-largest *producer*".
fn ranked_noun(scene: &Scene<'_>, root: usize) -> Option<usize> {
    let tree = &scene.tree;
    let mut at = root;
    for _ in 0..3 {
        let rel = tree.rel(at);
        let h = tree.head(at)?;
        if !matches!(
            rel,
            Rel::Amod
                | Rel::Nummod
                | Rel::Compound
                | Rel::Det
                | Rel::NmodUnmarked
                | Rel::Advmod
                | Rel::Obl
                | Rel::OblUnmarked
        ) {
            return None;
        }
        if matches!(tree.tag(h), Tag::Noun | Tag::Propn) {
            return (h > root).then_some(h);
        }
        if tree.tag(h) != Tag::Adj {
            return None;
        }
        at = h;
    }
    None
}

/// "the third time that it was *recalled*", "*won* for the fourth time".
fn repeated_event(scene: &Scene<'_>, time: usize) -> Option<usize> {
    let tree = &scene.tree;
    tree.one(time, &[Rel::AclRelcl, Rel::Acl]).or_else(|| {
        let clause = scene.clause_of(time)?;
        (clause.predicate != time && tree.preposition(time).as_deref() == Some("for"))
            .then_some(clause.predicate)
    })
}

/// "third-*largest* producer": a rank, not a number in a sequence.
fn superlative_at(scene: &Scene<'_>, mention: &ValueMention, head: usize) -> Option<String> {
    (mention.start..head)
        .find(|&t| scene.tree.feats(t).has(crate::analysis::Feats::SUPERLATIVE))
        .map(|t| scene.tree.lower_lemma(t).to_string())
}
