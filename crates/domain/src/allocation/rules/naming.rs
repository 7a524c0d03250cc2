//! Channels and demands as callers name them.

use std::sync::Arc;

use super::super::refusals::{ChannelInactive, UnknownChannel, UnknownDemand};
use super::super::types::{Channel, Demand, DemandKey, DemandKind};
use crate::flow::{Context, Draft, Mode, Refusal, Scope};
use crate::values::Code;

/// The channel of a code.
///
/// # Errors
/// `allocation.unknown_channel`.
pub(crate) fn channel_named(draft: &mut Draft<'_>, code: &Code) -> Result<Arc<Channel>, Refusal> {
    draft.channel_by_code(code).ok_or_else(|| UnknownChannel { channel: code.to_string() }.at("channel"))
}

/// The channel of a code; a request needs it active.
///
/// # Errors
/// `allocation.unknown_channel`, `allocation.channel_inactive`.
pub(crate) fn channel_for(cx: &Context, draft: &mut Draft<'_>, code: &Code) -> Result<Arc<Channel>, Refusal> {
    let channel = channel_named(draft, code)?;
    if cx.mode == Mode::Request && !channel.active {
        return Err(ChannelInactive { channel: channel.code.clone() }.at("channel"));
    }
    Ok(channel)
}

/// The scope of a command about a channel: its entity.
///
/// # Errors
/// `allocation.unknown_channel`.
pub(crate) fn channel_scope(draft: &mut Draft<'_>, code: &Code) -> Result<Scope, Refusal> {
    channel_named(draft, code).map(|channel| Scope::Entity(channel.entity))
}

/// The demand of a reference.
///
/// # Errors
/// `allocation.unknown_channel`, `allocation.unknown_demand`.
pub(crate) fn demand_named(
    draft: &mut Draft<'_>,
    channel: &Code,
    kind: DemandKind,
    reference: &Code,
) -> Result<Arc<Demand>, Refusal> {
    let channel = channel_named(draft, channel)?;
    let key = DemandKey { channel: channel.id, kind, reference: reference.folded() };
    draft.demand_by_key(&key).ok_or_else(|| {
        let (channel, kind, reference) = (channel.code.clone(), kind.to_string(), reference.to_string());
        UnknownDemand { channel, kind, reference }.at("reference")
    })
}

/// The order of a reference, to be changed and left as it then stands.
///
/// # Errors
/// `allocation.unknown_channel`, `allocation.unknown_demand`.
pub(crate) fn order_named(draft: &mut Draft<'_>, channel: &Code, reference: &Code) -> Result<Demand, Refusal> {
    demand_named(draft, channel, DemandKind::Order, reference).map(Arc::unwrap_or_clone)
}
