"""How often a party published: as texts describe it, as the archive of the case has it, and both side by side."""

from rejoinder.weigh.cadence.series import cadences

__all__ = ["cadences"]
