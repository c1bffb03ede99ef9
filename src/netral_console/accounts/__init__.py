"""Who works with the console, and how they show that it is them."""
