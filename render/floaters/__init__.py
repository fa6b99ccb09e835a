"""Things that float around the subjects: emoji, inflated into small solid toys."""
