"""Places: names found in text and looked up in the table made from GeoNames."""

from rejoinder.extract.places.finder import FoundPlace, find_places, place_context
from rejoinder.extract.places.gazetteer import Gazetteer, PlaceContext

__all__ = ["FoundPlace", "Gazetteer", "PlaceContext", "find_places", "place_context"]
