-- Children who left services during the term, by a quote their family was shown first. What was billed is in the
-- ledger; here stands what was left, from when, and what was shown: whatever is counted afterwards is counted until then.
CREATE TABLE leavings (
    seq            INTEGER PRIMARY KEY AUTOINCREMENT,
    child_id       TEXT NOT NULL REFERENCES children (id),
    application_id TEXT NOT NULL REFERENCES applications (id),
    -- The first date the child no longer comes: on the day before it still does.
    leaves         TEXT NOT NULL,
    left_at        INTEGER NOT NULL,
    -- The quote as the family was shown it, with every fee and its rule.
    quote          TEXT NOT NULL CONSTRAINT leavings_quote_is_json CHECK (json_valid(quote))
) STRICT;

CREATE INDEX leavings_of_child ON leavings (child_id, leaves);

CREATE TABLE left_services (
    leaving_seq INTEGER NOT NULL REFERENCES leavings (seq),
    group_id    TEXT REFERENCES groups (id),
    window_id   TEXT,
    CONSTRAINT left_services_are_a_group_or_care CHECK ((group_id IS NULL) <> (window_id IS NULL))
) STRICT;

CREATE INDEX left_services_of_leaving ON left_services (leaving_seq);
CREATE INDEX left_services_of_group ON left_services (group_id) WHERE group_id IS NOT NULL;
