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
    odds: 2.6,
    tune: |_, _| 0.0,
    judge,
};

fn judge(pair: &Pair<'_>) -> Verdict {
    let (ClaimValue::Choice(x), ClaimValue::Choice(y)) = (&pair.a.value, &pair.b.value) else {
        return Verdict::Unrelated;
    };
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

/// Whether a document tells of the thing's coming into a status, and the other status stands in one that is not later.
fn changed(pair: &Pair<'_>) -> bool {
    let rank = |c: &Claim| match &c.value {
        ClaimValue::Choice(v) => {
            world::statuses().iter().find(|s| s.class == c.attribute && s.value == v).and_then(|s| s.rank)
        }
        _ => None,
    };
    let (Some(first), Some(second)) = (rank(pair.a), rank(pair.b)) else { return false };
    let old = if first < second { pair.a } else { pair.b };
    let published = |d: usize| pair.documents[d].source.published;
    let entity = old.anchors.iter().filter(|x| x.role == Role::Head).find_map(|x| match x.term {
        Term::Entity(e) => Some(e),
        Term::Word(_) => None,
    });
    (0..pair.documents.len()).filter(|&d| d != old.document).any(|d| {
        let later = matches!((published(old.document), published(d)), (Some(p), Some(q)) if p > q);
        let (document, referents) = (&pair.documents[d], &pair.entities.referents[d]);
        !later
            && document.sentences.iter().enumerate().any(|(s, sentence)| {
                let named = referents.names(s).iter().any(|(_, id)| Some(*id) == entity);
                named
                    && sentence
                        .tokens
                        .iter()
                        .any(|t| world::list(world::List::Accession, &t.lemma.to_lowercase()))
            })
    })
}

fn office(pair: &Pair<'_>, x: &str, y: &str) -> Verdict {
    if pair.a.attribute == "kin" {
        return kin(pair);
    }
    // Where each source knows one office only, two posts of one body exclude each other.
    let lone = pair.a.qualifiers.sole && pair.b.qualifiers.sole;
    let exclude = offices_exclude(x, y) || lone && posts_exclude(x, y);
    if !exclude || other_body(pair) {
        return Verdict::Unrelated;
    }
    Verdict::Differ { severity: Severity::Contradiction, weight: 0.3 }
}

/// Fields in each of which a person holds one office at a time.
const FIELDS: &[&[&str]] = &[
    &[
        "president",
        "prime-minister",
        "chancellor",
        "king",
        "queen",
        "vice-president",
        "governor",
        "governor-general",
        "mayor",
        "ambassador",
        "speaker",
        "council-leader",
        "secretary-general",
        "police-chief",
        "fire-chief",
        "sheriff",
        "attorney-general",
        "coroner",
        "ombudsman",
        "head",
        "principal",
    ],
    &[
        "chief-executive",
        "chief-financial-officer",
        "chief-operating-officer",
        "chief-technology-officer",
        "chair",
        "treasurer",
        "company-secretary",
        "chief-scientist",
        "spokesperson",
        "site-manager",
    ],
    &[
        "head-coach",
        "assistant-coach",
        "captain",
        "referee",
        "goalkeeper",
        "striker",
        "defender",
        "midfielder",
    ],
    &["master", "first-mate", "pilot", "co-pilot"],
    &["composer", "lyricist", "choreographer", "cinematographer"],
    &["dean", "rector", "provost", "principal"],
    &["bishop", "archbishop", "pope", "abbot", "cardinal"],
];

/// The same two people stand in one relation to each other.
fn kin(pair: &Pair<'_>) -> Verdict {
    let owner = |c: &Claim| c.anchors.iter().find(|a| a.role == Role::Owner).map(|a| a.term.clone());
    if owner(pair.a).is_none() || owner(pair.a) != owner(pair.b) {
        return Verdict::Unrelated;
    }
    Verdict::Differ { severity: Severity::Contradiction, weight: 0.3 }
}

/// Posts of which a body has one each, and professions that exclude each other; the words for the very top are often used
/// for one another and are left out.
const POSTS: &[&[&str]] = &[
    &[
        "chief-executive",
        "chair",
        "chief-financial-officer",
        "chief-operating-officer",
        "chief-technology-officer",
        "chief-medical-officer",
        "treasurer",
        "company-secretary",
        "chief-scientist",
        "spokesperson",
        "site-manager",
        "project-manager",
        "curator",
        "librarian",
        "archivist",
        "editor-in-chief",
        "auditor",
        "coroner",
        "harbour-master",
        "station-master",
    ],
    &["pilot", "co-pilot", "engineer", "master", "captain", "first-mate", "harbour-master"],
    &["doctor", "nurse", "midwife", "paramedic", "veterinarian"],
    &["professor", "lecturer", "teacher", "librarian"],
    &["judge", "prosecutor", "coroner", "attorney-general", "witness", "victim"],
    &["victim", "suspect", "witness", "survivor", "detective"],
    &["architect", "engineer", "sculptor", "painter", "surgeon"],
    &["singer", "guitarist", "drummer", "bassist"],
    &["colonel", "general", "admiral"],
    &["driver", "conductor", "survivor"],
    &["author", "illustrator", "translator"],
];

fn posts_exclude(x: &str, y: &str) -> bool {
    POSTS.iter().any(|field| field.contains(&x) && field.contains(&y)) || world::jobs_exclude(x, y)
}

/// Two offices of one field; "acting mayor" and "mayor" are one office at two times, and a deputy may be short for it.
fn offices_exclude(x: &str, y: &str) -> bool {
    let base = |office: &str| office.rsplit(' ').next().unwrap_or(office).to_string();
    let (p, q) = (base(x), base(y));
    if p == q || x.starts_with("deputy ") || y.starts_with("deputy ") {
        return false;
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
    let place = |v: &[Term]| {
        v.iter().any(|t| matches!(t, Term::Entity(e) if pair.entities.list[*e].kind == crate::analysis::MentionKind::Place))
    };
    // A governor and a mayor have different places by nature.
    let words = |v: &[Term]| -> Vec<String> {
        let entities = v.iter().filter_map(|t| if let Term::Entity(e) = t { Some(*e) } else { None });
        entities.flat_map(|e| pair.entities.list[e].words.iter().cloned()).collect()
    };
    let (left, right) = (words(&p), words(&q));
    let unknown = p.is_empty() || q.is_empty();
    let shared = left.iter().any(|w| right.contains(w));
    let places = place(&p) && place(&q);
    !(unknown || shared || places)
}
