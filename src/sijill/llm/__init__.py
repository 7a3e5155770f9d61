"""The llm engine: a language model behind a server; of its answers only what the report holds stays."""
