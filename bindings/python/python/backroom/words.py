"""Words with a fixed set of values, as requests take them and replies tell them.

Written by `cargo xtask generate`.
"""

from __future__ import annotations

from typing import Literal

AccountKind = Literal["asset", "liability", "equity", "income", "expense"]
"""Where an account stands in the statements.

- `asset`: What we own.
- `liability`: What we owe.
- `equity`: What is the owners'.
- `income`: What we earn.
- `expense`: What we spend.
"""

Accountability = Literal["drawer", "cashier"]
"""Who answers for the money of a register.

- `drawer`: The drawer: one shift at a time, whoever serves.
- `cashier`: Each cashier: a shift each.
"""

ActorKind = Literal["person", "system"]
"""What an actor is.

- `person`: A person.
- `system`: A till, a job, an integration.
"""

Bucket = Literal["current", "1-30", "31-60", "61-90", "90+"]
"""How long an item has been due, in days.

- `current`: Not due yet, or due on the day.
- `1-30`: 1 to 30 days.
- `31-60`: 31 to 60 days.
- `61-90`: 61 to 90 days.
- `90+`: More than 90 days.
"""

Cause = Literal[
    "asked",
    "sourced",
    "filled",
    "released",
    "expired",
    "displaced",
    "reseated",
    "reallocated",
    "ordered",
    "picked",
    "short",
    "shipped",
    "cancelled",
]
"""Why units of a demand went from one stage to another.

- `asked`: They were asked for.
- `sourced`: A site was found for them.
- `filled`: They waited, and their turn came.
- `released`: Somebody let them go.
- `expired`: Their reservation ended.
- `displaced`: The goods were taken by somebody who had them in hand.
- `reseated`: They lie elsewhere in the site by now.
- `reallocated`: Somebody chose another site.
- `ordered`: A reservation became an order.
- `picked`: They were picked, or put back.
- `short`: They were not found where they were to be picked.
- `shipped`: They left, or came back from the dock.
- `cancelled`: They are no longer wanted.
"""

Chart = Literal["retail"]
"""A template for the accounts and posting rules of a new entity.

- `retail`: For shops, web shops and wholesalers.
"""

Control = Literal["stock", "open_items"]
"""Which sub-ledger alone posts to a control account.

- `stock`: The cost pools.
- `open_items`: The open items.
"""

CostingMethod = Literal["fifo", "average", "standard"]
"""How what leaves a pool is priced.

- `fifo`: First in, first out, by layers.
- `average`: Moving average.
- `standard`: A standard cost, differences to variance.
"""

CountState = Literal["open", "posted", "cancelled"]
"""Where a count stands.

- `open`: Figures are taken.
- `posted`: Differences are posted.
- `cancelled`: Given up.
"""

DemandKind = Literal["cart", "quote", "order"]
"""What stands behind a demand.

- `cart`: A basket that is not ordered yet.
- `quote`: An offer the customer may still take.
- `order`: An order.
"""

Direction = Literal["increase", "decrease"]
"""Which way an adjustment goes.

- `increase`: There is more than the book said.
- `decrease`: There is less than the book said.
"""

DocumentKind = Literal[
    "receipt",
    "receipt_reversal",
    "issue",
    "customer_return",
    "supplier_return",
    "adjustment",
    "state_change",
    "scrap",
    "assembly",
    "transfer",
    "transfer_receipt",
    "count",
    "count_posting",
    "landed_cost",
    "price_variance",
    "revaluation",
    "write_down",
    "reclassification",
    "sale",
    "refund",
    "exchange",
    "void_sale",
]
"""What a stock document is.

- `receipt`: Goods receipt.
- `receipt_reversal`: Receipt taken back.
- `issue`: Goods issue.
- `customer_return`: Customer return.
- `supplier_return`: Supplier return.
- `adjustment`: Adjustment.
- `state_change`: Change of state or place.
- `scrap`: Scrapping.
- `assembly`: Assembly.
- `transfer`: Transfer shipped.
- `transfer_receipt`: Transfer received or resolved.
- `count`: Count sheet.
- `count_posting`: Count posted.
- `landed_cost`: Landed cost.
- `price_variance`: Price difference between bill and receipt.
- `revaluation`: Revaluation or new standard.
- `write_down`: Write-down.
- `reclassification`: Value moved because a category, method or area changed.
- `sale`: Sale at a till.
- `refund`: Refund at a till.
- `exchange`: Exchange at a till.
- `void_sale`: Sale at a till made void.
"""

EmbeddedValue = Literal["price", "quantity"]
"""What digits at the end of an embedded barcode say.

- `price`: The price of the goods in hand, in the entity's currency.
- `quantity`: Their quantity in the item's base unit: a weight.
"""

ExceptionState = Literal["open", "assigned", "resolved"]
"""Where in its life an exception is.

- `open`: Nobody has it.
- `assigned`: An actor works on it.
- `resolved`: It is settled.
"""

FiscalAction = Literal["started", "finished", "cancelled", "outage"]
"""What a fiscal device or service did.

- `started`: It opened a transaction.
- `finished`: It signed one.
- `cancelled`: It gave one up.
- `outage`: It was away.
"""

IdentifierKind = Literal["sku", "gtin", "supplier", "channel"]
"""Whose name for an item an identifier is.

- `sku`: Our own code.
- `gtin`: A GS1 number.
- `supplier`: A supplier's code.
- `channel`: A channel's code.
"""

IssuePurpose = Literal["sale", "use"]
"""What goods are issued for.

- `sale`: They were sold: to cost of sales.
- `use`: We use them ourselves: to internal use.
"""

ItemKind = Literal["stocked", "service", "kit", "gift_card", "voucher"]
"""What an item is.

- `stocked`: Kept in stock.
- `service`: Never in stock.
- `kit`: Sold as one, stocked as its parts.
- `gift_card`: Money put on a card of ours, taxed when it is spent.
- `voucher`: A voucher for one purpose, taxed when it is sold.
"""

ItemStatus = Literal["draft", "approved", "published", "discontinued"]
"""Where in its life an item is.

- `draft`: Being prepared.
- `approved`: May be bought and stocked.
- `published`: May be sold.
- `discontinued`: No longer bought.
"""

MovementKind = Literal[
    "receipt",
    "receipt_reversal",
    "sale",
    "use",
    "customer_return",
    "supplier_return",
    "adjustment",
    "count_difference",
    "state_change",
    "relocation",
    "scrap",
    "assembly_input",
    "assembly_output",
    "transfer_shipment",
    "transfer_receipt",
    "transfer_loss",
    "transfer_surplus",
]
"""What a movement is; with the costing method it decides the entry.

- `receipt`: Goods came from a supplier.
- `receipt_reversal`: A receipt taken back.
- `sale`: Goods were sold.
- `use`: Goods were used by ourselves.
- `customer_return`: A customer brought goods back.
- `supplier_return`: Goods went back to a supplier.
- `adjustment`: Goods found or lost for a reason.
- `count_difference`: A count's difference.
- `state_change`: Goods changed state.
- `relocation`: Goods changed place within a site.
- `scrap`: Goods were thrown away.
- `assembly_input`: Parts went into an assembly.
- `assembly_output`: An assembly came out.
- `transfer_shipment`: Goods left for another site.
- `transfer_receipt`: Goods arrived from another site.
- `transfer_loss`: Goods were lost on the way.
- `transfer_surplus`: More arrived than was sent.
"""

PartyKind = Literal[
    "customer",
    "supplier",
    "marketplace",
    "payment_processor",
    "carrier",
    "fulfilment_partner",
]
"""What a party is to us; one party may be several.

- `customer`: Buys from us.
- `supplier`: Sells to us.
- `marketplace`: Sells for us.
- `payment_processor`: Collects payments for us.
- `carrier`: Carries goods.
- `fulfilment_partner`: Stores and ships for us.
"""

PaymentOutcome = Literal["approved", "declined"]
"""What a terminal answered.

- `approved`: It took or gave the money.
- `declined`: It did not, or nothing came of the call.
"""

PaymentState = Literal["intended", "approved", "declined", "used", "reversed"]
"""Where a call of a payment terminal stands.

- `intended`: The terminal is about to be called.
- `approved`: It approved; no sale has used it yet.
- `declined`: It declined, or nothing came of the call.
- `used`: A sale or refund has used it.
- `reversed`: It was given back.
"""

PeriodState = Literal["open", "soft_closed", "closed"]
"""Whether a month takes postings.

- `open`: From anyone.
- `soft_closed`: Only from actors with the duty `ledger.post_soft_closed`.
- `closed`: From nobody.
"""

PriceOrigin = Literal["list", "override", "markdown", "label", "lowest", "given", "none"]
"""Why a line has the price it has.

- `list`: A price list said so.
- `override`: Somebody with the duty set another.
- `markdown`: A price list of reduced prices said so.
- `label`: The label on the goods says it.
- `lowest`: The lowest they were sold at lately, of goods that come back without their receipt.
- `given`: The host's own, as it is on the receipt.
- `none`: There was none.
"""

QuoteSide = Literal["sale", "purchase"]
"""Whether tax is charged or paid.

- `sale`: What we sell.
- `purchase`: What we buy: what does not come back of the tax is a part of the cost.
"""

ReservedFor = Literal["cart", "quote"]
"""What can be reserved for.

- `cart`: A basket that is not ordered yet.
- `quote`: An offer the customer may still take.
"""

Role = Literal[
    "inventory_normal",
    "inventory_returns_pending",
    "inventory_impaired",
    "inventory_transit",
    "goods_received_not_invoiced",
    "supplier_credits_awaited",
    "landed_cost_awaited",
    "tax_payable",
    "tax_receivable",
    "cost_of_sales",
    "purchase_variance",
    "provisional_variance",
    "assembly_variance",
    "count_difference",
    "shrinkage",
    "scrap",
    "internal_use",
    "revaluation",
    "write_down",
    "rounding",
    "exchange_difference",
    "cash_in_drawers",
    "cash_in_safe",
    "cash_in_transit",
    "payments_awaited",
    "other_tenders_awaited",
    "gift_cards",
    "store_credit",
    "sales_revenue",
    "sales_returns",
    "cash_over_short",
    "cash_rounding",
    "suspense",
    "opening_balance",
]
"""The part an account plays in what the core posts by itself.

- `inventory_normal`: Stock in normal state.
- `inventory_returns_pending`: Stock that came back and waits for inspection.
- `inventory_impaired`: Stock that is damaged or to be refurbished.
- `inventory_transit`: Stock under way between valuation areas.
- `goods_received_not_invoiced`: Receipts not billed yet.
- `supplier_credits_awaited`: Goods returned to suppliers, credit awaited.
- `landed_cost_awaited`: Freight, duty and the like taken into stock, bill awaited.
- `tax_payable`: Tax on sales, owed to the authorities.
- `tax_receivable`: Tax on purchases that the authorities give back.
- `cost_of_sales`: What sold goods cost.
- `purchase_variance`: What was paid against what the pool holds.
- `provisional_variance`: What provisional costs turned out to be wrong by.
- `assembly_variance`: What assembly into a standard cost gained or lost.
- `count_difference`: What counts found or missed.
- `shrinkage`: What was lost on the way, stolen or spoilt.
- `scrap`: What was thrown away.
- `internal_use`: What we used ourselves.
- `revaluation`: What stock gained or lost by revaluation.
- `write_down`: What stock lost by write-down.
- `rounding`: Conversion cents, and cents by which rounded pools differ from documents.
- `exchange_difference`: Realised exchange differences.
- `cash_in_drawers`: Cash in the drawers of open shifts.
- `cash_in_safe`: Cash in the safe.
- `cash_in_transit`: Cash on its way to the bank.
- `payments_awaited`: Cards and online payments that a processor owes us.
- `other_tenders_awaited`: Others' vouchers, cheques and meal tickets to be redeemed.
- `gift_cards`: Gift cards and vouchers we sold and owe.
- `store_credit`: Store credit we gave and owe.
- `sales_revenue`: What goods were sold for.
- `sales_returns`: What was given back for goods.
- `cash_over_short`: What drawers held over or short.
- `cash_rounding`: What rounding sums to coins gained or lost.
- `suspense`: What no rule has an account for.
- `opening_balance`: The other side of balances brought in.
"""

Rounding = Literal["line", "document"]
"""Where a tax is rounded to the minor unit.

- `line`: For each line.
- `document`: Once for each rate of a document, and spread back over its lines.
"""

Severity = Literal["info", "warning", "critical"]
"""How much it matters.

- `info`: Worth knowing.
- `warning`: Needs work.
- `critical`: Needs work today.
"""

Sharing = Literal["in_turn", "proportional", "together"]
"""How what there is goes to those who wait.

- `in_turn`: Each in turn gets all it may have.
- `proportional`: Each gets a part in proportion to what it wants.
- `together`: All are sourced in one plan, at the least cost: what is short goes where it is missed
    most, whoever came first.
"""

ShiftState = Literal["open", "closed"]
"""Where a shift stands.

- `open`: It takes sales.
- `closed`: Its closing was written.
"""

ShipRule = Literal["whole", "whole_lines", "what_there_is"]
"""How much of a demand must be there before any of it is promised.

- `whole`: All of it.
- `whole_lines`: Whole lines.
- `what_there_is`: Whatever there is.
"""

ShortageRule = Literal["refuse", "backorder"]
"""What becomes of what a channel asks for and nobody can promise.

- `refuse`: The request is refused.
- `backorder`: It waits its turn.
"""

Side = Literal["debit", "credit"]
"""The side an item stands on.

- `debit`: Owed to us.
- `credit`: Owed by us.
"""

SiteKind = Literal[
    "store",
    "dark_store",
    "warehouse",
    "third_party",
    "transit",
    "supplier",
    "customer",
    "count_difference",
    "adjustment",
    "scrap",
    "assembly",
    "internal_use",
]
"""What a place is to the book. The first eight hold stock; the others are where it comes from and goes to.

- `store`: A shop.
- `dark_store`: A shop without customers, for picking.
- `warehouse`: A warehouse.
- `third_party`: Somebody else's warehouse with our goods.
- `transit`: Goods under way between our sites.
- `supplier`: Where purchases come from.
- `customer`: Where sales go to.
- `count_difference`: Where counts take from and give to.
- `adjustment`: Where adjustments take from and give to.
- `scrap`: Where scrap goes to.
- `assembly`: Where parts go to and assembled goods come from.
- `internal_use`: What we use ourselves.
"""

SpreadBy = Literal["value", "quantity"]
"""How a cost is spread over the lines of a receipt.

- `value`: In proportion to what the lines were received at.
- `quantity`: In proportion to their quantities in base units.
"""

Stage = Literal["outside", "open", "reserved", "allocated", "picked", "shipped", "cancelled"]
"""Where a unit of a demand stands.

- `outside`: Not asked for yet: where what is wanted comes from.
- `open`: Wanted, and promised nothing.
- `reserved`: Promised for a while, at a site it may still be moved from.
- `allocated`: Promised, tied to a position.
- `picked`: In a tote.
- `shipped`: Gone.
- `cancelled`: No longer wanted.
"""

StockState = Literal["sellable", "inspection", "refurbish", "damaged", "quarantine"]
"""Why a unit is where it is.

- `sellable`: May be sold.
- `inspection`: Came back, waits for inspection.
- `refurbish`: Waits to be made good.
- `damaged`: Damaged.
- `quarantine`: Held back.
"""

StoredValueKind = Literal["gift_card", "voucher", "store_credit"]
"""What holds money that we owe to whoever bears it.

- `gift_card`: A gift card: taxed when it is spent.
- `voucher`: A single-purpose voucher: taxed when it is sold.
- `store_credit`: Store credit.
"""

SummaryBy = Literal["day", "week", "month", "site", "category", "item", "all"]
"""What sales are added up by.

- `day`: By business day of the books.
- `week`: By week, from Monday (ISO 8601).
- `month`: By month.
- `site`: By site.
- `category`: By category of the items.
- `item`: By item.
- `all`: All in one.
"""

TaxPoint = Literal["payment", "invoice", "delivery"]
"""What makes a tax due: the day that counts for rates and reports.

- `payment`: The day it is paid.
- `invoice`: The day it is invoiced.
- `delivery`: The day it is delivered.
"""

TaxSide = Literal["sale", "refund"]
"""Sales and refunds are told apart for ever.

- `sale`: Sold.
- `refund`: Given back; its amounts are below 0.
"""

TenderKind = Literal["cash", "card", "gift_card", "store_credit", "other"]
"""What money is paid with.

- `cash`: Notes and coins: change is given, sums are rounded to what coins can make.
- `card`: A card or another payment that a processor collects.
- `gift_card`: A gift card or voucher that we sold.
- `store_credit`: Store credit that we gave.
- `other`: Others' vouchers, cheques, meal tickets.
"""

Tracking = Literal["none", "lot", "serial"]
"""Whether units are told apart.

- `none`: They are not.
- `lot`: By lot.
- `serial`: One by one.
"""

TransferOutcome = Literal["late", "lost", "found_at_sender", "found_at_receiver"]
"""What became of goods that did not arrive.

- `late`: They are still expected: nothing moves.
- `lost`: They are gone: to shrinkage.
- `found_at_sender`: They turned up at the sending site.
- `found_at_receiver`: They turned up at the receiving site.
"""

Treatment = Literal[
    "taxed",
    "zero_rated",
    "exempt",
    "reverse_charge",
    "marketplace_collected",
    "deemed_supplier",
    "out_of_scope",
]
"""How a line is taxed.

- `taxed`: At the rates of its class.
- `zero_rated`: Taxed at nothing: what was paid on its purchase is given back.
- `exempt`: Outside the tax.
- `reverse_charge`: The buyer owes the tax; nothing is charged.
- `marketplace_collected`: A marketplace collects the tax and owes it: noted, not our liability.
- `deemed_supplier`: A platform is the supplier to the buyer and owes the tax; ours is a supply to the
    platform, without tax.
- `out_of_scope`: No supply at all: money put on a card.
"""

ValuationClass = Literal["normal", "returns_pending", "impaired"]
"""Why stock is worth what it is.

- `normal`: At cost.
- `returns_pending`: Came back and waits for inspection.
- `impaired`: Worth less than it cost.
"""

ValuationScope = Literal["entity", "site"]
"""Where the cost of a site's stock is pooled.

- `entity`: With the other sites of the entity that say so.
- `site`: By itself.
"""
