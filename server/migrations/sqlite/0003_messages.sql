-- What households are told, and what of it still has to leave the house.

CREATE TABLE messages (
    -- Order of telling. No clock decides what is newer.
    seq          INTEGER PRIMARY KEY AUTOINCREMENT,
    id           TEXT NOT NULL UNIQUE,
    household_id TEXT NOT NULL REFERENCES households (id),
    child_id     TEXT NOT NULL REFERENCES children (id),
    -- Facts as JSON, as on the wire; no name of a child stands here.
    news         TEXT NOT NULL,
    at           INTEGER NOT NULL,
    read_at      INTEGER,
    CONSTRAINT messages_news_is_json CHECK (json_valid(news))
) STRICT;

CREATE INDEX messages_of_household ON messages (household_id, seq);
CREATE INDEX messages_of_child ON messages (child_id);

-- Through whom a new message leaves the house, as the operator configured it at the last start. The inbox is none of
-- them: a message is there as soon as it is committed.
CREATE TABLE outbox_senders (
    name TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox (
    message_id      TEXT NOT NULL REFERENCES messages (id),
    sender          TEXT NOT NULL,
    state           TEXT NOT NULL,
    attempts        INTEGER NOT NULL DEFAULT 0,
    next_attempt_at INTEGER,
    sent_at         INTEGER,
    CONSTRAINT outbox_once_for_each_sender PRIMARY KEY (message_id, sender),
    CONSTRAINT outbox_state_is_known CHECK (state IN ('waiting', 'sent', 'given_up')),
    CONSTRAINT outbox_waits_for_an_instant CHECK ((state = 'waiting') = (next_attempt_at IS NOT NULL)),
    CONSTRAINT outbox_was_sent_at_an_instant CHECK ((state = 'sent') = (sent_at IS NOT NULL)),
    CONSTRAINT outbox_is_done_after_an_attempt CHECK (attempts >= 0 AND (state = 'waiting' OR attempts > 0))
) STRICT, WITHOUT ROWID;

CREATE INDEX outbox_waiting ON outbox (sender, next_attempt_at) WHERE state = 'waiting';
