//! Invented data with a known truth: what the default must bear that no data set at hand shows by itself.

use super::{Draws, plain, statement};
use atodds::trust::score::{Truth, score};
use atodds::trust::{Options, Statement, of_statements};

/// Slots that are drawn in all for a row: small worlds are drawn more often.
const SLOTS: usize = 2_000;

/// How a world is made.
#[derive(Clone, Copy)]
struct World {
    name: &'static str,
    /// Sources with a voice of their own.
    count: usize,
    slots: usize,
    /// The share of the slots of which a source speaks.
    speaks: f64,
    /// The least and the greatest share of right claims.
    right: (f64, f64),
    /// How many false values there are.
    wrong: usize,
    /// The share of errors that choose the slot's first false value: a common mistake.
    common: f64,
    copies: Copies,
    values: Values,
}

/// Who copies.
#[derive(Clone, Copy)]
struct Copies {
    /// How many sources copy.
    count: usize,
    /// How many of the worst are copied, or of the best if it is below nought.
    from: isize,
    /// The share of the original's claims that is copied; of the other slots a copier speaks by itself.
    share: f64,
}

/// What the values are.
#[derive(Clone, Copy, PartialEq)]
enum Values {
    Words,
    /// Numbers of five digits; every third source rounds to hundreds.
    Whole,
    /// Numbers with three decimals; every third source gives one.
    Decimals,
}

const PLAIN: World = World {
    name: "",
    count: 20,
    slots: 200,
    speaks: 0.5,
    right: (0.5, 0.95),
    wrong: 10,
    common: 0.0,
    copies: Copies { count: 0, from: 1, share: 0.0 },
    values: Values::Words,
};

const fn copied(count: usize, from: isize, share: f64) -> Copies {
    Copies { count, from, share }
}

const WORLDS: [World; 17] = [
    World { name: "20 independent sources, right in 50-95%", ..PLAIN },
    World { name: "… right in 20-70%", right: (0.2, 0.7), ..PLAIN },
    World { name: "… three false values", right: (0.3, 0.95), wrong: 3, ..PLAIN },
    World { name: "… one false value", right: (0.4, 0.95), wrong: 1, ..PLAIN },
    World { name: "… half of all errors are the same", right: (0.3, 0.95), common: 0.5, ..PLAIN },
    World { name: "5 independent sources, 10 slots", count: 5, slots: 10, speaks: 0.8, ..PLAIN },
    World {
        name: "sparse: 300 sources, 4 claims each, 3 a slot",
        count: 300,
        slots: 400,
        speaks: 0.01,
        ..PLAIN
    },
    World {
        name: "12 sources and 8 that copy 80% of the two worst",
        count: 12,
        right: (0.3, 0.95),
        copies: copied(8, 2, 0.8),
        ..PLAIN
    },
    World { name: "… 60%", count: 12, right: (0.3, 0.95), copies: copied(8, 2, 0.6), ..PLAIN },
    World {
        name: "… 80% of the two best",
        count: 12,
        right: (0.3, 0.95),
        copies: copied(8, -2, 0.8),
        ..PLAIN
    },
    World {
        name: "6 sources and 9 that copy 95% of the worst",
        count: 6,
        right: (0.3, 0.9),
        copies: copied(9, 1, 0.95),
        ..PLAIN
    },
    World {
        name: "… three false values",
        count: 6,
        right: (0.3, 0.9),
        wrong: 3,
        copies: copied(9, 1, 0.95),
        ..PLAIN
    },
    World {
        name: "… one false value",
        count: 6,
        right: (0.3, 0.9),
        wrong: 1,
        copies: copied(9, 1, 0.95),
        ..PLAIN
    },
    World { name: "20 sources, whole numbers, a third rounds", values: Values::Whole, ..PLAIN },
    World { name: "… right in 20-70%", values: Values::Whole, right: (0.2, 0.7), ..PLAIN },
    World { name: "20 sources, decimals, a third rounds", values: Values::Decimals, ..PLAIN },
    World { name: "… right in 20-70%", values: Values::Decimals, right: (0.2, 0.7), ..PLAIN },
];

/// The table of all worlds.
pub fn table() {
    println!(
        "Means of draws with {SLOTS} slots in all.\n\n| data | vote | PooledInvestment | plain Bayes | copies known | default | intervals cover | rank correlation |\n|---|---:|---:|---:|---:|---:|---:|---:|"
    );
    for world in WORLDS {
        let mut sums = [0.0; 7];
        let draws = (SLOTS / world.slots) as u64;
        for seed in 1..=draws {
            let (statements, truth) = draw(&world, seed);
            let s = score(&of_statements(&statements, &Options::default()), &truth);
            let known = plain(&statements, &truth, |source| world.weight(source));
            let plain = plain(&statements, &truth, |_| 1.0);
            let all = [s.vote, s.pooled_investment, plain, known, s.accuracy, s.covered, s.rank_correlation];
            sums.iter_mut().zip(all).for_each(|(sum, a)| *sum += a / draws as f64);
        }
        let [vote, pooled, plain, known, default, covered, rank] = sums;
        let known = if world.copies.count > 0 { format!("{known:.3}") } else { "-".to_owned() };
        println!(
            "| {} | {vote:.3} | {pooled:.3} | {plain:.3} | {known} | **{default:.3}** | {covered:.3} | {rank:.3} |",
            world.name
        );
    }
}

impl World {
    /// What a claim of this source weighs for who knows the copies: one over the size of the family.
    fn weight(&self, source: &str) -> f64 {
        let Copies { count, from, .. } = self.copies;
        let Some(index) = source.strip_prefix('s').and_then(|n| n.parse::<usize>().ok()) else { return 1.0 };
        let families = from.unsigned_abs();
        let nth = match index.checked_sub(self.count) {
            Some(copier) => copier % families,
            None if from > 0 => index,
            None => self.count - 1 - index,
        };
        let size = 1 + (0..count).filter(|copier| copier % families == nth).count();
        1.0 / size as f64
    }
}

fn draw(world: &World, seed: u64) -> (Vec<Statement>, Truth) {
    let mut draws = Draws(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    for _ in 0..20 {
        draws.next();
    }
    let (least, most) = world.right;
    let quality = |draws: &mut Draws| least + (most - least) * draws.share();
    let mut qualities: Vec<f64> = (0..world.count).map(|_| quality(&mut draws)).collect();
    qualities.sort_by(f64::total_cmp);
    let mut said: Vec<Vec<Option<usize>>> = Vec::new();
    for &right in &qualities {
        said.push(
            (0..world.slots)
                .map(|_| (draws.share() < world.speaks).then(|| one(world, &mut draws, right)))
                .collect(),
        );
    }
    let Copies { count, from, share } = world.copies;
    for copier in 0..count {
        let own = quality(&mut draws);
        let nth = copier % from.unsigned_abs();
        let original = said[if from > 0 { nth } else { world.count - 1 - nth }].clone();
        let mut values = Vec::new();
        for value in original {
            let copies = value.is_some() && draws.share() < share;
            let speaks = draws.share() < world.speaks * (1.0 - share);
            values.push(if copies { value } else { speaks.then(|| one(world, &mut draws, own)) });
        }
        said.push(values);
    }
    let numbers: Vec<usize> = (0..world.slots).map(|_| 10_000 + draws.below(90_000)).collect();
    // The right value stands anywhere among the others, so that who takes the first of equals gains nothing.
    let written = |slot: usize, value: usize, round: bool| {
        write(world.values, numbers[slot], (value + slot) % (world.wrong + 1), round)
    };
    let mut statements = Vec::new();
    for (source, values) in said.iter().enumerate() {
        for (slot, value) in values.iter().enumerate() {
            if let Some(value) = value {
                statements.push(statement(source, slot, written(slot, *value, source % 3 == 0)));
            }
        }
    }
    let truth = (0..world.slots).map(|slot| ((format!("o{slot}"), "a".to_owned()), written(slot, 0, false)));
    (statements, truth.collect())
}

/// A claim: 0 is right.
fn one(world: &World, draws: &mut Draws, right: f64) -> usize {
    if draws.share() < right {
        0
    } else if draws.share() < world.common {
        1
    } else {
        1 + draws.below(world.wrong)
    }
}

fn write(values: Values, number: usize, value: usize, round: bool) -> String {
    // False numbers lie far enough to be no rounding of the right one.
    let number = number + 1_234 * value;
    match values {
        Values::Words => format!("word{value}"),
        Values::Whole if round => ((number + 50) / 100 * 100).to_string(),
        Values::Whole => number.to_string(),
        Values::Decimals if round => format!("{:.1}", number as f64 / 1000.0),
        Values::Decimals => format!("{:.3}", number as f64 / 1000.0),
    }
}
