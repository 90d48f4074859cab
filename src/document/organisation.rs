//! How the bodies of a council hang together.

/// How bodies hang together: drawn where there are pages, with the same as a list after it; else told alone.
#[derive(Debug, Clone, PartialEq)]
pub struct OrganisationChart {
    /// What all the rest hangs from.
    pub top: ChartNode,
    /// Everything that is drawn, for those who cannot see it. Never empty.
    pub alternative: String,
}

/// A body, the secretariat, or several bodies of one kind.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartNode {
    /// What it is called.
    pub name: String,
    /// What it does and where it comes from, in a few words.
    pub about: String,
    /// What hangs from it.
    pub below: Vec<ChartNode>,
    /// Whether what hangs from it is drawn in its own box.
    pub is_group: bool,
}

impl ChartNode {
    /// «Styret: treffer vedtak»
    pub fn told(&self) -> String {
        if self.about.is_empty() { self.name.clone() } else { format!("{}: {}", self.name, self.about) }
    }
}
