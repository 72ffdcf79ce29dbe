"""Keeping an archive: copies of it, copies put back, the log for others to read, and the proof that it is whole."""
