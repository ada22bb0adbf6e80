"""Linear models and what solves and bounds them; knows no meetings."""
