-- What the school knows of a child when it chooses: offerings it was invited to, offerings it was a member of last
-- term, priority groups it is in. Kept by the office, list by list. As with a waiver that was granted, the group is an
-- id and nothing tells why a child is in it; no answer to a family is made of the rows of kind 'priority'.
CREATE TABLE standings (
    child_id TEXT NOT NULL REFERENCES children (id),
    kind     TEXT NOT NULL CONSTRAINT standings_kind_is_known CHECK (kind IN ('invited', 'returning', 'priority')),
    -- An offering; with 'priority' a priority group of the school's file.
    name     TEXT NOT NULL,
    PRIMARY KEY (child_id, kind, name)
) STRICT, WITHOUT ROWID;

CREATE INDEX standings_by_list ON standings (kind, name);

-- The quotas of the school's file: places counted apart from those of a group. Counted anew at every start.
CREATE TABLE quotas (
    id     TEXT PRIMARY KEY,
    -- As the file says, or as many as were taken when it came to say fewer.
    places INTEGER NOT NULL CHECK (places >= 0),
    taken  INTEGER NOT NULL DEFAULT 0,
    -- Law I1 for what is counted apart, the last net.
    CONSTRAINT quotas_taken_within_places CHECK (taken BETWEEN 0 AND places)
) STRICT;

-- In which quotas a place counts. Rows go by themselves when the enrolment ends, and the counters follow (law I9).
CREATE TABLE quota_places (
    enrolment_id TEXT NOT NULL REFERENCES enrolments (id),
    quota_id     TEXT NOT NULL REFERENCES quotas (id),
    PRIMARY KEY (enrolment_id, quota_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX quota_places_of_quota ON quota_places (quota_id);

CREATE TRIGGER quota_place_is_taken AFTER INSERT ON quota_places
BEGIN
    UPDATE quotas SET taken = taken + 1 WHERE id = NEW.quota_id;
END;
CREATE TRIGGER quota_place_goes_back AFTER DELETE ON quota_places
BEGIN
    UPDATE quotas SET taken = taken - 1 WHERE id = OLD.quota_id;
END;

CREATE TRIGGER quota_places_end AFTER UPDATE OF ended_at ON enrolments
    WHEN OLD.ended_at IS NULL AND NEW.ended_at IS NOT NULL
BEGIN
    DELETE FROM quota_places WHERE enrolment_id = NEW.id;
END;

-- Places a group holds back for some until an instant. Counted anew at every start.
CREATE TABLE held_back (
    group_id TEXT NOT NULL REFERENCES groups (id),
    -- team, paper, another_round, or priority/ and the group's id.
    whom     TEXT NOT NULL,
    -- As the file says, or as many as were taken when it came to say fewer.
    places   INTEGER NOT NULL CHECK (places >= 0),
    -- The first instant at which everybody may take what is left of them.
    until    INTEGER,
    taken    INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT held_back_taken_within_places CHECK (taken BETWEEN 0 AND places),
    PRIMARY KEY (group_id, whom)
) STRICT, WITHOUT ROWID;

-- Out of which of them a place came; none when it came out of everybody's.
ALTER TABLE enrolments ADD COLUMN held_from TEXT;

CREATE TRIGGER held_back_place_is_taken AFTER INSERT ON enrolments WHEN NEW.held_from IS NOT NULL
BEGIN
    UPDATE held_back SET taken = taken + 1 WHERE group_id = NEW.group_id AND whom = NEW.held_from;
END;
CREATE TRIGGER held_back_place_goes_back AFTER UPDATE OF ended_at ON enrolments
    WHEN OLD.ended_at IS NULL AND NEW.ended_at IS NOT NULL AND NEW.held_from IS NOT NULL
BEGIN
    UPDATE held_back SET taken = taken - 1 WHERE group_id = NEW.group_id AND whom = NEW.held_from;
END;

-- Whoever takes one of everybody's places leaves those that are held back. The group's counter comes first.
CREATE TRIGGER held_back_places_are_kept AFTER INSERT ON enrolments
    WHEN NEW.held_from IS NULL AND EXISTS (SELECT 1 FROM held_back WHERE group_id = NEW.group_id)
BEGIN
    SELECT RAISE(ABORT, 'held_back_places_are_kept')
    WHERE (SELECT capacity - enrolled FROM groups WHERE id = NEW.group_id)
        < (SELECT coalesce(sum(places - taken), 0) FROM held_back
           WHERE group_id = NEW.group_id AND (until IS NULL OR NEW.enrolled_at < until));
END;

-- A place in an offering with an entry check is taken at once, and counts when a teacher has seen the child.
ALTER TABLE enrolments ADD COLUMN to_be_seen INTEGER NOT NULL DEFAULT 0
    CONSTRAINT enrolments_to_be_seen_or_not CHECK (to_be_seen IN (0, 1));
