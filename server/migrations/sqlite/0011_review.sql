-- Class review: where each application of a round with review stands. Its places are enrolments like any other, taken
-- when it was submitted and kept until it is let go: whoever waits for a signature loses nothing.
CREATE TABLE reviews (
    application_id TEXT PRIMARY KEY REFERENCES applications (id),
    state          TEXT NOT NULL CONSTRAINT reviews_state_is_known CHECK (state IN
        ('submitted', 'returned', 'class_checked', 'summed_up', 'published', 'signed', 'let_go')),
    -- What the school proposes, as on the wire.
    proposal       TEXT,
    -- Until when the family answers or signs.
    until          INTEGER,
    CONSTRAINT reviews_returned_with_a_proposal CHECK ((state = 'returned') = (proposal IS NOT NULL)),
    CONSTRAINT reviews_wait_until_an_instant
        CHECK ((state IN ('returned', 'published')) = (until IS NOT NULL))
) STRICT, WITHOUT ROWID;

-- A place that is proposed is taken, in its group and in whatever else it counts in, so that the school can keep its
-- word. It is no place the child has yet: what is proposed may meet at the same time as what was applied for.
ALTER TABLE enrolments ADD COLUMN proposed INTEGER NOT NULL DEFAULT 0
    CONSTRAINT enrolments_proposed_or_not CHECK (proposed IN (0, 1));
DROP INDEX enrolments_child_once_per_offering;
CREATE UNIQUE INDEX enrolments_child_once_per_offering ON enrolments (child_id, offering_id)
    WHERE ended_at IS NULL AND proposed = 0;
CREATE UNIQUE INDEX enrolments_proposed_once_per_offering ON enrolments (child_id, offering_id)
    WHERE ended_at IS NULL AND proposed = 1;

-- Nobody owes anything before the family has signed.
CREATE TRIGGER bills_come_after_the_signature BEFORE INSERT ON bills
    WHEN EXISTS (SELECT 1 FROM reviews WHERE application_id = NEW.application_id AND state <> 'signed')
BEGIN
    SELECT RAISE(ABORT, 'bills_come_after_the_signature');
END;

-- 年级组长: the grade they lead.
ALTER TABLE teachers ADD COLUMN leads_grade INTEGER
    CONSTRAINT teachers_lead_a_grade_there_is CHECK (leads_grade BETWEEN 1 AND 9);
