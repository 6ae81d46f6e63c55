-- An application has as many bills as its fees are billed in, and a bill may be counted after the fact.

CREATE TABLE bills_in_parts (
    id             TEXT PRIMARY KEY,
    child_id       TEXT NOT NULL REFERENCES children (id),
    application_id TEXT NOT NULL REFERENCES applications (id),
    -- Which of the application's bills, in the order they are billed.
    position       INTEGER NOT NULL DEFAULT 0 CHECK (position >= 0),
    state          TEXT NOT NULL
        CHECK (state IN ('nothing_due', 'counting', 'due', 'partly_paid', 'paid', 'void')),
    total_fen      INTEGER NOT NULL CHECK (total_fen >= 0),
    -- From which date on it is to be paid; none: from the beginning.
    billed_on      TEXT,
    due_at         INTEGER,
    CONSTRAINT bills_due_have_a_due_time CHECK (state <> 'due' OR due_at IS NOT NULL),
    CONSTRAINT bills_stand_in_order UNIQUE (application_id, position)
) STRICT;
INSERT INTO bills_in_parts (id, child_id, application_id, state, total_fen, due_at)
    SELECT id, child_id, application_id, state, total_fen, due_at FROM bills ORDER BY rowid;

CREATE TABLE lines_of_bills (
    bill_id    TEXT NOT NULL REFERENCES bills_in_parts (id),
    position   INTEGER NOT NULL,
    title      TEXT NOT NULL,
    charge     TEXT NOT NULL,
    -- Below zero where something comes off.
    amount_fen INTEGER NOT NULL,
    PRIMARY KEY (bill_id, position)
) STRICT, WITHOUT ROWID;
INSERT INTO lines_of_bills
    SELECT bill_id, position, title,
           iif(charge ->> '$.per_meeting.rate' IS NULL, charge,
               json_object('counted', json_object('rate', charge -> '$.per_meeting.rate', 'unit', 'meeting',
                                                  'count', charge -> '$.per_meeting.meetings'))),
           amount_fen
    FROM bill_lines;

CREATE TABLE payments_of_bills (
    id          TEXT PRIMARY KEY,
    bill_id     TEXT NOT NULL UNIQUE REFERENCES bills_in_parts (id),
    amount_fen  INTEGER NOT NULL CHECK (amount_fen > 0),
    method      TEXT NOT NULL CHECK (method IN ('transfer', 'cash')),
    voucher     TEXT,
    recorded_by TEXT NOT NULL REFERENCES teachers (id),
    received_at INTEGER NOT NULL,
    number      TEXT NOT NULL UNIQUE,
    -- The receipt as it was handed out.
    document    TEXT NOT NULL,
    CONSTRAINT payments_by_transfer_have_a_voucher CHECK ((method = 'transfer') = (voucher IS NOT NULL))
) STRICT;
INSERT INTO payments_of_bills SELECT * FROM payments ORDER BY rowid;

DROP TABLE payments;
DROP TABLE bill_lines;
DROP TABLE bills;
ALTER TABLE bills_in_parts RENAME TO bills;
ALTER TABLE lines_of_bills RENAME TO bill_lines;
ALTER TABLE payments_of_bills RENAME TO payments;

CREATE INDEX bills_of_child ON bills (child_id);
CREATE INDEX bills_due ON bills (due_at) WHERE state = 'due';

-- What was handed out is kept as it was, in the words of today: a charge is so many units at a rate, and a submission
-- receipt has bills.
UPDATE payments SET document = json_set(document, '$.bill.lines', json((
    SELECT json_group_array(json(iif(value -> '$.charge.per_meeting' IS NULL, value,
        json_set(value, '$.charge', json_object('counted', json_object(
            'rate', value -> '$.charge.per_meeting.rate', 'unit', 'meeting',
            'count', value -> '$.charge.per_meeting.meetings'))))))
    FROM json_each(document, '$.bill.lines'))));
UPDATE submission_receipts SET document = json_set(document, '$.bill.lines', json((
    SELECT json_group_array(json(iif(value -> '$.charge.per_meeting' IS NULL, value,
        json_set(value, '$.charge', json_object('counted', json_object(
            'rate', value -> '$.charge.per_meeting.rate', 'unit', 'meeting',
            'count', value -> '$.charge.per_meeting.meetings'))))))
    FROM json_each(document, '$.bill.lines'))));
UPDATE submission_receipts
    SET document = json_remove(json_set(document, '$.bills', json_array(document -> '$.bill')), '$.bill', '$.payment');
-- A key that is sent again gets the same answer; where it is a receipt, the same receipt in the words of today.
UPDATE idempotency_keys SET answer = json_set(answer, '$.bill.lines', json((
    SELECT json_group_array(json(iif(value -> '$.charge.per_meeting' IS NULL, value,
        json_set(value, '$.charge', json_object('counted', json_object(
            'rate', value -> '$.charge.per_meeting.rate', 'unit', 'meeting',
            'count', value -> '$.charge.per_meeting.meetings'))))))
    FROM json_each(answer, '$.bill.lines'))))
    WHERE answer -> '$.bill.lines' IS NOT NULL;
UPDATE idempotency_keys
    SET answer = json_remove(json_set(answer, '$.bills', json_array(answer -> '$.bill')), '$.bill', '$.payment')
    WHERE answer -> '$.check_code' IS NOT NULL AND answer -> '$.bill' IS NOT NULL;
