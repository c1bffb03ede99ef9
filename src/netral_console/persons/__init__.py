"""The civil servant's own pages: what is held, the notice, the reply, the appeal."""
