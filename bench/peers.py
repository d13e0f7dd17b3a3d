"""One peer of the extractor: finds the names of a vocabulary in texts, and says how long it takes.

    python bench/peers.py spacy|flashtext|re JOB.json ANSWER.json

The job holds `terms` [[skill, writing, cased]], `labelled` texts to be read once, and `texts` to be read `repeats`
times against the clock. Caseless writings match in any case, cased ones as written; of names that overlap the
longest counts. The answer holds `found` (for each labelled text [[skill, start, end]]), `seconds` of processor time
(the least of the repeats, after one that is not counted), `ready` (seconds to build), `texts` (how many were timed)
and `version`.
"""

import json
import re
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

Found = list[tuple[str, int, int]]
Finder = Callable[[str], Found]
Terms = list[tuple[str, str, bool]]
MOST_TEXTS = {"re": 20}
"""Texts to be timed where all of them would take minutes."""


def open_spacy(terms: Terms) -> Finder:
    """PhraseMatcher over the tokens of spaCy's English tokenizer, one matcher by lower case and one by writing."""
    import spacy  # noqa: PLC0415  (each peer is imported only by its own run)
    from spacy.matcher import PhraseMatcher  # noqa: PLC0415

    nlp = spacy.blank("en")
    matchers = {False: PhraseMatcher(nlp.vocab, attr="LOWER"), True: PhraseMatcher(nlp.vocab, attr="ORTH")}
    for (skill, _, cased), doc in zip(terms, nlp.tokenizer.pipe(t[1] for t in terms), strict=True):
        matchers[cased].add(skill, [doc])

    def find(text: str) -> Found:
        doc = nlp.make_doc(text)
        matches = [m for matcher in matchers.values() for m in matcher(doc)]
        spans = ((name, doc[start:end]) for name, start, end in matches)
        return keep_longest([(nlp.vocab.strings[name], s.start_char, s.end_char) for name, s in spans])

    return find


def open_flashtext(terms: Terms) -> Finder:
    """Two keyword processors, caseless and cased."""
    from flashtext import KeywordProcessor  # noqa: PLC0415

    processors = {cased: KeywordProcessor(case_sensitive=cased) for cased in (False, True)}
    for skill, writing, cased in terms:
        processors[cased].add_keyword(writing, skill)

    def find(text: str) -> Found:
        return keep_longest([m for p in processors.values() for m in p.extract_keywords(text, span_info=True)])

    return find


def open_re(terms: Terms) -> Finder:
    """Two alternations of all writings between word ends, the longest first."""
    meanings = {(writing if cased else writing.lower(), cased): skill for skill, writing, cased in terms}
    patterns = {}
    for cased in (False, True):
        words = sorted((w for w, c in meanings if c == cased), key=len, reverse=True)
        flags = re.NOFLAG if cased else re.IGNORECASE
        patterns[cased] = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", flags)

    def find(text: str) -> Found:
        found = []
        for cased, pattern in patterns.items():
            for match in pattern.finditer(text):
                word = match.group() if cased else match.group().lower()
                if skill := meanings.get((word, cased)):
                    found.append((skill, *match.span()))
        return keep_longest(found)

    return find


def keep_longest(found: Found) -> Found:
    """Of overlapping names the longest, the first of equals; in the order of the text."""
    kept: Found = []
    taken: set[int] = set()
    for skill, start, end in sorted(found, key=lambda f: (f[1] - f[2], f[1])):
        if not taken.intersection(range(start, end)):
            kept.append((skill, start, end))
            taken.update(range(start, end))
    return sorted(kept, key=lambda f: f[1])


PEERS = {"spacy": open_spacy, "flashtext": open_flashtext, "re": open_re}


def main() -> None:
    """Do the job of one peer."""
    name, job_file, answer_file = sys.argv[1:]
    job = json.loads(Path(job_file).read_text(encoding="utf-8"))
    start = time.process_time()
    find = PEERS[name]([tuple(t) for t in job["terms"]])
    find("ready")
    ready = time.process_time() - start
    texts = job["texts"][: MOST_TEXTS.get(name)]
    seconds = []
    for _ in range(job["repeats"] + 1):
        start = time.process_time()
        for text in texts:
            find(text)
        seconds.append(time.process_time() - start)
    answer = {
        "found": [find(text) for text in job["labelled"]],
        "seconds": min(seconds[1:]),
        "ready": ready,
        "texts": len(texts),
        "version": sys.version.split()[0] if name == "re" else version(name),
    }
    Path(answer_file).write_text(json.dumps(answer), encoding="utf-8")


if __name__ == "__main__":
    main()
