//! From what is needed to what is ordered, step by step, always in the same order.

/// What an order has to keep to. What does not matter is 0 for a least and infinite for a most.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// The least that is sold at once.
    pub minimum: f64,
    /// Units in a pack, above 0.
    pub pack: f64,
    /// A quantity from which the price is lower, and the most it is worth going up by to reach it.
    pub price_break: Option<(f64, f64)>,
    /// What the shelf still holds beside what is there and on its way.
    pub capacity: f64,
    /// What the budget still pays for, in units.
    pub budget: f64,
}

/// A step, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepName {
    /// What is needed.
    Need,
    /// Raised to the least that is sold.
    Minimum,
    /// Raised to whole packs.
    Pack,
    /// Raised to a lower price.
    PriceBreak,
    /// Held to what the shelf takes.
    Capacity,
    /// Held to what can be paid.
    Budget,
}

/// A step that was taken and the quantity after it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// Which.
    pub name: StepName,
    /// Units after it.
    pub quantity: f64,
}

/// A quantity and how it came about.
#[derive(Clone, Debug, PartialEq)]
pub struct Rounded {
    /// Units to order, 0 if limits leave no order.
    pub quantity: f64,
    /// The need, and each step that changed it.
    pub steps: Vec<Step>,
}

/// Need, minimum, packs, price break, capacity, budget. What the shelf or the budget cuts is cut to whole packs, and to
/// nothing if less than the minimum is left.
pub fn rounded(need: f64, limits: &Limits) -> Rounded {
    let pack = if limits.pack > 0.0 && limits.pack.is_finite() { limits.pack } else { 1.0 };
    let up = |units: f64| (units / pack - 1e-9).ceil() * pack;
    let need = if need.is_finite() { need.max(0.0) } else { 0.0 };
    let mut steps = vec![Step { name: StepName::Need, quantity: need }];
    if need <= 0.0 {
        return Rounded { quantity: 0.0, steps };
    }
    let mut quantity = need;
    let mut take = |name: StepName, next: f64| {
        if next != quantity {
            quantity = next;
            steps.push(Step { name, quantity });
        }
        quantity
    };
    let mut now = take(StepName::Minimum, need.max(limits.minimum));
    now = take(StepName::Pack, up(now));
    if let Some((from, most)) = limits.price_break {
        let raised = up(from);
        if now < raised && raised - now <= most {
            now = take(StepName::PriceBreak, raised);
        }
    }
    for (name, most) in [(StepName::Capacity, limits.capacity), (StepName::Budget, limits.budget)] {
        if now > most {
            let packs = (most.max(0.0) / pack + 1e-9).floor() * pack;
            now = take(name, if packs < limits.minimum { 0.0 } else { packs });
        }
    }
    Rounded { quantity: now, steps }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FREE: Limits =
        Limits { minimum: 0.0, pack: 1.0, price_break: None, capacity: f64::INFINITY, budget: f64::INFINITY };

    #[test]
    fn steps_are_told_in_their_order() {
        let limits =
            Limits { minimum: 20.0, pack: 12.0, price_break: Some((40.0, 30.0)), capacity: 45.0, budget: 25.0 };
        let told = rounded(7.0, &limits);
        let steps: Vec<(StepName, f64)> = told.steps.iter().map(|step| (step.name, step.quantity)).collect();
        assert_eq!(
            steps,
            [
                (StepName::Need, 7.0),
                (StepName::Minimum, 20.0),
                (StepName::Pack, 24.0),
                (StepName::PriceBreak, 48.0),
                (StepName::Capacity, 36.0),
                (StepName::Budget, 24.0),
            ]
        );
        assert_eq!(rounded(7.0, &FREE).steps.len(), 1);
        assert_eq!(rounded(f64::NAN, &FREE).quantity, 0.0);
    }

    proptest! {
        #[test]
        fn an_order_is_whole_packs_within_its_limits(
            need in 0.0..500.0_f64, minimum in 0.0..60.0_f64, pack in 1_u32..25,
            capacity in 0.0..400.0_f64, budget in 0.0..400.0_f64,
        ) {
            let pack = f64::from(pack);
            let limits = Limits { minimum, pack, price_break: None, capacity, budget };
            let quantity = rounded(need, &limits).quantity;
            prop_assert!((quantity / pack - (quantity / pack).round()).abs() < 1e-9);
            prop_assert!(quantity == 0.0 || quantity >= minimum);
            prop_assert!(quantity <= capacity.min(budget) + 1e-6);
        }
    }
}
