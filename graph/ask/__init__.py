"""From a question to an interpretation, a query and an answer."""
