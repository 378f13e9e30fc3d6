"""Strategies, programmes, laws, platforms and zones, with issuer, date, money and parts."""
