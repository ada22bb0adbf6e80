"""Small changes of an event that could help: a room, an hour, a maximum; knows no schedule."""
