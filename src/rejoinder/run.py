"""The way through: read -> extract -> link -> weigh. The one place that knows all the stages.

Inputs come out in the order they went in, whatever the number of processes. What could not be read is a
Failure among the results; nothing is lost silently.
"""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from multiprocessing import active_children, get_context
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal, TypeGuard

import msgspec

from rejoinder.errors import AnchorError, InputMissing, ItemError, RecordError, WeightsDamaged
from rejoinder.model import (
    AnyLink,
    Capture,
    Decisions,
    Document,
    Extracted,
    Failure,
    LinkFailure,
    MadeBy,
    make_id,
    text_sha256,
)
from rejoinder.model.version import rejoinder_version
from rejoinder.model.vocabulary import DEFAULT_READER, Reader

if TYPE_CHECKING:
    from rejoinder.read import ReadOptions
    from rejoinder.store import Case

AHEAD = 4
"""Documents per process that are handed out before their turn: enough to keep every process busy while a
long one is awaited, and a bound on the memory that waiting results take."""

Outcome = Literal["read", "known", "failed"]


@dataclass(frozen=True)
class Item:
    """One result of reading, with the capture it came from.

    ``capture`` is None for an input that could not be opened, ``result`` for bytes that the case has.
    """

    capture: Capture | None
    result: Document | Failure | None
    notices: tuple[Failure, ...] = ()
    """What could not be read of the document in ``result``."""
    last: bool = True
    """True for the last item of its input: what the input gave can then be written, before the next is read."""


@dataclass(frozen=True)
class Done:
    """An item after extraction."""

    item: Item
    result: Extracted | Failure | None


@dataclass(frozen=True)
class Progress:
    """What has been done about one input."""

    file: str
    outcome: Outcome
    documents: int = 0
    failures: tuple[Failure, ...] = ()


@dataclass(frozen=True)
class ReadReport:
    """What one run over inputs added to a case, and what it could not read."""

    inputs: int
    known: int
    documents: int
    failures: tuple[Failure, ...]
    linked: bool
    """True where links were made anew, False where they were current."""


def extract_inputs(
    inputs: Sequence[str | Path],
    options: "ReadOptions",
    workers: int = 1,
    stdin: BinaryIO | None = None,
    reader: Reader = DEFAULT_READER,
) -> Iterator[Extracted | Failure]:
    """Every document of ``inputs`` with what was extracted from it, or why an input gave none."""
    for done in _extracted(_items(inputs, options, stdin), workers, reader):
        if done.result is not None:
            yield done.result


def extract_capture(
    capture: Capture, options: "ReadOptions", reader: Reader = DEFAULT_READER
) -> Iterator[Extracted | Failure]:
    """Every document in one capture with what was extracted from it, or why it gave none."""
    for item in _read(capture, options):
        result = _extract_item(item, reader).result
        if result is not None:
            yield result


def extract_texts(
    texts: Iterable[tuple[str, str]], workers: int = 1, reader: Reader = DEFAULT_READER
) -> Iterator[Extracted | Failure]:
    """Every text, given with its id, with what was extracted from it: as from a line of JSON Lines."""
    from rejoinder.read.jsonl import read_jsonl

    lines = (msgspec.json.encode({"id": id, "text": text}) for id, text in texts)
    for done in _extracted((Item(None, result) for result in read_jsonl(lines)), workers, reader):
        if done.result is not None:
            yield done.result


def link_documents(documents: Sequence[Extracted], decisions: Decisions | None = None) -> list[AnyLink]:
    """All links between ``documents``, what weighing adds to them, and the failures that they carry.

    ``decisions`` of people about suggestions win over the signals.
    """
    from rejoinder.link import UNDECIDED, link, set_apart

    respected = decisions or UNDECIDED
    documents = set_apart(documents, respected)
    return _weighed(documents, link(_readable(documents), respected), respected)


def _readable(documents: Iterable[Extracted]) -> list[Extracted]:
    return [document for document in documents if document.text]


def _weighed(documents: Sequence[Extracted], links: list[AnyLink], decisions: Decisions) -> list[AnyLink]:
    """``links`` with what weighing adds to them and the failures of the documents."""
    from rejoinder.link import decided
    from rejoinder.weigh import weigh

    failures = [LinkFailure.of(failure) for document in documents for failure in document.failures]
    return [*links, *decided(weigh(_readable(documents), links), decisions), *failures]


def read_into_case(
    case: "Case",
    inputs: Sequence[str | Path],
    options: "ReadOptions",
    *,
    workers: int = 1,
    stdin: BinaryIO | None = None,
    reader: Reader = DEFAULT_READER,
    progress: Callable[[Progress], None] = lambda _: None,
) -> ReadReport:
    """Read ``inputs`` into ``case`` and link what is new with what it holds, if there is anything new.

    Each input is kept whole or not at all; interrupted, the next run goes on where this one stopped.
    """
    seen: list[Progress] = []
    results: list[Done] = []
    for done in _extracted(_items(inputs, options, stdin, case.has_capture), workers, reader):
        results.append(done)
        if done.item.last:
            seen.append(_keep(case, done.item.capture, [d.result for d in results if d.result is not None]))
            progress(seen[-1])
            results.clear()
    return ReadReport(
        inputs=len(seen),
        known=sum(done.outcome == "known" for done in seen),
        documents=sum(done.documents for done in seen),
        failures=tuple(failure for done in seen for failure in done.failures),
        linked=link_case(case),
    )


def link_case(case: "Case") -> bool:
    """Link the documents of ``case`` unless its links are current; True where they were made.

    What the case kept when it was linked last is gone on from: the links are those of linking all of them anew.
    """
    from rejoinder.link.uncollected import uncollected

    if case.links_current():
        return False
    with uncollected():
        _link_anew(case)
    return True


def _link_anew(case: "Case") -> None:
    from rejoinder.link import Linking, set_apart

    decisions = case.decisions()
    documents = set_apart(case.documents(), decisions)
    linking = Linking.resumed(_readable(documents), case.kept(), decisions)
    case.replace_links(_weighed(documents, linking.links(), decisions), linking.kept())


def failed_input(failure: Failure) -> Extracted:
    """An input that gave no document, as one line of ``rejoinder extract``: no text, and the reason."""
    return Extracted(
        id=make_id("d", "failed", failure.where, failure.what),
        file=failure.where,
        text="",
        text_sha256=text_sha256(""),
        made_by=MadeBy(rejoinder=rejoinder_version()),
        failures=(failure,),
    )


def read_extracted(lines: Iterable[bytes], name: str) -> Iterator[Extracted]:
    """The documents of JSON Lines of ``rejoinder extract``. Raises RecordError for other lines."""
    decoder = msgspec.json.Decoder(Extracted)
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield decoder.decode(line)
            except msgspec.MsgspecError as error:
                raise RecordError(
                    f"{name}, line {number} is not a line of `rejoinder extract`: {error}"
                ) from None


def open_input(name: str, stdin: BinaryIO) -> BinaryIO:
    """A file of JSON Lines, or standard input for ``-``. Raises InputMissing."""
    if name == "-":
        return stdin
    try:
        return Path(name).open("rb")
    except OSError as error:
        raise InputMissing(f"{name} cannot be opened: {error.strerror}") from None


def _items(
    inputs: Sequence[str | Path],
    options: "ReadOptions",
    stdin: BinaryIO | None,
    known: Callable[[str], bool] = lambda _: False,
) -> Iterator[Item]:
    """What reading makes of each input, without reading again what is ``known`` by its hash."""
    from rejoinder.read import captures

    for capture in captures(inputs, stdin):
        if isinstance(capture, Failure):
            yield Item(None, capture)
        elif known(capture.sha256):
            yield Item(capture, None)
        else:
            yield from _read(capture, options)


def _read(capture: Capture, options: "ReadOptions") -> Iterator[Item]:
    """The items of one capture, notices with the document they follow; at least one item."""
    from rejoinder.read import read_capture

    last: Item | None = None
    for result in read_capture(capture, options):
        if last and isinstance(last.result, Document) and _is_notice(result, last.result):
            last = replace(last, notices=(*last.notices, result))
            continue
        if last:
            yield replace(last, last=False)
        last = Item(capture, result)
    yield last or Item(capture, Failure(where=capture.file, what="no document was found in it"))


def _is_notice(result: Document | Failure, document: Document) -> TypeGuard[Failure]:
    return isinstance(result, Failure) and result.where == document.id


def _extracted(items: Iterator[Item], workers: int, reader: Reader) -> Iterator[Done]:
    if workers > 1:
        return _in_processes(items, workers, reader)
    return (_extract_item(item, reader) for item in items)


def _extract_item(item: Item, reader: Reader) -> Done:
    if isinstance(item.result, Document):
        return Done(item, extract_document(item.result, item.notices, reader))
    return Done(item, item.result)


def extract_document(
    document: Document, notices: tuple[Failure, ...] = (), reader: Reader = DEFAULT_READER
) -> Extracted:
    """A document with everything that the built-in extractors read from it; a fault becomes a failure.

    ``notices`` are what could not be read of it; they stay with it.
    """
    from rejoinder.extract import extract, extractors, model_versions
    from rejoinder.store.anchors import check_anchors

    try:
        extracted = extract(_named(document, model_versions(reader)), extractors(reader))
        check_anchors(extracted)
    except WeightsDamaged:
        raise
    except Exception as error:  # the per-item border: one document must not lose the others
        return _unextracted(document, notices, f"nothing could be extracted: {_one_line(error)}")
    return msgspec.structs.replace(extracted, failures=(*notices, *extracted.failures))


def _named(document: Document, models: dict[str, str]) -> Document:
    """``document`` with the models that its extraction rests on among the versions that made it."""
    named = dict(sorted({**document.made_by.models, **models}.items()))
    return msgspec.structs.replace(
        document, made_by=MadeBy(rejoinder=document.made_by.rejoinder, models=named)
    )


def _unextracted(document: Document, notices: tuple[Failure, ...], what: str) -> Extracted:
    return Extracted.of(document, failures=(*notices, Failure(where=document.id, what=what)))


def _keep(case: "Case", capture: Capture | None, results: Sequence[Extracted | Failure]) -> Progress:
    """Write one input in one transaction; a document that does not fit the case becomes a failure."""
    file = capture.file if capture else next(r.where for r in results if isinstance(r, Failure))
    digest = capture.sha256 if capture else None
    kept: list[bool | Failure] = []
    with case.writing():
        if capture and (not results or not case.add_capture(capture)):
            return Progress(file, "known")
        kept = [_keep_result(case, digest, result) for result in results]
    documents = sum(result is True for result in kept)
    failures = tuple(result for result in kept if isinstance(result, Failure))
    return Progress(file, "read" if documents else "failed", documents, failures)


def _keep_result(case: "Case", digest: str | None, result: Extracted | Failure) -> bool | Failure:
    """Write one document or failure; True for a document that is new."""
    if isinstance(result, Extracted):
        try:
            return case.add_document(result)
        except (AnchorError, ItemError) as error:
            result = Failure(where=result.file, what=str(error))
    case.add_failure(result, capture=digest)
    return result


def _one_line(error: BaseException) -> str:
    words = " ".join(str(error).split())
    return f"{type(error).__name__}: {words}" if words else type(error).__name__


# processes


def _in_processes(items: Iterator[Item], workers: int, reader: Reader) -> Iterator[Done]:
    """Extract in several processes, results in the order of the items, at most AHEAD per process waiting."""
    pool = _Processes(workers, reader)
    waiting: deque[tuple[Item, Future[Extracted] | None]] = deque()
    try:
        for item in items:
            document = item.result
            future = pool.submit(document, item.notices) if isinstance(document, Document) else None
            waiting.append((item, future))
            if len(waiting) >= workers * AHEAD:
                yield _settled(pool, *waiting.popleft())
        while waiting:
            yield _settled(pool, *waiting.popleft())
    finally:
        pool.close()


def _settled(pool: "_Processes", item: Item, future: Future[Extracted] | None) -> Done:
    if future and isinstance(item.result, Document):
        return Done(item, pool.result(future, item.result, item.notices))
    return _extract_item(item, pool.reader)


class _Processes:
    """Worker processes that are replaced when one of them dies under a document."""

    def __init__(self, workers: int, reader: Reader) -> None:
        self._workers, self.reader = workers, reader
        self._others = set(active_children())
        self._executor = _executor(workers)

    def submit(self, document: Document, notices: tuple[Failure, ...]) -> Future[Extracted]:
        try:
            return self._executor.submit(extract_document, document, notices, self.reader)
        except BrokenProcessPool:
            self.close()
            self._executor = _executor(self._workers)
            return self._executor.submit(extract_document, document, notices, self.reader)

    def result(
        self, future: Future[Extracted], document: Document, notices: tuple[Failure, ...]
    ) -> Extracted:
        """The result; where the process ended, that of trying the document again by itself."""
        try:
            return future.result()
        except BrokenProcessPool:
            return _alone(document, notices, self.reader)

    def close(self) -> None:
        """End the processes now: what they still work on is not wanted any more."""
        self._executor.shutdown(wait=False, cancel_futures=True)
        for process in set(active_children()) - self._others:
            process.terminate()


def _alone(document: Document, notices: tuple[Failure, ...], reader: Reader) -> Extracted:
    """Try a document by itself: it may only have been near the one that ended the process."""
    with _executor(1) as executor:
        try:
            return executor.submit(extract_document, document, notices, reader).result()
        except BrokenProcessPool:
            what = "nothing could be extracted: the process that read it ended (out of memory?)"
            return _unextracted(document, notices, what)


def _executor(workers: int) -> ProcessPoolExecutor:
    # One thread per process: the processes are the parallelism, and threads of BLAS on top slow them down.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_end_on_interrupt)


def _end_on_interrupt() -> None:
    """Ctrl-C ends a worker without a word: the process that the person started says the one line."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
