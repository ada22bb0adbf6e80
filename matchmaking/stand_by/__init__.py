"""Who could step in for somebody who does not come, at that moment."""
