//! Offices that people hold, and statuses in a body.

use super::{Kind, Pair, Verdict};
use crate::claim::{Claim, ClaimValue, Role, Slot, Term};
use crate::report::Severity;
use crate::world;

pub(super) const KIND: Kind = Kind {
    id: "role",
    explanation: "Two sources give a person different offices, or something different statuses in one body (member, observer, \
                  partner). A status that is said to change becomes an update.",
    slots: &[Slot::Office, Slot::Status],
    threshold: 0.9,
    judge,
};

fn judge(pair: &Pair<'_>) -> Verdict {
    let (ClaimValue::Choice(x), ClaimValue::Choice(y)) = (&pair.a.value, &pair.b.value) else { return Verdict::Unrelated };
    if x == y {
        return Verdict::Agree;
    }
    if pair.within() {
        return Verdict::Unrelated;
    }
    match pair.a.slot {
        Slot::Status => status(pair, x, y),
        _ => office(pair, x, y),
    }
}

fn status(pair: &Pair<'_>, x: &str, y: &str) -> Verdict {
    // A guest at one meeting may have any status.
    if x == "guest" || y == "guest" {
        return Verdict::Unrelated;
    }
    if pair.a.qualifiers.provisional || pair.b.qualifiers.provisional || changed(pair) {
        return Verdict::Update;
    }
    Verdict::Differ { severity: Severity::Contradiction, weight: 0.3 }
}

/// Whether the later of the two documents tells of the thing's coming into a status: the earlier one gives the old.
fn changed(pair: &Pair<'_>) -> bool {
    let dated = |c: &Claim| pair.documents[c.document].source.published.map(|day| (day, c.document));
    let (Some((first, p)), Some((second, q))) = (dated(pair.a), dated(pair.b)) else { return false };
    let later = match first.cmp(&second) {
        std::cmp::Ordering::Less => q,
        std::cmp::Ordering::Greater => p,
        std::cmp::Ordering::Equal => return false,
    };
    let things: Vec<usize> = (pair.a.anchors.iter().filter(|x| x.role == Role::Head))
        .filter_map(|x| if let Term::Entity(e) = x.term { Some(e) } else { None })
        .collect();
    let (document, referents) = (&pair.documents[later], &pair.entities.referents[later]);
    document.sentences.iter().enumerate().any(|(s, sentence)| {
        let named = referents.names(s).iter().any(|(_, id)| things.contains(id));
        named && sentence.tokens.iter().any(|t| world::list(world::List::Accession, &t.lemma.to_lowercase()))
    })
}

fn office(pair: &Pair<'_>, x: &str, y: &str) -> Verdict {
    if !offices_exclude(x, y) || other_body(pair) {
        return Verdict::Unrelated;
    }
    Verdict::Differ { severity: Severity::Contradiction, weight: 0.3 }
}

/// Fields in each of which a person holds one office at a time.
const FIELDS: &[&[&str]] = &[
    &[
        "president", "prime-minister", "chancellor", "king", "queen", "vice-president", "governor", "governor-general", "mayor",
        "ambassador", "speaker", "council-leader", "secretary-general", "police-chief", "fire-chief", "sheriff", "attorney-general",
        "coroner", "ombudsman", "head", "principal", "councillor",
    ],
    &[
        "chief-executive", "chief-financial-officer", "chief-operating-officer", "chief-technology-officer", "chair", "treasurer",
        "company-secretary", "chief-scientist", "spokesperson", "site-manager",
    ],
    &["head-coach", "assistant-coach", "captain", "referee", "goalkeeper", "striker", "defender", "midfielder"],
    &["master", "first-mate", "pilot", "co-pilot"],
    &["composer", "lyricist", "choreographer", "cinematographer"],
    &["dean", "rector", "provost", "principal"],
    &["bishop", "archbishop", "pope", "abbot", "cardinal"],
];

/// Two offices of one field; "acting mayor" and "mayor" are one office at two times, a deputy's is another.
fn offices_exclude(x: &str, y: &str) -> bool {
    let parts = |office: &str| -> (bool, String) {
        let base = office.rsplit(' ').next().unwrap_or(office).to_string();
        (office.starts_with("deputy "), base)
    };
    let ((p_deputy, p), (q_deputy, q)) = (parts(x), parts(y));
    let one_at_a_time = |id: &str| world::roles().iter().any(|r| r.id == id && r.unique);
    if p == q {
        return p_deputy != q_deputy && one_at_a_time(&p);
    }
    let minister = |id: &str| id.ends_with("-minister");
    if minister(&p) || minister(&q) {
        return (minister(&p) || in_government(&p)) && (minister(&q) || in_government(&q));
    }
    FIELDS.iter().any(|field| field.contains(&p.as_str()) && field.contains(&q.as_str()))
}

fn in_government(id: &str) -> bool {
    FIELDS[0].contains(&id) && !matches!(id, "head" | "principal")
}

/// Both say of which body, and name different ones: the company's chair may be the club's president.
fn other_body(pair: &Pair<'_>) -> bool {
    let bodies = |c: &Claim| -> Vec<Term> {
        let owners = c.anchors.iter().filter(|a| a.role == Role::Owner && matches!(a.term, Term::Entity(_)));
        owners.map(|a| a.term.clone()).collect()
    };
    let (p, q) = (bodies(pair.a), bodies(pair.b));
    let place = |v: &[Term]| v.iter().any(|t| matches!(t, Term::Entity(e) if pair.entities.list[*e].kind == crate::analysis::MentionKind::Place));
    // A governor and a mayor have different places by nature.
    !p.is_empty() && !q.is_empty() && !p.iter().any(|t| q.contains(t)) && !(place(&p) && place(&q))
}
