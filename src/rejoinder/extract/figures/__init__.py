"""Figures: quantities with what they count, of whom, by whose count, where and when."""

from rejoinder.extract.figures.extractor import FigureExtractor

__all__ = ["FigureExtractor"]
