"""Reads figures out of tables and sentences and checks what they add up to."""
