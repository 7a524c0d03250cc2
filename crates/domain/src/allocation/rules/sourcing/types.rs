//! What sourcing is asked and what it answers, in whole numbers alone.
//!
//! 1. A quantity is in millionths of a unit, a cost in millionths of a currency unit. A cost per unit times a quantity,
//!    and so the cost of a plan, is in millionths of a millionth of a currency unit.
//! 2. Sites, lots, lanes, orders and lines are named by their place in the lists they stand in.
//! 3. Nothing asked is refused. What cannot be meant is passed over: an offer of a lot, or from a site, that does not
//!    exist; a site that the lane of the order does not reach; a quantity below 0, which counts as none; the cost of a
//!    parcel below 0, which counts as none. A quantity beyond [`QUANTITY_MOST`] or a cost beyond [`COST_MOST`] counts as
//!    that.

/// The largest quantity that is told apart from a larger one: 1.1 thousand million units.
pub const QUANTITY_MOST: i64 = 1 << 50;

/// The largest cost that is told apart from a larger one: 1.1 thousand million currency units.
pub const COST_MOST: i64 = 1 << 50;

/// What is to be sourced: where goods lie, and who wants them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problem {
    /// Who can ship.
    pub sites: Vec<Site>,
    /// What they hold for this batch: what is promised to others or protected is taken off already.
    pub lots: Vec<Lot>,
    /// For each destination the cost of carrying a parcel there, by site; a site beyond the end of the list does not
    /// reach it.
    pub lanes: Vec<Vec<i64>>,
    /// Who wants goods.
    pub orders: Vec<Order>,
}

/// A place that ships parcels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Site {
    /// The cost of making up one parcel.
    pub handling: i64,
    /// How many more parcels it can ship, or none where it does not matter. All that one order gets from one site is
    /// one parcel.
    pub parcels_left: Option<u32>,
}

/// Goods that lie together at a site and are as good as each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lot {
    /// Where they lie.
    pub site: usize,
    /// How much of them can be had.
    pub quantity: i64,
    /// The cost of taking a unit of them rather than of another lot. First expiry first out is such a cost: the longer a
    /// lot would still keep, the dearer it is.
    pub cost: i64,
}

/// What one customer is to get at one place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Order {
    /// Who goes first when it comes to the same: the lower, then the earlier in the list. An order is worth more than
    /// another by the penalties of its lines, not by its rank.
    pub rank: u32,
    /// Which lane leads to it.
    pub lane: usize,
    /// Whether it ships whole or not at all.
    pub complete: bool,
    /// From how many sites it may be served at most, or none where parcels are but a cost.
    pub parcels_most: Option<u32>,
    /// What it wants.
    pub lines: Vec<Line>,
}

/// How much of one thing an order wants, and who may serve it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// How much.
    pub quantity: i64,
    /// What it is served in whole multiples of, at most; below 1 counts as one millionth.
    pub step: i64,
    /// What it costs to leave a unit unserved.
    pub penalty: i64,
    /// Whether it is served whole or not at all.
    pub complete: bool,
    /// The lots that may serve it. Of two offers of one lot the cheaper counts.
    pub offers: Vec<Offer>,
}

/// A lot that may serve a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Offer {
    /// Which.
    pub lot: usize,
    /// What it costs to serve a unit of the line from it, the lot's own cost apart.
    pub cost: i64,
}

/// How much may be searched. A step is a look at an offer, so that a budget means the same on every machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Budget {
    /// Steps, those of the first plan among them, after which no further move is tried.
    pub steps: u64,
}

impl Budget {
    /// The plan that is constructed, with no search for a better one.
    pub const NONE: Self = Self { steps: 0 };
}

impl Default for Budget {
    /// Ten thousand lines over fifty sites are sourced with it in well under a second on one core; a search for less
    /// often ends by itself before.
    fn default() -> Self {
        Self { steps: 60_000_000 }
    }
}

/// Who is served from what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// What is taken, by order, line and lot.
    pub takes: Vec<Take>,
    /// What is not served, by order and line.
    pub unserved: Vec<Unserved>,
    /// How many parcels are shipped.
    pub parcels: usize,
    /// What it costs: parcels, units, and penalties for what is unserved, in millionths of a millionth.
    pub cost: i128,
    /// How many steps it took to find.
    pub steps: u64,
}

/// A quantity taken from a lot for a line of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Take {
    /// For which order.
    pub order: usize,
    /// For which of its lines.
    pub line: usize,
    /// From which lot.
    pub lot: usize,
    /// How much.
    pub quantity: i64,
}

/// What a line does not get.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unserved {
    /// Of which order.
    pub order: usize,
    /// Which of its lines.
    pub line: usize,
    /// How much.
    pub quantity: i64,
}
