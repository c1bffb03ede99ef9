"""What all pages share: the frame, the words, the language, the way home."""
