"""The machinery of read models: following the log, building anew, the databases. Nothing of the domain."""
