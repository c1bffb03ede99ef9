"""What runs on the device: questions, the look-back and the quiz, over the core of Netral."""
