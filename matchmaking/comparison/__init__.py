"""Two schedules of one event side by side: what was kept, moved, won and lost, and for whom."""
