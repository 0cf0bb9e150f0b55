"""Whether two places that texts name can be one scene, by the map and by their names."""

from math import asin, cos, radians, sin, sqrt

from rejoinder.link.vocabulary import plain, states
from rejoinder.link.wording import fold
from rejoinder.model import Place

NEAR_KM = 15.0
"""Distance below which two located places can be one scene: a base and its town, a district and its city."""

FAR_KM = 100.0
"""Distance from which two scenes are two whatever else fits: a county and its towns lie within it."""


def one_place(a: Place | None, b: Place | None) -> bool:
    """True where nothing says that the two are two places."""
    if a is None or b is None:
        return True
    if a.geonameid is not None and a.geonameid == b.geonameid:
        return True
    if _country_of(a, b) or _country_of(b, a):
        return True
    names_a = {fold(n) for n in (a.name, a.within) if n}
    names_b = {fold(n) for n in (b.name, b.within) if n}
    if names_a & names_b:
        return not (a.within and b.within and fold(a.name) != fold(b.name))
    return kilometres(a, b) <= NEAR_KM


def _country_of(a: Place, b: Place) -> bool:
    """True where ``a`` is the country that ``b`` lies in."""
    state = states().get(plain(a.name))
    return state is not None and state.form == "names" and b.country == state.code and a.name != b.name


def kilometres(a: Place, b: Place) -> float:
    """Great-circle distance; infinite where one has no coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return float("inf")
    lat1, lat2 = radians(a.lat), radians(b.lat)
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 2 * 6371.0 * asin(sqrt(half))


def on_map(place: Place | None) -> bool:
    """True where its coordinates are known."""
    return place is not None and place.lat is not None and place.lon is not None


def far(a: Place | None, b: Place | None) -> bool:
    """Two places on the map that are certainly two."""
    if a is None or b is None or one_place(a, b):
        return False
    return FAR_KM < kilometres(a, b) < float("inf")


def names(text: str, place: Place) -> bool:
    """True where ``text`` names the place or its people: "Xland" and "Xlandic" begin alike."""
    return place.name[: max(5, len(place.name) - 2)] in text
