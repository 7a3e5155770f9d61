"""What a record, an event, a state and a report look like in a notebook, and their plots."""
