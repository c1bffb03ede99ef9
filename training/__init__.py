"""From data to the language model that ships, with its card."""
