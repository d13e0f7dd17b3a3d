-- Where postings come from, and what may be done with them, as the user stated it.
CREATE TABLE sources (
    name TEXT PRIMARY KEY,
    licence TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE postings (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE
);

-- Every text of a posting that was ever seen, once. The columns after `chars` are pure functions of the ones before.
CREATE TABLE versions (
    number INTEGER PRIMARY KEY,
    posting INTEGER NOT NULL REFERENCES postings (number),
    hash BLOB NOT NULL, -- BLAKE2b, 16 bytes, of all that the source said
    source TEXT NOT NULL,
    title TEXT NOT NULL,
    company TEXT NOT NULL,
    location TEXT NOT NULL,
    posted_at TEXT NOT NULL,
    url TEXT NOT NULL,
    fields TEXT NOT NULL, -- JSON object
    description BLOB NOT NULL, -- UTF-8, zlib level 6
    chars INTEGER NOT NULL, -- of the description
    identity BLOB NOT NULL, -- equal for exact copies
    signature BLOB, -- MinHash, 64 little-endian 32-bit numbers; NULL for texts too short to compare
    UNIQUE (posting, hash)
);

-- On which days which version was seen: a set, so the order in which days are ingested does not matter.
CREATE TABLE sightings (
    posting INTEGER NOT NULL REFERENCES postings (number),
    seen TEXT NOT NULL, -- ISO 8601 day
    version INTEGER NOT NULL REFERENCES versions (number),
    PRIMARY KEY (posting, seen, version)
) WITHOUT ROWID;
