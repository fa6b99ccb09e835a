"""What is worn about the neck: bow tie, scarf, necklace, headphones, cape, medal."""
