//! Which items can be told apart, unit by unit or lot by lot.

use crate::catalogue::refusals::{SerialNeedsWholeUnits, TrackingNeedsStock};
use crate::catalogue::types::{ItemKind, Tracking, Unit};
use crate::flow::Refusal;

/// Holds that an item of a kind, counted in a unit, can be tracked so.
///
/// # Errors
/// `catalogue.tracking_needs_stock`, `catalogue.serial_needs_whole_units`, said of `tracking`.
pub(crate) fn check_tracking(kind: ItemKind, unit: &Unit, tracking: Tracking) -> Result<(), Refusal> {
    if kind != ItemKind::Stocked && tracking != Tracking::None {
        return Err(TrackingNeedsStock { kind: kind.to_string(), tracking: tracking.to_string() }.at("tracking"));
    }
    if tracking == Tracking::Serial && unit.decimals > 0 {
        return Err(SerialNeedsWholeUnits { unit: unit.code.clone() }.at("tracking"));
    }
    Ok(())
}
