"""Finds the passages that speak to an element of a provision."""
