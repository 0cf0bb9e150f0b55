"""Who may look: a token that opens the desk once, and the cookie that keeps it open in that browser."""

import secrets
import threading


class Door:
    """One running desk's token and sessions. Both live as long as the process and are written nowhere."""

    def __init__(self) -> None:
        self.token = secrets.token_urlsafe(24)
        self._unused = True
        self._sessions: set[str] = set()
        self._lock = threading.Lock()

    def enter(self, token: str) -> str | None:
        """A new session's secret for the right token, the first time; None for any other."""
        with self._lock:
            if not self._unused or not _same(token, self.token):
                return None
            self._unused = False
        return self.admit()

    def admit(self) -> str:
        """A new session's secret, for whoever has shown that they may look."""
        session = secrets.token_urlsafe(32)
        with self._lock:
            self._sessions.add(session)
        return session

    def knows(self, session: str | None) -> bool:
        """True for the secret of a session that this desk began."""
        with self._lock:
            held = tuple(self._sessions)
        return session is not None and any(_same(session, known) for known in held)


def _same(given: str, held: str) -> bool:
    return secrets.compare_digest(given.encode("utf-8", "replace"), held.encode("utf-8"))
