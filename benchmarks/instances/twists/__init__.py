"""What may be odd about an event, one oddity a file: each changes an event that was made up."""
