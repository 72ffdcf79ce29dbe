"""The log: which stores keep it, and how they are opened."""
