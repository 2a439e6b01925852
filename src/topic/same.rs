//! Are two claims about the same attribute of the same thing?
//!
//! The score is a sum of parts, each a shared term weighed by its rarity (Spärck Jones 1972) and by how close the
//! grammar puts it to the value, less what speaks against. More shared never lowers it.

use super::terms::Rarity;
use crate::analysis::Modality;
use crate::claim::{Claim, Role};
use crate::value::{Comparison, Value};

/// What two claims have in common, and what keeps them apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Alike {
    /// The parts of the score.
    pub parts: Parts,
}

/// What speaks for and against two claims' being about the same; each part is 0 where there is nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Parts {
    /// The counted, measured or dated noun is shared: 1, or 0.7 where it has another place in one of the two.
    pub head: f64,
    /// Terms that the grammar ties to both values, by rarity.
    pub tied: f64,
    /// Names among them, by rarity.
    pub names: f64,
    /// Terms that stand near one of the values, by rarity.
    pub nearby: f64,
    /// Terms of headings, by rarity.
    pub heading: f64,
    /// Words that narrow one of the two only.
    pub narrowed: f64,
    /// 1 where each side has narrowing words that the other lacks.
    pub crossed: f64,
    /// 1 where both name an owner or a modifier and name different ones.
    pub owners: f64,
    /// 1 where both name a subject or an object and name different ones.
    pub actors: f64,
    /// Scope words ("alone", "in total", "each") that stand with one of the two only.
    pub scope: f64,
    /// How many of the two values count a noun that only says where or with what.
    pub oblique: f64,
    /// 1 where both name whom or what the event befell and share it, -1 where they name different ones.
    pub patient: f64,
    /// 1 where one is a plan and the other a fact.
    pub modality: f64,
    /// Readings that keep the two apart: different speakers, times, places.
    pub readings: f64,
}

/// Compares what the claims with the indices `i` and `j` are about; `None` where something rules it out.
pub fn compare(i: usize, j: usize, claims: &[Claim], rarity: &Rarity) -> Option<Alike> {
    let (a, b) = (&claims[i], &claims[j]);
    let readings = readings(a, b)?;
    if readings > 0 && !a.is_open() {
        return None;
    }
    let mut parts = Parts { readings: f64::from(readings), ..Parts::default() };
    rarity.each_shared(i, j, |term, left, right| {
        let rare = rarity.rare(term);
        parts.add(left, right, rarity.is_name(term), rare, rare * (left.weight() * right.weight()).sqrt());
    });
    let anchors = [i, j].map(|claim| Anchors { list: rarity.anchors(claim), rarity });
    parts.against(a, b, anchors);
    Some(Alike { parts })
}

impl Parts {
    fn add(&mut self, left: Role, right: Role, name: bool, rare: f64, weight: f64) {
        let far = |r: Role| matches!(r, Role::Nearby);
        if left == Role::Heading || right == Role::Heading {
            self.heading += weight;
        } else if left == Role::Head && right == Role::Head {
            self.head = 1.0;
        } else if (left == Role::Head || right == Role::Head) && !far(left) && !far(right) {
            self.head = self.head.max(0.7);
        } else if far(left) || far(right) {
            self.nearby += weight;
        } else {
            self.tied += weight;
            if name {
                self.names += rare;
            }
        }
    }

    fn against(&mut self, a: &Claim, b: &Claim, [p, q]: [Anchors; 2]) {
        let (x, y) = (p.lone(q), q.lone(p));
        self.narrowed = x + y;
        self.crossed = f64::from(u8::from(x > 0.0 && y > 0.0));
        self.owners = f64::from(u8::from(p.differ(q, &[Role::Head, Role::Owner, Role::Modifier])));
        self.actors = f64::from(u8::from(p.differ(q, &[Role::Subject, Role::Object])));
        self.patient = p.patient(q);
        let (p, q) = (&a.qualifiers.scope, &b.qualifiers.scope);
        self.scope =
            p.iter().filter(|w| !q.contains(w)).chain(q.iter().filter(|w| !p.contains(w))).count() as f64;
        self.oblique = f64::from(u8::from(a.qualifiers.oblique)) + f64::from(u8::from(b.qualifiers.oblique));
        self.modality = f64::from(u8::from(a.qualifiers.modality != b.qualifiers.modality));
    }
}

/// The anchors of a claim, by the numbers of their terms: each number stands once.
#[derive(Clone, Copy)]
struct Anchors<'a> {
    list: &'a [(u32, Role)],
    rarity: &'a Rarity<'a>,
}

impl<'a> Anchors<'a> {
    /// Whether the term stands elsewhere than in a heading.
    fn has(self, term: u32) -> bool {
        self.list.binary_search_by_key(&term, |x| x.0).is_ok_and(|i| self.list[i].1 != Role::Heading)
    }

    fn by(self, roles: &'a [Role]) -> impl Iterator<Item = u32> + Clone + 'a {
        self.list.iter().filter(|x| roles.contains(&x.1)).map(|x| x.0)
    }

    /// How many words narrow this one and not the other.
    fn lone(self, other: Self) -> f64 {
        self.by(&[Role::Modifier]).filter(|&term| !other.has(term)).count() as f64
    }

    /// Whether both have names in these places, and the other has none of them.
    fn differ(self, other: Self, roles: &'a [Role]) -> bool {
        let named = |of: Self| of.by(roles).filter(move |&term| of.rarity.is_name(term));
        let (mut p, mut q) = (named(self), named(other));
        let both = p.clone().next().is_some() && q.clone().next().is_some();
        both && !p.any(|term| other.has(term)) && !q.any(|term| self.has(term))
    }

    /// Whether two events befell one thing: its object, or the subject of a verb without one.
    fn patient(self, other: Self) -> f64 {
        let of = |one: Self| {
            let object = one.by(&[Role::Object]).next().is_some();
            one.by(if object { &[Role::Object] } else { &[Role::Subject] })
        };
        let (mut p, q) = (of(self), of(other));
        if p.clone().next().is_none() || q.clone().next().is_none() {
            return 0.0;
        }
        if p.any(|term| q.clone().any(|t| t == term)) { 1.0 } else { -1.0 }
    }
}

/// How many readings of speaker, time and place keep two claims apart; `None` where one of them is no statement.
fn readings(a: &Claim, b: &Claim) -> Option<u8> {
    let (p, q) = (&a.qualifiers, &b.qualifiers);
    let open = |m: Modality| matches!(m, Modality::Possible | Modality::Other);
    if open(p.modality) || open(q.modality) {
        return None;
    }
    let speakers = matches!((&p.speaker, &q.speaker), (Some(x), Some(y)) if x != y);
    let times = matches!((&p.time, &q.time), (Some(x), Some(y))
        if crate::value::compare(&Value::Date(x.clone()), &Value::Date(y.clone())) == Comparison::Different);
    let places =
        !p.places.is_empty() && !q.places.is_empty() && !p.places.iter().any(|x| q.places.contains(x));
    Some(u8::from(speakers) + u8::from(times) + u8::from(places))
}
