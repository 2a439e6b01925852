//! Short forms and what they stand for (after Schwartz & Hearst 2003, who look for the long form before the bracket).

use super::{Claim, ClaimValue, Qualifiers, Scene, Slot};

pub(super) fn extract(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    for (name, _) in scene.entities.referents[scene.document].names(scene.index) {
        let (short, long) = match &name.short {
            Some(short) => (short.clone(), name),
            None => match glossed(scene, name.end) {
                Some(short) => (short, name),
                None => continue,
            },
        };
        let words = long.key.split(' ').count();
        if words < 2 || words < short.chars().filter(|c| c.is_uppercase()).count().min(3) {
            continue;
        }
        let span = scene.tree.span(&(long.start..long.end).collect::<Vec<_>>());
        let value = ClaimValue::Text(span.of(scene.text()).to_string());
        claims.push(scene.claim(Slot::Expansion, short, Vec::new(), value, span, Qualifiers::plain()));
    }
}

/// "ABC, the Ancient Bridge Council": the short form two or three tokens before the name.
fn glossed(scene: &Scene<'_>, end: usize) -> Option<String> {
    let names = scene.entities.referents[scene.document].names(scene.index);
    let (long, _) = names.iter().find(|(n, _)| n.end == end)?;
    let (short, _) = names.iter().find(|(n, _)| n.end < long.start && long.start - n.end <= 2)?;
    let between: Vec<&str> = (short.end..long.start).map(|i| scene.tree.word(i)).collect();
    let gloss = matches!(between.as_slice(), [",", "the"] | ["("] | ["(", "the"] | [","]);
    let capitals: String = short.text.chars().filter(|c| c.is_alphabetic()).collect();
    let is_short = capitals.chars().count() >= 2 && capitals.chars().all(char::is_uppercase);
    (gloss && is_short && crate::entity::fold::initials(&long.text).starts_with(capitals.chars().next()?)
        && crate::entity::fold::initials(&long.text).chars().count() + 1 >= capitals.chars().count())
    .then(|| short.text.clone())
}
