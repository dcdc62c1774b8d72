"""Decides: provision, evidence, figures in; verdict, findings out. Pure functions."""
