"""Who may do what: rights are records, and count from when they are recorded."""
