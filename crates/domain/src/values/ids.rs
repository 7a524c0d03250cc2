//! The keys of rows: one type per noun, so that two neighbouring ids cannot be swapped unnoticed.
//!
//! They are made by the engine and live inside it; callers use codes and document numbers, so ids have no
//! wire form. 0 is never allocated: it stands for "none" where a key column must not be NULL.

/// Declares an id type: an `i64` newtype with `NONE`, `is_none` and a plain `Display`.
macro_rules! id_type {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(transparent)]
        pub struct $name(pub i64);

        impl $name {
            /// "None", where a key column must not be NULL; also the default.
            pub const NONE: Self = Self(0);

            /// Whether it stands for "none".
            pub const fn is_none(self) -> bool {
                self.0 == 0
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Display::fmt(&self.0, f)
            }
        }
    )+};
}

id_type! {
    /// A command record.
    CommandId,
    /// Where demand comes from.
    ChannelId,
    /// What somebody wants, with its lines.
    DemandId,
    /// What is expected to arrive, under a reference.
    ExpectedSupplyId,
    /// Goods that come back, or are to.
    ReturnId,
    /// A person or system that issues commands.
    ActorId,
    /// A role an actor holds.
    RoleId,
    /// Which requests are held until somebody releases them.
    ApprovalPolicyId,
    /// A request that is held.
    ApprovalId,
    /// A legal company with its own books.
    EntityId,
    /// A valuation area of cost pools.
    AreaId,
    /// A place that holds stock: store, warehouse, transit, supplier, scrap.
    SiteId,
    /// A finer address inside a site.
    PlaceId,
    /// A customer, supplier, marketplace, processor, carrier or partner.
    PartyId,
    /// A category of items.
    CategoryId,
    /// An item.
    ItemId,
    /// A unit of measure.
    UnitId,
    /// A lot or serial number of an item.
    LotId,
    /// An account of the chart.
    AccountId,
    /// An interned set of dimension values.
    DimensionSetId,
    /// A series of document numbers.
    SeriesId,
    /// A journal entry.
    EntryId,
    /// Something a control account still waits for.
    OpenItemId,
    /// A document.
    DocumentId,
    /// A movement of stock.
    MovementId,
    /// A change of a cost pool.
    PoolMoveId,
    /// A cost layer of a pool.
    LayerId,
    /// A line of a transfer between sites.
    TransferLineId,
    /// A proposal to move goods between sites.
    TransferProposalId,
    /// Something a person must look at.
    ExceptionId,
    /// A fact left for other systems.
    EventId,
    /// A chain of command records.
    StreamId,
    /// A reason code.
    ReasonId,
    /// A price list.
    PriceListId,
    /// A till.
    RegisterId,
    /// A way to pay.
    TenderId,
    /// A gift card, voucher or note of store credit.
    StoredValueId,
    /// A basket put aside.
    SuspendedSaleId,
    /// A shift of a register.
    ShiftId,
    /// A call of a payment terminal.
    PaymentId,
    /// Where taxes are owed.
    JurisdictionId,
    /// What a tax class pays in a jurisdiction from a day on.
    TaxSetId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zero_is_none() {
        assert!(LotId::NONE.is_none() && LotId::default().is_none());
        assert!(!LotId(7).is_none());
        assert_eq!((ItemId(7).to_string(), format!("{:?}", ItemId(7))), ("7".into(), "ItemId(7)".into()));
        assert_eq!(size_of::<ItemId>(), 8);
    }
}
