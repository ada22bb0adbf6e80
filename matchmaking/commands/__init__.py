"""What can be done: one function a command; knows no door through which it is called."""
