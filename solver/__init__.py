"""The solver: integers in, integers out. It knows no database, no clock, no names."""
