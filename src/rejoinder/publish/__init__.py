"""What leaves a case: the brief, and the charts that the brief and the desk share."""

from rejoinder.publish.brief import brief
from rejoinder.publish.contents import CaseContents, Index

__all__ = ["CaseContents", "Index", "brief"]
