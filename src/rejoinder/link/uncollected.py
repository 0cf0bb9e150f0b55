"""Work during which Python does not look for garbage in circles, because there is next to none."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


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
            gc.enable()
