"""The hand-over check: a brief or an export against the record it was made of."""
