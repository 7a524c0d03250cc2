//! Channels and demands as callers name them.

use std::sync::Arc;

use super::super::refusals::{ChannelInactive, NoFeed, UnknownChannel, UnknownDemand};
use super::super::types::{Channel, Demand, DemandKey, DemandKind, Feed};
use crate::flow::{Context, Draft, Mode, Refusal, Scope};
use crate::stock::rules::naming::{site_named, site_scope};
use crate::values::{Code, SiteId};

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

/// How the figures of a channel are published.
///
/// # Errors
/// `allocation.no_feed`.
pub(crate) fn feed_of(draft: &mut Draft<'_>, channel: &Channel) -> Result<Feed, Refusal> {
    draft.feed(channel.id).ok_or_else(|| NoFeed { channel: channel.code.clone() }.at("channel"))
}

/// The scope of a command about a channel: its entity.
///
/// # Errors
/// `allocation.unknown_channel`.
pub(crate) fn channel_scope(draft: &mut Draft<'_>, code: &Code) -> Result<Scope, Refusal> {
    channel_named(draft, code).map(|channel| Scope::Entity(channel.entity))
}

/// The scope of a question about figures: of the site that is named, else of the channel, else of the file.
///
/// # Errors
/// `stock.unknown_site`, `allocation.unknown_channel`.
pub(crate) fn figures_scope(
    draft: &mut Draft<'_>,
    channel: Option<&Code>,
    site: Option<&Code>,
) -> Result<Scope, Refusal> {
    match (site, channel) {
        (Some(site), _) => site_scope(draft, site),
        (None, Some(channel)) => channel_scope(draft, channel),
        (None, None) => Ok(Scope::File),
    }
}

/// For which channel and at which site figures are asked, where that is said.
///
/// # Errors
/// `allocation.unknown_channel`, `stock.unknown_site`.
pub(crate) fn figures_asked(
    draft: &mut Draft<'_>,
    channel: Option<&Code>,
    site: Option<&Code>,
) -> Result<(Option<Arc<Channel>>, Option<SiteId>), Refusal> {
    let channel = channel.map(|channel| channel_named(draft, channel)).transpose()?;
    let site = site.map(|site| site_named(draft, site)).transpose()?;
    Ok((channel, site.map(|site| site.id)))
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
