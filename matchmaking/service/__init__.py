"""What can be done with the shared database: one function, one transaction, whoever calls it."""
