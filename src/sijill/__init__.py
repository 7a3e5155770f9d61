"""Sijill: an auditable record of negotiation and violence, coded from Arabic news."""
