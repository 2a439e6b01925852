//! The table that the model reads: who says what of which slot, with every name once and everything in one order.

use super::area::{self, Places};
use super::form::Form;
use super::heaping::Heaping;
use super::rows::{Row, latest, most_usual};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

/// Most values of a slot that are compared with each other.
const MOST_COMPARED: usize = 200;

/// An attribute has few values by nature, not by chance, if it has this many slots for each of them.
const SLOTS_PER_VALUE: usize = 10;

/// One statement as it comes in: a source gives a value for an attribute of an object.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statement {
    /// Who says so.
    pub source: String,
    /// Of what.
    pub object: String,
    /// Which attribute of it.
    pub attribute: String,
    /// The value.
    pub value: String,
    /// When it was said; times are compared as text, so they must be of one form (`2024-07-08T10:00`), to which
    /// [`super::read::claims`] brings them. Empty: unknown.
    pub timestamp: String,
}

/// An attribute of an object, with the values that are claimed for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Slot {
    /// The object.
    pub object: String,
    /// The attribute.
    pub attribute: String,
    /// Its values, as indices into [`Table::values`].
    pub values: Range<usize>,
    /// How many values a source that does not know chooses from; it may hit the right one.
    pub choice: usize,
    /// How sure it is that this is one slot, 0 to 1: what a source's claims of it count for together.
    pub weight: f64,
    /// Whether large whole numbers are rounded in its attribute.
    pub heaped: bool,
}

impl Slot {
    /// Least number of values that a source in error chooses from where nothing is known of the attribute.
    pub const LEAST_CHOICE: usize = 10;

    /// Whether its attribute has few values by nature: they are all there is to choose from.
    pub fn closed(&self) -> bool {
        self.choice < Self::LEAST_CHOICE
    }

    fn new(object: String, attribute: String, values: Range<usize>) -> Slot {
        let choice = (values.len() + 1).max(Self::LEAST_CHOICE);
        Slot { object, attribute, values, choice, weight: 1.0, heaped: false }
    }
}

/// One of the values that are claimed for a slot.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// Index of the slot.
    pub slot: usize,
    /// The value as most sources write it.
    pub text: String,
    /// The values of the slot that a source which says this may well mean (`May 1998` where it was 3 May 1998), each
    /// with the compatibility K between 0 and 1.
    pub fits: Vec<(usize, f64)>,
    /// Who claims it, as indices into [`Table::claims`].
    pub claims: Range<usize>,
}

/// A source's claim of a value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Claim {
    /// Index of the source.
    pub source: usize,
    /// Index of the value.
    pub value: usize,
    /// 1, or less where the source gives several values for the slot, so that its claims of a slot sum to one.
    pub weight: f64,
}

/// A slot whose values are known already.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spec {
    /// The object.
    pub object: String,
    /// The attribute.
    pub attribute: String,
    /// How sure it is that this is one slot, 0 to 1.
    pub weight: f64,
    /// Its values.
    pub values: Vec<SpecValue>,
}

/// A value of a slot.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SpecValue {
    /// The value.
    pub text: String,
    /// The sources that give it, by index.
    pub sources: Vec<usize>,
    /// The places of the slot's values that it fits, with the compatibility K.
    pub fits: Vec<(usize, f64)>,
}

/// Sources, slots, values and claims. Sources and slots are sorted by name, values by slot and value, claims by value
/// and source, so that no order of the input is left.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// Names of the sources.
    pub sources: Vec<String>,
    /// The slots.
    pub slots: Vec<Slot>,
    /// The values of all slots.
    pub values: Vec<Candidate>,
    /// The claims.
    pub claims: Vec<Claim>,
    /// For each source, how many of its statements were overtaken by later ones and count neither for nor against it.
    pub superseded: Vec<usize>,
}

impl Table {
    /// Brings statements into a table: values that differ in writing alone are one value, values that are coarser or
    /// rounded fit the finer ones, and a statement that its source or the course of time has overtaken is left out.
    pub fn of(statements: &[Statement]) -> Table {
        let sources = unique(statements.iter().map(|s| s.source.as_str()));
        let keys = unique(statements.iter().map(|s| (s.object.as_str(), s.attribute.as_str())));
        let (heaping, places) = (Heaping::of(statements), Places::of(statements));
        // Looked up only: no order comes from these.
        let mut forms: HashMap<&str, Form> = HashMap::new();
        let source_of: HashMap<&str, usize> = sources.iter().enumerate().map(|(i, &s)| (s, i)).collect();
        let slot_of: HashMap<(&str, &str), usize> = keys.iter().enumerate().map(|(i, &k)| (k, i)).collect();
        let mut rows: Vec<Row<'_>> = Vec::with_capacity(statements.len());
        for s in statements {
            forms.entry(&s.value).or_insert_with(|| Form::of(&s.value));
            let slot = slot_of[&(s.object.as_str(), s.attribute.as_str())];
            let source = source_of[s.source.as_str()];
            rows.push(Row { slot, source, time: &s.timestamp, text: &s.value });
        }
        rows.sort_unstable();
        rows.dedup();
        let mut table = Table {
            sources: sources.iter().map(|&s| s.to_owned()).collect(),
            superseded: vec![0; sources.len()],
            ..Table::default()
        };
        for rows in rows.chunk_by(|a, b| a.slot == b.slot) {
            let (object, attribute) = keys[rows[0].slot];
            let mut kept = latest(rows, &forms, &mut table.superseded);
            kept.sort_by_cached_key(|row| (&forms[row.text], row.source));
            let column = Column { heaped: heaping.heaped(attribute), places: places.holds(attribute) };
            table.add_slot(object, attribute, &kept, &forms, column);
        }
        table.close();
        table
    }

    /// Where all slots of an attribute have the same few values (yes and no), there is no other to choose from.
    fn close(&mut self) {
        let mut columns: BTreeMap<&str, (usize, BTreeSet<String>)> = BTreeMap::new();
        for slot in &self.slots {
            let (slots, values) = columns.entry(&slot.attribute).or_default();
            *slots += 1;
            for value in slot.values.clone() {
                if values.len() <= Slot::LEAST_CHOICE {
                    values.insert(self.values[value].text.to_lowercase());
                }
            }
        }
        let closed: BTreeMap<String, usize> = columns
            .into_iter()
            .filter(|(_, (slots, values))| {
                values.len() <= Slot::LEAST_CHOICE && *slots >= SLOTS_PER_VALUE * values.len()
            })
            .map(|(attribute, (_, values))| (attribute.to_owned(), values.len()))
            .collect();
        for slot in &mut self.slots {
            if let Some(&values) = closed.get(&slot.attribute) {
                slot.choice = values.max(2);
            }
        }
    }

    fn add_slot(
        &mut self,
        object: &str,
        attribute: &str,
        rows: &[Row<'_>],
        forms: &HashMap<&str, Form>,
        column: Column,
    ) {
        let (slot, first) = (self.slots.len(), self.values.len());
        let mut shares: BTreeMap<usize, usize> = BTreeMap::new();
        for same in rows.chunk_by(|a, b| forms[a.text] == forms[b.text]) {
            let start = self.claims.len();
            for by_source in same.chunk_by(|a, b| a.source == b.source) {
                *shares.entry(by_source[0].source).or_default() += 1;
                let value = self.values.len();
                self.claims.push(Claim { source: by_source[0].source, value, weight: 1.0 });
            }
            let text = most_usual(same);
            self.values.push(Candidate { slot, text, fits: Vec::new(), claims: start..self.claims.len() });
        }
        let kinds: Vec<&Form> =
            rows.chunk_by(|a, b| forms[a.text] == forms[b.text]).map(|same| &forms[same[0].text]).collect();
        // More values than these are no question of rounding, and all pairs of them would take too long.
        let few = kinds.len() <= MOST_COMPARED;
        let coarse = |x: &Form| few && x.may_be_coarse(column.heaped);
        for (i, x) in kinds.iter().enumerate().filter(|(_, x)| coarse(x)) {
            for (j, v) in kinds.iter().enumerate().filter(|(j, _)| *j != i) {
                let mut fit = x.generalises(v, column.heaped);
                if column.places {
                    fit = fit.max(area::covers(&self.values[first + i].text, &self.values[first + j].text));
                }
                if fit > 0.0 {
                    self.values[first + i].fits.push((first + j, fit));
                }
            }
        }
        for claim in &mut self.claims[self.values[first].claims.start..] {
            claim.weight = 1.0 / shares[&claim.source] as f64;
        }
        let values = first..self.values.len();
        let slot = Slot::new(object.to_owned(), attribute.to_owned(), values);
        self.slots.push(Slot { heaped: column.heaped, ..slot });
    }

    /// A table of slots whose values are known already.
    pub fn given(sources: Vec<String>, specs: Vec<Spec>) -> Table {
        let mut table = Table { superseded: vec![0; sources.len()], sources, ..Table::default() };
        for Spec { object, attribute, weight, values } in specs {
            let (slot, first, start) = (table.slots.len(), table.values.len(), table.claims.len());
            let mut shares: BTreeMap<usize, usize> = BTreeMap::new();
            for SpecValue { text, sources: mut speakers, fits } in values {
                speakers.sort_unstable();
                speakers.dedup();
                let (value, own) = (table.values.len(), table.claims.len());
                for source in speakers {
                    *shares.entry(source).or_default() += 1;
                    table.claims.push(Claim { source, value, weight: 1.0 });
                }
                let fits = fits.into_iter().map(|(other, fit)| (first + other, fit)).collect();
                table.values.push(Candidate { slot, text, fits, claims: own..table.claims.len() });
            }
            for claim in &mut table.claims[start..] {
                claim.weight = weight / shares[&claim.source] as f64;
            }
            let values = first..table.values.len();
            table.slots.push(Slot { weight, ..Slot::new(object, attribute, values) });
        }
        table
    }

    /// The same table with sources brought together: source `s` speaks with the voice `voices[s]`, an index below
    /// `names.len()`. What several sources of one voice say alike is said once.
    pub fn voiced(&self, voices: &[usize], names: Vec<String>) -> Table {
        let mut table = Table {
            superseded: vec![0; names.len()],
            sources: names,
            slots: self.slots.clone(),
            values: self.values.clone(),
            claims: Vec::with_capacity(self.claims.len()),
        };
        for (source, &voice) in voices.iter().enumerate() {
            table.superseded[voice] += self.superseded[source];
        }
        for slot in &self.slots {
            let start = table.claims.len();
            let mut shares: BTreeMap<usize, usize> = BTreeMap::new();
            for value in slot.values.clone() {
                let own = table.claims.len();
                let claims = &self.claims[self.values[value].claims.clone()];
                let mut speakers: Vec<usize> = claims.iter().map(|c| voices[c.source]).collect();
                speakers.sort_unstable();
                speakers.dedup();
                for source in speakers {
                    *shares.entry(source).or_default() += 1;
                    table.claims.push(Claim { source, value, weight: 1.0 });
                }
                table.values[value].claims = own..table.claims.len();
            }
            for claim in &mut table.claims[start..] {
                claim.weight = slot.weight / shares[&claim.source] as f64;
            }
        }
        table
    }

    /// The claims of each source, as indices in order of the slots.
    pub fn by_source(&self) -> Vec<Vec<usize>> {
        let mut all = vec![Vec::new(); self.sources.len()];
        for (index, claim) in self.claims.iter().enumerate() {
            all[claim.source].push(index);
        }
        all
    }

    /// For each slot, how many sources speak of it.
    pub fn speakers(&self) -> Vec<usize> {
        let count = |slot: &Slot| {
            let mut sources: Vec<usize> = self.claims_of(slot).iter().map(|c| c.source).collect();
            sources.sort_unstable();
            sources.dedup();
            sources.len()
        };
        self.slots.iter().map(count).collect()
    }

    /// The claims of a slot, by value and source.
    pub fn claims_of(&self, slot: &Slot) -> &[Claim] {
        let of = |value: usize| &self.values[value].claims;
        match slot.values.clone().next_back() {
            Some(last) => &self.claims[of(slot.values.start).start..of(last).end],
            None => &[],
        }
    }
}

/// What a column of values is like.
#[derive(Clone, Copy, Debug)]
struct Column {
    /// Its whole numbers are rounded.
    heaped: bool,
    /// It holds places.
    places: bool,
}

fn unique<T: Ord>(all: impl Iterator<Item = T>) -> Vec<T> {
    let mut all: Vec<T> = all.collect();
    all.sort_unstable();
    all.dedup();
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn say(source: &str, value: &str, timestamp: &str) -> Statement {
        let (object, attribute) = ("ferry".to_owned(), "crew".to_owned());
        Statement {
            source: source.into(),
            object,
            attribute,
            value: value.into(),
            timestamp: timestamp.into(),
        }
    }

    #[test]
    fn writings_of_one_value_are_one_value() {
        let table = Table::of(&[say("b", "1,500", ""), say("a", "1500", ""), say("c", "1500 ", "")]);
        assert_eq!((table.values.len(), table.values[0].text.as_str()), (1, "1,500"));
        assert_eq!(table.claims.len(), 3);
    }

    #[test]
    fn a_source_with_two_values_has_one_voice() {
        let table = Table::of(&[say("a", "7", ""), say("a", "8", ""), say("b", "8", "")]);
        let weights: Vec<f64> = table.claims.iter().map(|c| c.weight).collect();
        assert_eq!(weights, [0.5, 0.5, 1.0]);
    }

    #[test]
    fn what_was_overtaken_is_no_error() {
        let rows = [say("a", "7", "2024-01"), say("a", "8", "2024-03"), say("b", "7", "2024-02")];
        let table = Table::of(&rows);
        assert_eq!((table.values.len(), table.values[0].text.as_str()), (1, "8"));
        assert_eq!(table.superseded, [1, 1]);
        let again =
            Table::of(&[say("a", "7", "2024-01"), say("a", "7.0", "2024-03"), say("b", "7", "2024-02")]);
        assert_eq!((again.claims.len(), again.superseded), (2, vec![0, 0]));
        let later = Table::of(&[rows[0].clone(), rows[1].clone(), say("b", "7", "2024-04")]);
        assert_eq!(later.values.len(), 2, "who still says so afterwards is at odds");
    }

    #[test]
    fn a_choice_of_two_is_seen_from_the_whole_column() {
        let row = |n: usize, value: &str| Statement { object: n.to_string(), ..say("a", value, "") };
        let rows: Vec<Statement> = (0..20).map(|n| row(n, if n % 3 == 0 { "Yes" } else { "no" })).collect();
        assert_eq!(Table::of(&rows).slots[0].choice, 2);
        assert_eq!(Table::of(&rows[..6]).slots[0].choice, 10);
    }

    #[test]
    fn no_order_is_left() {
        let mut rows = vec![say("b", "7", ""), say("a", "Seven ", ""), say("c", "seven", "")];
        let table = Table::of(&rows);
        rows.reverse();
        assert_eq!(table, Table::of(&rows));
    }
}
