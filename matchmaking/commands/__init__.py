"""What can be done: one function a command; the doors (command line, later web) call these."""
