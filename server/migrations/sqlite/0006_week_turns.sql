-- Groups may take turns by weeks, or last for a part of the term. Law I6 holds for each turn of the school's weeks: a
-- meeting has a row for every turn in which it is held. A school without rotation has the one turn 0.
CREATE TABLE enrolment_meetings_by_turn (
    child_id     TEXT NOT NULL REFERENCES children (id),
    weekday      INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),
    window_id    TEXT NOT NULL,
    turn         INTEGER NOT NULL CHECK (turn >= 0),
    enrolment_id TEXT NOT NULL REFERENCES enrolments (id),
    CONSTRAINT enrolment_meetings_one_per_window PRIMARY KEY (child_id, weekday, window_id, turn)
) STRICT, WITHOUT ROWID;

INSERT INTO enrolment_meetings_by_turn (child_id, weekday, window_id, turn, enrolment_id)
SELECT child_id, weekday, window_id, 0, enrolment_id FROM enrolment_meetings;

DROP TABLE enrolment_meetings;
ALTER TABLE enrolment_meetings_by_turn RENAME TO enrolment_meetings;

CREATE INDEX meetings_of_enrolment ON enrolment_meetings (enrolment_id);
