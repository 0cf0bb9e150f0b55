"""Page furniture told apart by rules that hold for any outlet: what sites put round an article.

The vocabulary is that of page templates (share bars, sign-up boxes, notices), never of a party or outlet.
"""

import re
import tomllib
from importlib.resources import files

LABELS = frozenset(
    label
    for labels in tomllib.loads(
        files("rejoinder.read").joinpath("furniture.toml").read_text("utf-8")
    ).values()
    for label in labels
)
"""Lines that are furniture on their own, in lower case."""

_TEMPLATES = re.compile(
    r"""^(?:
      .*\bplease\ (?:refresh|reload)\ (?:the|this|your)\ (?:page|browser)\b
    | (?:we|this\ (?:web)?site|our\ (?:web)?site)\ (?:and\ our\ partners\ )?uses?\ cookies\b
    | by\ (?:using|continuing\ to\ (?:use|browse))\ (?:this|our)\ (?:web)?site\b
    | (?:please\ )?(?:enable|turn\ on)\ (?:javascript|cookies)\b
    | (?:please\ )?(?:sign\ up|subscribe|register)\ (?:to|for|now|today|here)\b
      .*(?:newsletter|updates|alerts|free|email|access|channel|inbox)
    | join\ (?:the\ conversation|[\w-]+\ conversations\b|our\ (?:commenting|whatsapp|telegram|mailing|newsletter))
    | already\ (?:a\ (?:subscriber|member)|registered|subscribed)\b | (?:log|sign)\ in\ to\ (?:read|continue|comment)\b
    | get\ .{3,60}\ in\ your\ inbox\b
    | (?:click|tap)\ here\b | to\ (?:find\ out|learn|read)\ more,?\ (?:please\ )?(?:click|visit|go\ to|see)\b
    | follow\ (?:us|@\w+)\b | like\ us\ on\b | share\ (?:this|on|via)\b.{0,30}$ | download\ (?:the|our)\ app\b
    | (?:©|\(c\)\ |copyright\ (?:©|\(c\)|\d)) | .*\ball\ rights\ reserved\b
    | \d+\ (?:comments?|shares?|likes?|views?)$ | comments?\ \(\d+\)$ | \d+\ min(?:ute)?s?\ read$
    | (?:tags?|topics?|filed\ under|categor(?:y|ies)|keywords)\s*:
    | (?:more\ on|read\ more|read\ also|see\ also|related|also\ read|watch)\s*:
    | .*\bcan\ also\ be\ (?:accessed|read|found|reached|followed)\ (?:at|on|in|via|under)\b
      .*\b(?:address|addresses|domains?|sites?|channels?|mirrors?|platforms?)\b
    | (?:photo|photograph|image|picture)s?(?:\ (?:credit|courtesy|source))?\s*(?:by|:|/)\s*\S+(?:\ \S+){0,6}$
    | (?:[•·*-]\s*)?\d+x\d+\ image$
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_ADDRESS = re.compile(
    r"^(?:https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.[\w.-]+|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|co\.\w\w)/?)$",
    re.IGNORECASE,
)
_STEP = r"[^\W\d_][\w&'’-]*(?:\s[\w&'’-]+){0,3}"
_STEP = r"[^\W\d_][\w&'’-]*(?:\s[\w&'’-]+){0,3}"
_PATH = re.compile(rf"^{_STEP}(?:(?:\s+/\s+|\s*[>»›|]\s*){_STEP})+\s*[/>»›|]?$")
_PAGE_NUMBER = re.compile(r"^(?:page\s+)?[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:of|/)\s*\d{1,4})?$", re.IGNORECASE)

_CREDIT = re.compile(
    r"^(?:©|\(c\)\s|(?:photo|photograph|image|picture)s?\s*(?:by|:|/|credit|courtesy))", re.IGNORECASE
)

_ENDS = re.compile(
    r"""^\(?(?:
      (?:with\ )?(?:additional\ )?reporting\ (?:by|from)\b
    | (?:writing|editing|compiled|translated|edited)\ by\b
    | join\ our\ commenting\ forum | (?:leave|post|add)\ a\ (?:comment|reply)\b
    | join\ the\ (?:conversation|discussion)$
    | .*\bcan\ also\ be\ (?:accessed|read|found|reached|followed)\ (?:at|on|in|via|under)\b
      .*\b(?:address|addresses|domains?|sites?|channels?|mirrors?|platforms?)\b
    | .*\ball\ rights\ reserved\b | about\ (?:us|the\ authors?)$
    | this\ (?:article|story|report)\ (?:was|is|has\ been)\ (?:originally\ |first\ |re)?(?:published|produced|posted)\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)

_LONGEST = 400
"""Furniture blocks are short; a longer block is looked at by its place only."""


def is_furniture(words: str) -> bool:
    """True for a block that is furniture wherever on a page it stands."""
    if len(words) > _LONGEST:
        return False
    label = words.strip(" \t:.!|•·*»›>→-–—").replace("’", "'").lower()
    return (
        not label
        or label in LABELS
        or bool(_TEMPLATES.match(words) or _ADDRESS.match(words) or _PAGE_NUMBER.match(words))
    )


def is_path(words: str) -> bool:
    """True for a breadcrumb: ``News / Europe``. Counts only before an article's first paragraph."""
    return len(words) <= 100 and bool(_PATH.match(words))


def is_credit(words: str) -> bool:
    """True for a line that says whose picture stands above it."""
    return len(words) <= 150 and bool(_CREDIT.match(words)) and "rights reserved" not in words.lower()


def ends_article(words: str) -> bool:
    """True for a block after which the page speaks of itself: credits, the comment section, other addresses."""
    return len(words) <= _LONGEST and bool(_ENDS.match(words))
