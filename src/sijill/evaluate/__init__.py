"""How good is the coding: the bench's figures, the gates and what they are computed from."""
