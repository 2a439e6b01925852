//! Documents about towns, people and works that do not exist, ever new and always the same.

/// A linear congruential generator (Knuth's MMIX constants): the same numbers on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % n
    }

    fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }

    fn name(&mut self) -> String {
        let (start, middle, end) = (self.pick(&STARTS), self.pick(&MIDDLES), self.pick(&ENDS));
        format!("{start}{middle}{end}")
    }

    fn person(&mut self) -> String {
        format!("{} {}", self.pick(&FIRST), self.name())
    }

    fn number(&mut self) -> usize {
        let size = [10, 100, 1_000, 100_000][self.below(4)];
        2 + self.below(size)
    }

    fn date(&mut self) -> String {
        let (day, year) = (1 + self.below(28), 1950 + self.below(90));
        format!("{day} {} {year}", self.pick(&MONTHS))
    }
}

const STARTS: [&str; 16] = [
    "Var", "Os", "Hel", "Tor", "Bren", "Kal", "Mar", "Dun", "Fen", "Gry", "Lin", "Nor", "Pel", "Quin", "Sol",
    "Wes",
];
const MIDDLES: [&str; 12] = ["n", "k", "mer", "den", "li", "ra", "va", "sta", "ber", "go", "the", "sel"];
const ENDS: [&str; 14] = [
    "holm", "by", "ford", "wick", "mouth", "stad", "dal", "haven", "ness", "ton", "mark", "gate", "field",
    "moor",
];
const FIRST: [&str; 12] =
    ["Ada", "Jon", "Mira", "Piet", "Selma", "Oskar", "Ines", "Tarek", "Lotte", "Bram", "Yusra", "Emil"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WORKS: [&str; 12] = [
    "bridge",
    "harbour",
    "library",
    "tramway",
    "observatory",
    "reservoir",
    "theatre",
    "lighthouse",
    "market hall",
    "sea wall",
    "power station",
    "botanical garden",
];
const POSTS: [&str; 8] = [
    "mayor",
    "chief engineer",
    "treasurer",
    "director",
    "spokeswoman",
    "harbour master",
    "chair",
    "minister",
];
const THINGS: [&str; 10] = [
    "visitors",
    "workers",
    "houses",
    "trees",
    "lamps",
    "boats",
    "complaints",
    "tickets",
    "pupils",
    "volunteers",
];
const DEEDS: [&str; 8] =
    ["inspected", "counted", "repaired", "sold", "painted", "registered", "moved", "insured"];
const OPINIONS: [&str; 8] = [
    "a sensible beginning",
    "long overdue",
    "far too dear for a town of that size",
    "the work of a generation",
    "something that nobody had asked for",
    "good news for fishermen",
    "harder than it looked",
    "worth every crown that was spent on it",
];

/// What one document is about.
struct Subject {
    town: String,
    work: &'static str,
    head: String,
    other: String,
}

/// Document number `n`, of about `bytes` bytes. Neighbours share towns, so that some of what they say meets.
pub fn document(n: usize, bytes: usize) -> String {
    let mut topic = Dice((n / 4) as u64 * 2_654_435_761 + 17);
    let subject = Subject {
        town: topic.name(),
        work: WORKS[topic.below(WORKS.len())],
        head: topic.person(),
        other: topic.name(),
    };
    let mut dice = Dice(n as u64 * 40_503 + 5);
    let (work, town) = (subject.work, &subject.town);
    let mut text = format!("The {work} of {town}\n\nPublished on {}\n\n", dice.date());
    while text.len() < bytes {
        for _ in 0..3 + dice.below(4) {
            text.push_str(&sentence(&subject, &mut dice));
            text.push(' ');
        }
        text.push_str("\n\n");
    }
    text
}

fn sentence(subject: &Subject, dice: &mut Dice) -> String {
    let Subject { town, work, head, other } = subject;
    let (date, number, person) = (dice.date(), dice.number(), dice.person());
    let (thing, deed, post) = (dice.pick(&THINGS), dice.pick(&DEEDS), dice.pick(&POSTS));
    let (opinion, place) = (dice.pick(&OPINIONS), dice.name());
    match dice.below(18) {
        0 => format!("The {work} in {town} was opened on {date} by {head}, who had asked for it for years."),
        1 => format!(
            "It cost {number} million crowns, which {person} of the {other} Society called {opinion}."
        ),
        2 => format!("In the first week {number} {thing} were {deed}, and in the second rather fewer."),
        3 => format!("“We did not expect this,” said {person}, the {post} of {place}. “It is {opinion}.”"),
        4 => {
            format!("According to the {place} Institute, about {number} {thing} are {deed} there every year.")
        }
        5 => format!(
            "Work began in {} after a storm had torn away the old one near {place}.",
            1940 + number % 90
        ),
        6 => format!(
            "{head}, {post} of {town} since {date}, did not want to say whether the plan still holds."
        ),
        7 => format!(
            "The road from {town} to {place} is {} kilometres long and in poor repair.",
            number % 400 + 2
        ),
        8 => format!("Most of those who live beside the {work} think that it is {opinion}."),
        9 => format!(
            "The {town} Council (TC) has {} members, among them {person} and {head}.",
            number % 60 + 5
        ),
        10 => {
            format!("Nobody was hurt when part of the roof came down, although {number} {thing} stood below.")
        }
        11 => format!("Three towns took part: {town}, {place} and {other}."),
        12 => format!("A letter of {date} names {person} as the one who drew the plans; others name {head}."),
        13 => format!(
            "While the committee was talking, the rain went on, and the {thing} were {deed} all the same."
        ),
        14 => format!("Repairs are to last until {date} and will take {} months.", number % 30 + 2),
        15 => format!(
            "The share of {thing} that are {deed} each month rose from {}% to {}%.",
            number % 40,
            number % 59 + 41
        ),
        16 => format!(
            "What the {post} meant by that remained unclear, even to people who have known {person} for long."
        ),
        _ => format!(
            "{place} joined the League of {other} as an observer on {date} and later became a member."
        ),
    }
}
