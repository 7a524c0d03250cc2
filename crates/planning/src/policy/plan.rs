//! The plan of one item, with its reason as data.

use super::{Levels, Limits, Rounded, rounded};
use crate::unfit::{Unfit, finite, not_negative, positive};

/// What is there and on its way, in units.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Position {
    /// On hand and sellable; of perishables what sells before it expires.
    pub on_hand: f64,
    /// Ordered, proposed and under way.
    pub on_order: f64,
    /// Owed to customers or promised.
    pub owed: f64,
}

/// How levels are found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Policy {
    /// (R, s, S): at or below s up to S.
    MinMax(Levels),
    /// Up to S at each review.
    OrderUpTo(Levels),
    /// At or below s a fixed quantity, as often as it takes to pass s.
    FixedQuantity {
        /// s, and the service it gives.
        levels: Levels,
        /// Units of an order.
        quantity: f64,
    },
    /// Nothing more; what is there is sold out.
    Discontinued,
    /// For the last time, this much.
    FinalBuy(f64),
}

/// What an item's order keeps to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Terms {
    /// Units that always stand on the shelf: s is no less than these and expected demand of the lead time is on top.
    pub presentation: f64,
    /// Units that the shelf holds, infinite where it does not matter.
    pub shelf: f64,
    /// The least that is sold at once.
    pub minimum: f64,
    /// Units in a pack.
    pub pack: f64,
    /// A quantity with a lower price, and by how many units it is worth going up to it.
    pub price_break: Option<(f64, f64)>,
    /// What the budget still pays for, in units; infinite where it does not matter.
    pub budget: f64,
}

/// What held the quantity in the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Binding {
    /// Position above s: nothing is needed.
    Covered,
    /// The need itself.
    Need,
    /// The presentation minimum.
    Presentation,
    /// Minimum, pack, price break, shelf or budget: the last step that changed the quantity.
    Rounding(super::StepName),
    /// The item is no longer bought.
    Discontinued,
}

/// Why a quantity is proposed.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// On hand and on order less what is owed.
    pub position: f64,
    /// s and S as they were used.
    pub levels: Levels,
    /// Need and what was made of it.
    pub rounding: Rounded,
    /// What held the quantity in the end.
    pub binding: Binding,
}

/// What is proposed.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Units to order.
    pub quantity: f64,
    /// Why.
    pub reason: Reason,
}

/// What to order of an item now.
///
/// ```
/// use backroom_planning::policy::{Levels, Policy, Position, Terms, plan};
///
/// let levels = Levels { reorder_point: 12.0, order_up_to: 30.0, service: 0.95 };
/// let terms = Terms {
///     presentation: 0.0, shelf: f64::INFINITY, minimum: 0.0, pack: 12.0, price_break: None, budget: f64::INFINITY,
/// };
/// let position = Position { on_hand: 7.0, on_order: 0.0, owed: 2.0 };
/// assert_eq!(plan(&position, &Policy::MinMax(levels), &terms).unwrap().quantity, 36.0);
/// ```
pub fn plan(position: &Position, policy: &Policy, terms: &Terms) -> Result<Plan, Unfit> {
    let available = finite("on_hand", position.on_hand)? + not_negative("on_order", position.on_order)?
        - not_negative("owed", position.owed)?;
    positive("pack", terms.pack)?;
    not_negative("minimum", terms.minimum)?;
    let presentation = not_negative("presentation", terms.presentation)?;
    let nothing = Levels { reorder_point: 0.0, order_up_to: 0.0, service: 0.0 };
    let (levels, triggered, mut need) = match policy {
        Policy::MinMax(levels) => (*levels, available <= levels.reorder_point, levels.order_up_to - available),
        Policy::OrderUpTo(levels) => (*levels, available < levels.order_up_to, levels.order_up_to - available),
        Policy::FixedQuantity { levels, quantity } => {
            let gap = levels.reorder_point - available;
            let times = (gap / positive("quantity", *quantity)?).floor() + 1.0;
            (*levels, gap >= 0.0, times * quantity)
        }
        Policy::Discontinued => (nothing, false, 0.0),
        Policy::FinalBuy(units) => (nothing, true, not_negative("final_buy", *units)?),
    };
    finite("reorder_point", levels.reorder_point)?;
    finite("order_up_to", levels.order_up_to)?;
    let ends = matches!(policy, Policy::Discontinued | Policy::FinalBuy(_));
    let bare = !ends && available < presentation && (!triggered || need < presentation - available);
    if bare {
        need = presentation - available;
    } else if !triggered {
        need = 0.0;
    }
    let limits = Limits {
        minimum: terms.minimum,
        pack: terms.pack,
        price_break: terms.price_break,
        capacity: terms.shelf - available.max(0.0),
        budget: terms.budget,
    };
    let rounding = rounded(need, &limits);
    let binding = match rounding.steps.last() {
        _ if matches!(policy, Policy::Discontinued) => Binding::Discontinued,
        _ if need <= 0.0 => Binding::Covered,
        Some(last) if rounding.steps.len() > 1 => Binding::Rounding(last.name),
        _ if bare => Binding::Presentation,
        _ => Binding::Need,
    };
    Ok(Plan { quantity: rounding.quantity, reason: Reason { position: available, levels, rounding, binding } })
}

#[cfg(test)]
mod tests {
    use super::super::StepName;
    use super::*;
    use proptest::prelude::*;

    const TERMS: Terms = Terms {
        presentation: 0.0,
        shelf: f64::INFINITY,
        minimum: 0.0,
        pack: 1.0,
        price_break: None,
        budget: f64::INFINITY,
    };
    const LEVELS: Levels = Levels { reorder_point: 10.0, order_up_to: 25.0, service: 0.95 };

    fn on_hand(units: f64) -> Position {
        Position { on_hand: units, ..Position::default() }
    }

    #[test]
    fn each_policy_and_what_binds() {
        let of = |units: f64, policy: Policy, terms: Terms| {
            let plan = plan(&on_hand(units), &policy, &terms).expect("it fits");
            (plan.quantity, plan.reason.binding)
        };
        let fixed = Policy::FixedQuantity { levels: LEVELS, quantity: 8.0 };
        assert_eq!(of(11.0, Policy::MinMax(LEVELS), TERMS), (0.0, Binding::Covered));
        assert_eq!(of(10.0, Policy::MinMax(LEVELS), TERMS), (15.0, Binding::Need));
        assert_eq!(of(24.0, Policy::OrderUpTo(LEVELS), TERMS), (1.0, Binding::Need));
        assert_eq!(of(1.0, fixed, TERMS), (16.0, Binding::Need));
        assert_eq!(of(0.0, Policy::Discontinued, TERMS), (0.0, Binding::Discontinued));
        assert_eq!(of(0.0, Policy::FinalBuy(9.0), TERMS), (9.0, Binding::Need));
        let shown = Terms { presentation: 14.0, ..TERMS };
        assert_eq!(of(12.0, Policy::MinMax(LEVELS), shown), (2.0, Binding::Presentation));
        let shelf = Terms { shelf: 18.0, pack: 4.0, ..TERMS };
        assert_eq!(of(3.0, Policy::MinMax(LEVELS), shelf), (12.0, Binding::Rounding(StepName::Capacity)));
        assert!(plan(&on_hand(f64::NAN), &fixed, &TERMS).is_err());
        assert!(plan(&on_hand(1.0), &fixed, &Terms { pack: 0.0, ..TERMS }).is_err());
    }

    proptest! {
        #[test]
        fn planned_again_nothing_more_is_proposed(
            units in -20_i32..60, s in 0_u32..40, gap in 1_u32..40, pack in 1_u32..13, presentation in 0_u32..30, kind in 0..3,
        ) {
            let s = f64::from(s);
            let levels = Levels { reorder_point: s, order_up_to: s + f64::from(gap), service: 0.9 };
            let policy = match kind {
                0 => Policy::MinMax(levels),
                1 => Policy::OrderUpTo(levels),
                _ => Policy::FixedQuantity { levels, quantity: f64::from(gap) },
            };
            let terms = Terms { pack: f64::from(pack), presentation: f64::from(presentation), ..TERMS };
            let mut position = on_hand(f64::from(units));
            let mut rounds = 0;
            loop {
                let plan = plan(&position, &policy, &terms).expect("it fits");
                if plan.quantity == 0.0 {
                    break;
                }
                position.on_order += plan.quantity;
                rounds += 1;
                prop_assert!(rounds <= 1);
            }
        }

        #[test]
        fn the_shelf_is_never_overfilled(units in 0_u32..80, shelf in 0_u32..60, pack in 1_u32..13) {
            let terms = Terms { shelf: f64::from(shelf), pack: f64::from(pack), ..TERMS };
            let plan = plan(&on_hand(f64::from(units)), &Policy::MinMax(LEVELS), &terms).expect("it fits");
            prop_assert!(plan.quantity == 0.0 || f64::from(units) + plan.quantity <= f64::from(shelf));
        }
    }
}
