"""The sample's scripts live beside the package, not in it: they are imported from the project's root."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
