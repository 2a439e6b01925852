//! How a thing came to its owner: as a gift, by purchase, by bequest, on loan.

use super::{Anchor, Claim, ClaimValue, Qualifiers, Role, Scene, Slot, Term};
use crate::analysis::{Clause, Modality, Rel, Tag};

pub(super) fn extract(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    if !scene.is_prose() {
        return;
    }
    for clause in scene.clauses.iter().filter(|c| !c.negated && c.modality == Modality::Fact && !c.copula) {
        if let Some(manner) = manner(scene, clause) {
            emit(scene, clause, manner, claims);
        }
    }
}

/// In what manner a verb says that a thing changes hands. Those of giving need one who receives.
fn manner(scene: &Scene<'_>, clause: &Clause) -> Option<&'static str> {
    if scene.tree.tag(clause.predicate) != Tag::Verb {
        return None;
    }
    let receives = clause.recipient.is_some() || clause.oblique(&["to"]).is_some();
    Some(match clause.lemma.to_lowercase().as_str() {
        "give" | "donate" | "present" | "hand over" | "gift" | "make over" if receives => "gift",
        "bequeath" | "leave" if receives => "bequest",
        "buy" | "purchase" => "purchase",
        "sell" if receives => "purchase",
        "lend" | "loan" if receives => "loan",
        _ => return None,
    })
}

fn emit(scene: &Scene<'_>, clause: &Clause, manner: &str, claims: &mut Vec<Claim>) {
    // "gave the castle to the Trust": a lone object is the thing, whatever the tree calls it.
    let to = clause.oblique(&["to"]);
    let lone = clause.recipient.filter(|_| clause.patient.is_none() && to.is_some());
    let Some(thing) = clause.patient.or(lone).filter(|&p| !scene.is_value(p)) else { return };
    let mut anchors = vec![Anchor { term: Term::Word("acquisition".to_string()), role: Role::Head }];
    scene.push(thing, Role::Object, &mut anchors);
    if anchors.len() < 2 {
        return;
    }
    let from =
        scene.tree.by(thing, &[Rel::Nmod]).find(|&k| scene.tree.preposition(k).as_deref() == Some("from"));
    let parties = [clause.agent, clause.recipient, to, clause.oblique(&["from"]), from];
    for party in parties.into_iter().flatten().filter(|&p| p != thing) {
        if let Some(id) = scene.entity(party) {
            anchors.push(Anchor { term: Term::Entity(id), role: Role::Subject });
        }
    }
    let span = scene.tree.token(clause.predicate).span;
    let value = ClaimValue::Choice(manner.to_string());
    let qualifiers =
        Qualifiers { places: Vec::new(), ..Qualifiers::of(scene, Some(clause), clause.predicate) };
    claims.push(scene.claim(Slot::Origin, "acquisition", anchors, value, span, qualifiers));
}
