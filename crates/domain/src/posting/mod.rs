//! From movements and valuation events to entries.
