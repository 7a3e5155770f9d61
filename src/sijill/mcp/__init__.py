"""The record as an assistant asks it: a server of the Model Context Protocol that only reads."""
