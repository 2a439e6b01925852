//! Offices that a verb tells ("NAME, who chairs the board") and rows of tables ("Harbour master | NAME").

use super::{Anchor, Claim, ClaimValue, Qualifiers, Role, Scene, Slot, Term};
use crate::analysis::{Feats, MentionKind, Modality, Tag};
use crate::entity::EntityId;
use crate::text::Span;
use crate::world;

/// Verbs for holding an office, with the office. "Heads" and "runs" leave open which.
const VERBS: &[(&str, &str)] =
    &[("chair", "chair"), ("captain", "captain"), ("skipper", "captain"), ("coach", "head-coach")];

pub(super) fn extract(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    if scene.is_tabular() {
        rows(scene, claims);
    } else if scene.is_prose() {
        verbs(scene, claims);
    }
}

fn verbs(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    let tree = &scene.tree;
    for clause in &scene.clauses {
        let verb = clause.predicate;
        let Some(&(_, office)) = VERBS.iter().find(|(v, _)| *v == clause.lemma) else { continue };
        let Some(person) = clause.agent.filter(|_| tree.tag(verb) == Tag::Verb) else { continue };
        // Who chaired it once may chair it no longer.
        let now = clause.passive || !tree.feats(verb).has(Feats::PAST);
        let named = scene.entities.referents[scene.document].name_at(scene.index, person);
        let id = named.map(|(_, id)| *id).or_else(|| scene.entity(person));
        let Some(id) = id.filter(|&id| scene.entities.list[id].kind == MentionKind::Person) else { continue };
        if clause.negated || clause.modality != Modality::Fact || !now {
            continue;
        }
        let body = clause.patient.and_then(|p| scene.term(p));
        let body = body.map(|term| Anchor { term, role: Role::Owner });
        claims.push(held(scene, id, office, body.into_iter().collect(), tree.token(verb).span));
    }
}

/// A row whose one cell is an office and whose other one is a name.
fn rows(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    let found = claims.iter().rev().take_while(|c| c.document == scene.document && c.sentence == scene.index);
    let people = found.filter(|c| c.slot == Slot::Holder).filter_map(|c| match c.value {
        ClaimValue::Entity(id) => Some((id, c.attribute.clone(), c.mention)),
        _ => None,
    });
    let people: Vec<_> = people.collect();
    for (id, office, mention) in people {
        let known = world::roles().iter().any(|role| role.id == office);
        if known && scene.entities.list[id].kind == MentionKind::Person {
            claims.push(held(scene, id, &office, Vec::new(), mention));
        }
    }
}

fn held(scene: &Scene<'_>, id: EntityId, office: &str, mut anchors: Vec<Anchor>, mention: Span) -> Claim {
    anchors.push(Anchor { term: Term::Entity(id), role: Role::Head });
    let value = ClaimValue::Choice(office.to_string());
    scene.claim(Slot::Office, "office", anchors, value, mention, Qualifiers::plain())
}
