"""Figures: quantities with what they count, of whom, by whose count, where and when."""
