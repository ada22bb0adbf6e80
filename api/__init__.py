"""The web: routes and pages over the commands of `matchmaking.service`; never loads the solver."""
