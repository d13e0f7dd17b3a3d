"""What can go wrong, and whose fault it is.

    OrienteerError
    ├── UsageError            the command was called wrongly: exit 2
    └── InputError            something given to us cannot be used: exit 1
        ├── SourceError       a file or an answer of postings: which file, which line, why
        ├── CorpusError       the store: missing, locked, of a later version
        ├── SnapshotError     a snapshot: missing, damaged, of another schema
        ├── TaxonomyError     a table of names: which file, which line, why
        ├── ProfileError      a CV: unreadable, empty, encrypted, oversized
        ├── PayError          pay that cannot be told: no column, no rows, a model out of order
        ├── PlanError         a plan that cannot be made: no postings, no hours, no solver
        └── MatchError        a posting, an offer or a path that cannot be weighed: unknown, malformed

Every message says which value, where, and what to do next. Anything else that escapes is our bug.
"""


class OrienteerError(Exception):
    """The root of all errors that Orienteer raises on purpose."""


class UsageError(OrienteerError):
    """The command was called wrongly; exit code 2."""


class InputError(OrienteerError):
    """Something given to us cannot be used; exit code 1."""


class SourceError(InputError):
    """A file or an answer of postings cannot be read."""


class CorpusError(InputError):
    """The store of record cannot be opened or written."""


class SnapshotError(InputError):
    """A snapshot is missing, damaged or of another schema."""


class TaxonomyError(InputError):
    """A table of names is malformed."""


class ProfileError(InputError):
    """A CV cannot be read."""


class PayError(InputError):
    """Pay cannot be read, fitted or estimated from what was given."""


class PlanError(InputError):
    """A plan cannot be made from what was given."""


class MatchError(InputError):
    """A posting, an offer or a path cannot be weighed from what was given."""
