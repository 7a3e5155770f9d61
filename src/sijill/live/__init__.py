"""Live sources: feeds, pages, folders and WARC files, read into the record as they come, and what is new."""
