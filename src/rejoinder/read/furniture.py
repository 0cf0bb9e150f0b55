"""Page furniture told apart by rules that hold for any outlet: what sites put round an article.

The vocabulary is that of page templates (share bars, sign-up boxes, notices), never of a party or outlet.
"""

import re

_LABELS = frozenset(
    """
    accessibility links|accessibility|skip to main content|skip to content|skip to navigation|skip links
    |main navigation|navigation|menu|home|homepage|search|close|back|back to top|next|previous|breaking news|live
    |latest news|top stories|news|most read|most popular|most viewed|most shared|trending|trending now|popular
    |recommended|recommended for you|editor's picks|editors' picks|more stories|more news|more on this story
    |more on this topic|related|related articles|related stories|related topics|related content|related news
    |related links|related coverage|see also|read more|read next|read also|learn more|you may also like
    |you might also like|you may be interested in|up next|around the web|promoted stories|share|share this|share article
    |share this article|share this story|share this page|share on facebook|share on twitter|share on x
    |share via email|tweet|tweet this|retweet|like|pin it|email|e-mail|email this|print|print this|print article
    |print this page|save|save article|bookmark|copy link|copy link to clipboard|link copied|whatsapp|facebook
    |twitter|telegram|linkedin|reddit|pinterest|instagram|messenger|youtube|follow|follow us|gift this article
    |listen|listen to this article|play|play video|watch|pause|mute|loading|loading...|photos|gallery|photo gallery
    |view gallery|enlarge image|view image|zoom|open in new window|comment|comments|no comments|add a comment
    |add comment|leave a comment|leave a reply|post a comment|view comments|show comments|join the conversation
    |join our commenting forum|join the discussion|thank you for registering|thank you for subscribing
    |thanks for signing up|sign in|log in|login|log out|register|register now|create an account|my account|subscribe
    |subscribe now|subscribe today|sign up|sign up now|newsletter|newsletters|donate|support us|contact us|contact
    |about us|help|faq|advertise|advertise with us|careers|site map|sitemap|terms|terms of use|terms of service
    |terms and conditions|privacy|privacy policy|cookie policy|cookies|cookie settings|manage cookies|accept
    |accept all|accept cookies|reject all|advertisement|advertising|advert|ad|ads|sponsored|sponsored content
    |paid content|promoted|story continues below advertisement|article continues below
    |article continues after advertisement|continue reading|show more|load more|view more|view all|see all|download
    |download pdf|download app|download the app|get the app|embed|rss|tags|topics|filed under|all rights reserved
    |image|video|audio|infographic|media caption|image caption|image source|image copyright
    """.replace("\n", " ").split("|")
)
LABELS = frozenset(" ".join(label.split()) for label in _LABELS)
"""Lines that are furniture on their own, in lower case."""

_TEMPLATES = re.compile(
    r"""^(?:
      .*\bplease\ (?:refresh|reload)\ (?:the|this|your)\ (?:page|browser)\b
    | (?:we|this\ (?:web)?site|our\ (?:web)?site)\ (?:and\ our\ partners\ )?uses?\ cookies\b
    | by\ (?:using|continuing\ to\ (?:use|browse))\ (?:this|our)\ (?:web)?site\b
    | (?:please\ )?(?:enable|turn\ on)\ (?:javascript|cookies)\b
    | (?:please\ )?(?:sign\ up|subscribe|register)\ (?:to|for|now|today|here)\b.*(?:newsletter|updates|alerts|free|email|access|channel|inbox)
    | join\ (?:thought-provoking\ conversations|the\ conversation|our\ (?:commenting|whatsapp|telegram|mailing|newsletter))
    | (?:click|tap)\ here\b | to\ (?:find\ out|learn|read)\ more,?\ (?:please\ )?(?:click|visit|go\ to|see)\b
    | follow\ (?:us|@\w+)\b | like\ us\ on\b | share\ (?:this|on|via)\b.{0,30}$ | download\ (?:the|our)\ app\b
    | (?:©|\(c\)\ |copyright\ (?:©|\(c\)|\d)) | .*\ball\ rights\ reserved\b
    | \d+\ (?:comments?|shares?|likes?|views?)$ | comments?\ \(\d+\)$ | \d+\ min(?:ute)?s?\ read$
    | (?:tags?|topics?|filed\ under|categor(?:y|ies)|keywords|more\ on|read\ more|read\ also|see\ also|related|also\ read|watch)\s*:
    | .*\bcan\ also\ be\ accessed\ at\b.*\b(?:address|addresses|domains?|sites?)\b
    | (?:photo|photograph|image|picture|photos|images)s?(?:\ (?:credit|courtesy|source))?\s*(?:by|:|/)\s*\S+(?:\ \S+){0,6}$
    | (?:[•·*-]\s*)?\d+x\d+\ image$
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_ADDRESS = re.compile(
    r"^(?:https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.[\w.-]+|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|co\.\w\w)/?)$",
    re.I,
)
_PATH = re.compile(
    r"^[^\W\d_][\w&'’-]*(?:\s[\w&'’-]+){0,3}(?:\s*[/>»›|]\s*[^\W\d_][\w&'’-]*(?:\s[\w&'’-]+){0,3})+\s*[/>»›|]?$"
)
_PAGE_NUMBER = re.compile(r"^(?:page\s+)?[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:of|/)\s*\d{1,4})?$", re.IGNORECASE)

_ENDS = re.compile(
    r"""^\(?(?:
      (?:with\ )?(?:additional\ )?reporting\ (?:by|from)\b | (?:writing|editing|compiled|translated|edited)\ by\b
    | join\ our\ commenting\ forum | (?:leave|post|add)\ a\ (?:comment|reply)\b | join\ the\ (?:conversation|discussion)$
    | .*\bcan\ also\ be\ accessed\ at\b | .*\ball\ rights\ reserved\b | about\ (?:us|the\ authors?)$
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


def ends_article(words: str) -> bool:
    """True for a block after which the page speaks of itself: credits, the comment section, other addresses."""
    return len(words) <= _LONGEST and bool(_ENDS.match(words))
