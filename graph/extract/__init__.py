"""From a parsed document to its entries and claims: rules over linguistics, one file a family."""
