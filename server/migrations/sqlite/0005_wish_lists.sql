-- What children wish for, kept for two weeks under a code they read out. Nothing here says whose list it is.

CREATE TABLE wish_lists (
    -- Without its dash.
    code       TEXT PRIMARY KEY,
    -- A JSON list of ids, each once.
    offerings  TEXT NOT NULL,
    kept_until INTEGER NOT NULL,
    -- Law I5 without anybody signed in: the key belongs to itself, and goes with the list. Among the keys of families it
    -- would stay for the whole term, and strangers could fill the disk with it.
    key        TEXT NOT NULL UNIQUE,
    body_hash  BLOB NOT NULL,
    CONSTRAINT wish_lists_have_wishes CHECK (json_array_length(offerings) BETWEEN 1 AND 12)
) STRICT;

CREATE INDEX wish_lists_by_end ON wish_lists (kept_until);
