"""Personal data at rest: each subject has a key of their own, and to erase is to destroy it."""
