"""The reviewers' console: Django over the core, which it calls and never bends."""
