-- Receivables: what a customer was ever billed and ever owed is found by the customer, for their statement.

CREATE INDEX invoices_by_party ON invoices (party_id, series_id, number) WHERE party_id <> 0;
CREATE INDEX open_items_by_party ON open_items (party_id, account_id, open_item_id) WHERE party_id <> 0;
