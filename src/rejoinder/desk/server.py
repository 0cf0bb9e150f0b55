"""The desk as a WSGI application for one case, and the server that offers it to this machine."""

import errno
import webbrowser
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from django.core.handlers.wsgi import WSGIHandler

from rejoinder.desk.state import ENVIRON, Desk
from rejoinder.errors import RejoinderError
from rejoinder.store import config

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

    from rejoinder.store import Case

SETTINGS: dict[str, Any] = {
    "ROOT_URLCONF": "rejoinder.desk.urls",
    "MIDDLEWARE": [
        "rejoinder.desk.security.headers",
        "rejoinder.desk.security.guard",
        "django.middleware.csrf.CsrfViewMiddleware",
    ],
    "CSRF_COOKIE_NAME": "rejoinder-form",
    "CSRF_COOKIE_HTTPONLY": True,
    "CSRF_COOKIE_SAMESITE": "Strict",
    "CSRF_COOKIE_AGE": None,
    "CSRF_FAILURE_VIEW": "rejoinder.desk.entry.stale_form",
    "TEMPLATES": [
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "APP_DIRS": False,
            "DIRS": [f"{__file__.removesuffix('server.py')}templates"],
            "OPTIONS": {
                "builtins": ["rejoinder.desk.tags"],
                "context_processors": ["rejoinder.desk.state.frame"],
            },
        }
    ],
    "DEBUG": False,
    "USE_I18N": False,
    "APPEND_SLASH": False,
}
"""What pages need beside what the store needs. The case is not among them: a request brings its own."""

LOOPBACK = ("127.0.0.1", "localhost", "::1")
THREADS = 4


def application(case: "Case", desk: Desk | None = None) -> "WSGIApplication":
    """The pages of ``case``. Pass a ``desk`` to know its token."""
    config.extend(**SETTINGS)
    handler: WSGIApplication = WSGIHandler()
    held = desk or Desk(case)

    def respond(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        return handler({**environ, ENVIRON: held}, start_response)

    return respond


def _tell(words: str) -> None:
    print(words, flush=True)


def serve(
    case: "Case",
    host: str = "127.0.0.1",
    port: int = 8765,
    open_browser: bool = False,
    announce: Callable[[str], None] = _tell,
) -> None:
    """Serve ``case`` until interrupted, after telling ``announce`` (standard output) the one link in.

    Port 0 takes any that is free. Raises RejoinderError for an address that others could reach, and for
    a port that is taken.
    """
    desk = Desk(case)
    server = bound(application(case, desk), host, port)
    desk.port = int(server.effective_port)
    link = f"http://{f'[{host}]' if ':' in host else host}:{desk.port}/enter?token={desk.door.token}"
    announce(f"The desk is open to this machine only, through this link, which works once:\n{link}")
    if open_browser:
        webbrowser.open(link)
    try:
        server.run()
    finally:
        server.close()


def bound(app: "WSGIApplication", host: str, port: int) -> Any:
    """The server for ``app`` at an address of this machine, ready to run. Raises RejoinderError."""
    # Imported here: only those who serve need it.
    from waitress import create_server

    if host not in LOOPBACK:
        raise RejoinderError(
            f"host {host}: the desk is served to this machine only; use one of {', '.join(LOOPBACK)}"
        )
    try:
        # "localhost" would be bound twice, as IPv4 and as IPv6, with two ports where any is taken.
        at = "127.0.0.1" if host == "localhost" else host
        return create_server(app, host=at, port=port, threads=THREADS, ident=None)
    except OSError as error:
        why = "it is taken" if error.errno == errno.EADDRINUSE else error.strerror or str(error)
        raise RejoinderError(
            f"port {port} on {host} cannot be used: {why}; choose another, or 0 for any that is free"
        ) from None
