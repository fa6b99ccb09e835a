"""What is worn on a face: moustache, beard, nose, patch, masks."""
