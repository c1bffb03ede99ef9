"""Setting the console up: elections, rulebooks, and changes that need two people and a day."""
