//! Values on their way into a statement, and out of a row.
//!
//! One table of types says both ways: [`Field`] from a domain value, [`Column`] back to one.

use std::cell::Cell;
use std::collections::BTreeMap;

use backroom_domain::allocation::transfers::ProposalState;
use backroom_domain::allocation::types::{
    Cause, DemandKind, ExpectedCause, ExpectedKind, ShipRule, ShortageRule, Stage,
};
use backroom_domain::catalogue::types::{CostingMethod, IdentifierKind, ItemKind, ItemStatus, Tracking};
use backroom_domain::control::approvals::{ApprovalState, Cause as ApprovalCause, Measure};
use backroom_domain::control::types::{ActorKind, Strictness};
use backroom_domain::costing::types::{AreaKind, PoolMoveKind, ValuationClass};
use backroom_domain::exceptions::types::{ExceptionState, Severity};
use backroom_domain::ledger::types::{AccountKind, Control, PeriodState, Role};
use backroom_domain::parties::types::PartyKind;
use backroom_domain::pricing::types::PriceOrigin;
use backroom_domain::returns::types::{Disposition, OrderDiscountRule, RefundWhen, ReturnStepKind};
use backroom_domain::sales::types::{
    HoldKind, InvoiceKind, LateMoney, OrderPaymentStep, ParcelStep, RevenueAt, SellsAs, TaxBy, TaxDue,
};
use backroom_domain::stock::types::{CountState, DocumentKind, MovementKind, SiteKind, StockState};
use backroom_domain::tax::types::{Component, Rounding, TaxPoint, TaxSide, Treatment};
use backroom_domain::till::types::{
    Accountability, EmbeddedValue, FiscalAction, PaymentState, SaleOrigin, ShiftAction, ShiftState, StoredValueKind,
    SuspendedState, TenderKind,
};
use backroom_domain::values::{
    AccountId, ActorId, ApprovalId, ApprovalPolicyId, AreaId, Attributes, BusinessDate, CategoryId, ChannelId,
    CommandId, Currency, DemandId, Digest, DimensionSetId, DocumentId, EntityId, EntryId, EventId, ExceptionId,
    ExpectedSupplyId, Instant, ItemId, JurisdictionId, LayerId, LotId, MovementId, Number, OpenItemId, PartyId,
    PaymentId, Percent, Period, PlaceId, PoolMoveId, PriceListId, Quantity, Rate, ReasonId, RegisterId, ReturnId,
    RoleId, RollHour, SeriesId, ShiftId, SiteId, StoredValueId, SuspendedSaleId, TaxSetId, TenderId, TimeZone,
    TransferLineId, TransferProposalId, UnitCost, UnitId, UnitPrice, ValueMicro,
};
use rusqlite::ToSql;
use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use serde_json::Map;

use crate::Fault;

/// A value borrowed from a record for one statement, in one of the storage classes our tables use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Field<'a> {
    /// Nothing.
    Null,
    /// Every number, date, id and truth value.
    Int(i64),
    /// Every text and word.
    Text(&'a str),
    /// Digests, keys and salts.
    Blob(&'a [u8]),
}

impl Field<'_> {
    /// The same, owned, for recordings.
    pub(crate) fn to_value(self) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::Int(value) => Value::Integer(value),
            Self::Text(value) => Value::Text(value.to_owned()),
            Self::Blob(value) => Value::Blob(value.to_owned()),
        }
    }
}

impl ToSql for Field<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Int(value) => ValueRef::Integer(*value),
            Self::Text(value) => ValueRef::Text(value.as_bytes()),
            Self::Blob(value) => ValueRef::Blob(value),
        }))
    }
}

/// The fields of a row or the parameters of a statement, in order.
macro_rules! fields {
    ($($value:expr),* $(,)?) => { &[$($crate::column::Field::from($value)),*] };
}
pub(crate) use fields;

/// A value that can be read from a column; `None` when the column holds no value of it.
pub(crate) trait Column: Sized {
    fn read(value: ValueRef<'_>) -> Option<Self>;
}

/// A row that is read from left to right, one `get` a column.
pub(crate) struct Row<'r> {
    row: &'r rusqlite::Row<'r>,
    next: Cell<usize>,
}

impl<'r> Row<'r> {
    pub(crate) fn new(row: &'r rusqlite::Row<'r>) -> Self {
        Self { row, next: Cell::new(0) }
    }

    /// The next column.
    pub(crate) fn get<T: Column>(&self) -> Result<T, Fault> {
        let at = self.next.replace(self.next.get() + 1);
        let value = self.row.get_ref(at)?;
        T::read(value).ok_or_else(|| self.unreadable(at, value))
    }

    fn unreadable(&self, at: usize, value: ValueRef<'_>) -> Fault {
        let statement: &rusqlite::Statement<'_> = self.row.as_ref();
        let column = statement.columns_with_metadata().nth(at);
        let name = column.map_or_else(
            || format!("column {at}"),
            |column| match (column.table_name(), column.origin_name()) {
                (Some(table), Some(origin)) => format!("{table}.{origin}"),
                _ => column.name().to_owned(),
            },
        );
        let shown = match value {
            ValueRef::Null => "NULL".to_owned(),
            ValueRef::Integer(value) => value.to_string(),
            ValueRef::Real(value) => value.to_string(),
            ValueRef::Text(value) => {
                format!("{:?}", String::from_utf8_lossy(value).chars().take(60).collect::<String>())
            }
            ValueRef::Blob(value) => format!("{} bytes", value.len()),
        };
        Fault::corrupt(format!("{name} holds {shown}, which is no value of it"))
    }
}

/// The one column of a row.
pub(crate) fn only<T: Column>(row: &Row<'_>) -> Result<T, Fault> {
    row.get()
}

fn int(value: ValueRef<'_>) -> Option<i64> {
    value.as_i64().ok()
}

fn text(value: ValueRef<'_>) -> Option<&str> {
    value.as_str().ok()
}

impl Column for i64 {
    fn read(value: ValueRef<'_>) -> Option<Self> {
        int(value)
    }
}

impl From<i64> for Field<'_> {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}

impl From<u32> for Field<'_> {
    fn from(value: u32) -> Self {
        Self::Int(i64::from(value))
    }
}

impl Column for u8 {
    fn read(value: ValueRef<'_>) -> Option<Self> {
        int(value)?.try_into().ok()
    }
}

impl From<u8> for Field<'_> {
    fn from(value: u8) -> Self {
        Self::Int(i64::from(value))
    }
}

impl Column for bool {
    fn read(value: ValueRef<'_>) -> Option<Self> {
        match int(value)? {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }
}

impl From<bool> for Field<'_> {
    fn from(value: bool) -> Self {
        Self::Int(i64::from(value))
    }
}

impl Column for String {
    fn read(value: ValueRef<'_>) -> Option<Self> {
        text(value).map(str::to_owned)
    }
}

impl<'a> From<&'a str> for Field<'a> {
    fn from(value: &'a str) -> Self {
        Self::Text(value)
    }
}

impl<'a> From<&'a String> for Field<'a> {
    fn from(value: &'a String) -> Self {
        Self::Text(value)
    }
}

impl Column for Digest {
    fn read(value: ValueRef<'_>) -> Option<Self> {
        value.as_blob().ok()?.try_into().ok().map(Self)
    }
}

impl<'a> From<&'a Digest> for Field<'a> {
    fn from(value: &'a Digest) -> Self {
        Self::Blob(&value.0)
    }
}

impl<const N: usize> Column for [u8; N] {
    fn read(value: ValueRef<'_>) -> Option<Self> {
        value.as_blob().ok()?.try_into().ok()
    }
}

impl<'a, const N: usize> From<&'a [u8; N]> for Field<'a> {
    fn from(value: &'a [u8; N]) -> Self {
        Self::Blob(value)
    }
}

impl<T: Column> Column for Option<T> {
    fn read(value: ValueRef<'_>) -> Option<Self> {
        match value {
            ValueRef::Null => Some(None),
            value => T::read(value).map(Some),
        }
    }
}

impl<'a, T: Into<Field<'a>>> From<Option<T>> for Field<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, T::into)
    }
}

macro_rules! ids {
    ($($id:ident),* $(,)?) => {$(
        impl Column for $id {
            fn read(value: ValueRef<'_>) -> Option<Self> {
                int(value).map(Self)
            }
        }

        impl From<$id> for Field<'_> {
            fn from(id: $id) -> Self {
                Self::Int(id.0)
            }
        }
    )*};
}

ids!(
    RegisterId,
    ReturnId,
    TenderId,
    StoredValueId,
    SuspendedSaleId,
    ShiftId,
    PaymentId,
    AccountId,
    ActorId,
    ApprovalId,
    ApprovalPolicyId,
    AreaId,
    CategoryId,
    ChannelId,
    CommandId,
    DemandId,
    TransferProposalId,
    DimensionSetId,
    DocumentId,
    EntityId,
    EntryId,
    EventId,
    ExceptionId,
    ExpectedSupplyId,
    ItemId,
    JurisdictionId,
    LayerId,
    LotId,
    MovementId,
    OpenItemId,
    PartyId,
    PlaceId,
    PoolMoveId,
    PriceListId,
    ReasonId,
    RoleId,
    SeriesId,
    SiteId,
    TaxSetId,
    TransferLineId,
    UnitId,
);

macro_rules! integers {
    ($($type:ident, $value:ident: $to:expr, $stored:ident: $from:expr;)*) => {$(
        impl Column for $type {
            fn read(value: ValueRef<'_>) -> Option<Self> {
                let $stored = int(value)?;
                $from
            }
        }

        impl From<$type> for Field<'_> {
            fn from($value: $type) -> Self {
                Self::Int($to)
            }
        }
    )*};
}

integers! {
    BusinessDate, day: i64::from(day.as_int()), stored: BusinessDate::from_int(stored.try_into().ok()?).ok();
    Percent, percent: percent.micros(), stored: Percent::from_micros(stored).ok();
    Period, period: i64::from(period.as_int()), stored: Period::from_int(stored.try_into().ok()?).ok();
    Instant, instant: instant.micros(), stored: Some(Instant::from_micros(stored));
    Quantity, quantity: quantity.micros(), stored: Some(Quantity::from_micros(stored));
    ValueMicro, value: value.micros(), stored: Some(ValueMicro::from_micros(stored));
    UnitCost, cost: cost.micros(), stored: Some(UnitCost::from_micros(stored));
    UnitPrice, price: price.micros(), stored: Some(UnitPrice::from_micros(stored));
    Rate, rate: rate.billionths(), stored: Rate::from_billionths(stored).ok();
    RollHour, hour: i64::from(hour.hour()), stored: RollHour::new(stored.try_into().ok()?).ok();
}

macro_rules! word_columns {
    ($($word:ident),* $(,)?) => {$(
        impl Column for $word {
            fn read(value: ValueRef<'_>) -> Option<Self> {
                Self::of(text(value)?)
            }
        }

        impl From<$word> for Field<'_> {
            fn from(word: $word) -> Self {
                Self::Text(word.as_str())
            }
        }
    )*};
}

word_columns!(
    Accountability,
    EmbeddedValue,
    FiscalAction,
    PaymentState,
    SaleOrigin,
    ShiftAction,
    ShiftState,
    StoredValueKind,
    SuspendedState,
    TenderKind,
    AccountKind,
    ActorKind,
    ApprovalState,
    AreaKind,
    Stage,
    Cause,
    Control,
    CostingMethod,
    CountState,
    DemandKind,
    Disposition,
    DocumentKind,
    ExceptionState,
    HoldKind,
    ExpectedCause,
    ExpectedKind,
    IdentifierKind,
    InvoiceKind,
    ItemKind,
    ItemStatus,
    LateMoney,
    Measure,
    MovementKind,
    OrderDiscountRule,
    ParcelStep,
    PartyKind,
    OrderPaymentStep,
    PeriodState,
    PoolMoveKind,
    PriceOrigin,
    RefundWhen,
    ReturnStepKind,
    RevenueAt,
    Role,
    Rounding,
    SellsAs,
    Severity,
    ShipRule,
    ProposalState,
    ShortageRule,
    SiteKind,
    StockState,
    Strictness,
    TaxBy,
    TaxDue,
    TaxPoint,
    TaxSide,
    Tracking,
    Treatment,
    ValuationClass,
);

impl Column for Currency {
    fn read(value: ValueRef<'_>) -> Option<Self> {
        Self::parse(text(value)?).ok()
    }
}

impl From<Currency> for Field<'_> {
    fn from(currency: Currency) -> Self {
        Self::Text(currency.code())
    }
}

impl Column for Number {
    fn read(value: ValueRef<'_>) -> Option<Self> {
        Self::parse(text(value)?).ok()
    }
}

impl Column for TimeZone {
    fn read(value: ValueRef<'_>) -> Option<Self> {
        Self::parse(text(value)?).ok()
    }
}

impl From<TimeZone> for Field<'_> {
    fn from(zone: TimeZone) -> Self {
        Self::Text(zone.name())
    }
}

/// Columns of JSON text, read whole.
macro_rules! json_columns {
    ($($type:ty),* $(,)?) => {$(
        impl Column for $type {
            fn read(value: ValueRef<'_>) -> Option<Self> {
                serde_json::from_str(text(value)?).ok()
            }
        }
    )*};
}

json_columns!(
    Attributes,
    BTreeMap<String, i64>,
    BTreeMap<String, String>,
    Map<String, serde_json::Value>,
    Vec<(i64, i64, Vec<i64>)>,
    Vec<(i64, i64, i64)>,
    Vec<(String, String, String, bool)>,
    Vec<ApprovalCause>,
    Vec<Component>,
    Vec<i64>,
    Vec<String>,
    Vec<PartyKind>,
);
