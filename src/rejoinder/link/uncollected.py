"""Work during which Python does not look for garbage in circles, because there is next to none."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

MANY = 500_000
"""Things made and kept from which all are looked through once at the end: a case of 5,000 statements is made of as
many. Python would take them for new, and look through them two or three times while little is added."""


@contextmanager
def uncollected() -> Iterator[None]:
    """Without looking for garbage in circles: a case is made of a million things that stay, and looking at them time
    and again took a tenth of linking, a third of weighing and most of decoding what was kept. What linking and
    weighing leave behind is freed at once: at 5,000 statements they need the same memory with and without."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            if gc.get_count()[0] > MANY:
                gc.collect()
            gc.enable()
