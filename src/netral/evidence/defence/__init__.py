"""What about an exhibit speaks for the person: notes for reviewers, never accusations."""
