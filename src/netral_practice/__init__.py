"""A practice election: a seeded, self-written world with the ground truth of each act."""
