"""How good the schedules are beside simpler ways, measured on made-up events."""
