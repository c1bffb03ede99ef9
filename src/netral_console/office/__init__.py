"""The office's pages: indications that wait, cases, and every step that a person takes in one."""
