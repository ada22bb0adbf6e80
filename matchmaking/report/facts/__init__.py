"""What a report says, as values without a language; pages and pictures only render them."""
