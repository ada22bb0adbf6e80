"""Who may meet whom, when, and what it is worth, from the event's own terms; chooses nothing."""
