//! Budgets and accounts, and what follows from their figures. Every sum is computed; what a source prints as
//! one is kept beside it, to be held against it.

mod year;

use chrono::NaiveDate;

pub use year::{BudgetLine, YearBudgets};

use crate::norsk;
use crate::text::{Placed, Span};

/// What the council has, gets and spends in a year, as it was planned or as it went. Amounts are in øre.
#[derive(Debug, Clone)]
pub struct Budget {
    /// Where it stands.
    pub span: Span,
    /// The year.
    pub year: Placed<i32>,
    /// Whether it was planned, is expected or has happened.
    pub kind: BudgetKind,
    /// The day on which a forecast was made.
    pub as_of: Option<NaiveDate>,
    /// What its amounts are counted in.
    pub unit: MoneyUnit,
    /// What was left of the years before.
    pub opening: Option<Placed<i64>>,
    /// What comes in, post by post.
    pub income: Vec<BudgetPost>,
    /// What goes out, post by post.
    pub expenses: Vec<BudgetPost>,
    /// The post of income that is the membership fee.
    pub fee: Option<Placed<String>>,
    /// What a post is divided into.
    pub divided: Vec<(Placed<String>, Vec<BudgetPost>)>,
    /// What the source itself gives as a sum.
    pub stated: Vec<(Figure, Placed<i64>)>,
    /// What the source itself gives as the change from the budget of the year before, by post or by sum.
    pub stated_changes: Vec<(Placed<String>, i64)>,
    /// The source.
    pub basis: Option<Placed<String>>,
}

/// One line of a budget.
#[derive(Debug, Clone)]
pub struct BudgetPost {
    /// What it is called.
    pub name: Placed<String>,
    /// How much, in øre.
    pub amount: i64,
}

/// Whether a budget was planned, is expected or has happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum BudgetKind {
    /// As it was adopted, or proposed.
    Adopted,
    /// As the year seems to end.
    Forecast,
    /// As it went.
    Accounts,
}

impl BudgetKind {
    /// Every kind with its word in files.
    pub const WORDS: [(&'static str, Self); 3] =
        [("budsjett", Self::Adopted), ("prognose", Self::Forecast), ("regnskap", Self::Accounts)];

    /// The word in files.
    pub fn word(self) -> &'static str {
        super::word_for(&Self::WORDS, &self)
    }
}

/// What amounts are counted in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum MoneyUnit {
    /// Kroner, with øre.
    #[default]
    Kroner,
    /// Thousands of kroner.
    Thousands,
}

impl MoneyUnit {
    /// Every unit with its word in files.
    pub const WORDS: [(&'static str, Self); 2] = [("kroner", Self::Kroner), ("tusen", Self::Thousands)];

    /// How many øre it is.
    pub fn ore(self) -> i64 {
        match self {
            Self::Kroner => 100,
            Self::Thousands => 100_000,
        }
    }

    /// An amount of øre as it is written in this unit, with its sign: «−1 866».
    pub fn amount(self, ore: i64) -> String {
        norsk::signed_amount(ore, self == Self::Thousands)
    }
}

/// What somebody pays for a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Funding {
    /// Who pays; with no amount, all that is said of it.
    pub by: String,
    /// How much, in øre.
    pub amount: Option<i64>,
    /// In which year.
    pub year: Option<i32>,
    /// The post of that year's budget in which it stands.
    pub post: Option<Placed<String>>,
}

/// What follows from the posts of a budget.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// What was left of the years before; it is given.
    Opening,
    /// All that comes in.
    Income,
    /// All that goes out.
    Expenses,
    /// What comes in and does not go out.
    Result,
    /// What is left for the year after.
    Closing,
}

impl Figure {
    /// Every figure with its word in files.
    pub const WORDS: [(&'static str, Self); 5] = [
        ("overført", Self::Opening),
        ("sum-inntekter", Self::Income),
        ("sum-utgifter", Self::Expenses),
        ("resultat", Self::Result),
        ("utgående", Self::Closing),
    ];

    /// The figure with this word in files.
    fn of_word(word: &str) -> Option<Self> {
        for (known, figure) in Self::WORDS {
            if known == word {
                return Some(figure);
            }
        }
        None
    }

    /// What people call what files call `name`: a figure, or a post.
    pub fn called(name: &str) -> &str {
        match Self::of_word(name) {
            Some(figure) => figure.name(),
            None => name,
        }
    }

    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Opening => "Overført fra tidligere år",
            Self::Income => "Sum inntekter",
            Self::Expenses => "Sum utgifter",
            Self::Result => "Resultat",
            Self::Closing => "Overført til neste år",
        }
    }
}

impl Budget {
    /// «Budsjett 2023», «Prognose 2022»
    pub fn name(&self) -> String {
        let mut word = self.kind.word().to_owned();
        if let Some(first) = word.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        format!("{word} {}", self.year.value)
    }

    /// One of its sums, in øre; none of what is left, when nobody has said what there was.
    pub fn figure(&self, figure: Figure) -> Option<i64> {
        let sum = |posts: &[BudgetPost]| posts.iter().map(|post| post.amount).sum::<i64>();
        let result = || sum(&self.income) - sum(&self.expenses);
        match figure {
            Figure::Opening => Some(self.opening?.value),
            Figure::Income => Some(sum(&self.income)),
            Figure::Expenses => Some(sum(&self.expenses)),
            Figure::Result => Some(result()),
            Figure::Closing => Some(self.opening?.value + result()),
        }
    }

    /// The amount of the post, or of the sum, that is called `name`.
    pub fn amount_of(&self, name: &str) -> Option<i64> {
        if let Some(figure) = Figure::of_word(name) {
            return self.figure(figure);
        }
        self.income_of(name).or(amount_among(&self.expenses, name))
    }

    /// Every post, and everything that posts are divided into.
    pub fn lines(&self) -> impl Iterator<Item = &BudgetPost> {
        let divided = self.divided.iter().flat_map(|(_, parts)| parts);
        self.income.iter().chain(&self.expenses).chain(divided)
    }

    /// The amount of the post, or of the part of one, that is called `name`.
    pub fn line_of(&self, name: &str) -> Option<i64> {
        self.lines().find(|line| line.name.value == name).map(|line| line.amount)
    }

    /// The amount of the post of income that is called `name`.
    pub fn income_of(&self, name: &str) -> Option<i64> {
        amount_among(&self.income, name)
    }
}

/// The amount of the post that is called `name`.
pub fn amount_among(posts: &[BudgetPost], name: &str) -> Option<i64> {
    for post in posts {
        if post.name.value == name {
            return Some(post.amount);
        }
    }
    None
}
