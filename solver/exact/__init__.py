"""The time-indexed model: one function a rule, one a stage, and the searches that use all of it."""
