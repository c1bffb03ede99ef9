"""The election as data: stages, contestants and the words that name them."""
