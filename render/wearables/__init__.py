"""What is worn: hats, ears, glasses, things on the face and about the neck."""
