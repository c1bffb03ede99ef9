"""Reading a text: who is meant, for or against, in whose voice, or that it cannot be told."""
