-- What guardians apply for to be waived, and what happened to money, entry by entry.

CREATE TABLE waiver_requests (
    seq           INTEGER PRIMARY KEY AUTOINCREMENT,
    id            TEXT NOT NULL UNIQUE,
    child_id      TEXT NOT NULL REFERENCES children (id),
    -- A waiver group of the school's file.
    group_id      TEXT NOT NULL,
    -- For one offering; none for everything the group is about.
    offering_id   TEXT,
    -- What a family tells of itself, and what the office answers, is sealed: the key lies beside the database.
    reason_sealed BLOB,
    requested_at  INTEGER NOT NULL,
    state         TEXT NOT NULL CHECK (state IN ('asked', 'granted', 'declined', 'withdrawn')),
    settled_at    INTEGER,
    decided_by    TEXT REFERENCES teachers (id),
    answer_sealed BLOB,
    CONSTRAINT waiver_requests_are_settled_at_an_instant CHECK ((state = 'asked') = (settled_at IS NULL)),
    CONSTRAINT waiver_requests_are_decided_by_somebody CHECK (
        (state IN ('granted', 'declined')) = (decided_by IS NOT NULL)
        AND (decided_by IS NULL) = (answer_sealed IS NULL)),
    -- What a family took back is not kept.
    CONSTRAINT waiver_requests_taken_back_say_nothing CHECK ((state = 'withdrawn') = (reason_sealed IS NULL))
) STRICT;

CREATE INDEX waiver_requests_of_child ON waiver_requests (child_id, seq);
-- The same is open or granted once.
CREATE UNIQUE INDEX waiver_requests_once_in_force ON waiver_requests (child_id, group_id, ifnull(offering_id, ''))
    WHERE state IN ('asked', 'granted');

-- Law I7: charges less refunds and credits are what is due. What happened to money is written beside the bills, in
-- the transaction that makes it happen.
CREATE TABLE ledger_entries (
    seq        INTEGER PRIMARY KEY AUTOINCREMENT,
    child_id   TEXT NOT NULL REFERENCES children (id),
    bill_id    TEXT REFERENCES bills (id),
    kind       TEXT NOT NULL
        CONSTRAINT ledger_entries_kind_is_known
        CHECK (kind IN ('charge', 'payment', 'refund', 'credit', 'waiver', 'void')),
    amount_fen INTEGER NOT NULL CONSTRAINT ledger_entries_are_of_money CHECK (amount_fen > 0),
    -- What it came from, by number or id; no name, and no family's reason.
    facts      TEXT NOT NULL CONSTRAINT ledger_entries_facts_are_json CHECK (json_valid(facts)),
    at         INTEGER NOT NULL
) STRICT;

CREATE INDEX ledger_entries_of_bill ON ledger_entries (bill_id);
CREATE INDEX ledger_entries_of_child ON ledger_entries (child_id);
CREATE INDEX refunds_in_ledger ON ledger_entries (seq) WHERE kind = 'refund';

CREATE TRIGGER ledger_entries_are_never_changed BEFORE UPDATE ON ledger_entries
BEGIN
    SELECT RAISE(ABORT, 'ledger entries are never changed');
END;
CREATE TRIGGER ledger_entries_are_never_removed BEFORE DELETE ON ledger_entries
BEGIN
    SELECT RAISE(ABORT, 'ledger entries are never removed');
END;

-- Refunds that left the school.
CREATE TABLE refund_pay_outs (
    entry_seq   INTEGER PRIMARY KEY REFERENCES ledger_entries (seq),
    method      TEXT NOT NULL CHECK (method IN ('transfer', 'cash')),
    voucher     TEXT,
    recorded_by TEXT NOT NULL REFERENCES teachers (id),
    paid_out_at INTEGER NOT NULL,
    CONSTRAINT refund_pay_outs_by_transfer_have_a_voucher CHECK ((method = 'transfer') = (voucher IS NOT NULL))
) STRICT;

-- Bills are read from their own rows from now on, because they can come down after the receipt was handed out.
ALTER TABLE bills ADD COLUMN title TEXT NOT NULL DEFAULT '';
UPDATE bills SET title = coalesce(
    (SELECT document ->> ('$.bills[' || bills.position || '].title') FROM submission_receipts
     WHERE submission_receipts.application_id = bills.application_id), '');

-- What happened before this table was there. When a bill became void was not kept: it stands at its due time.
INSERT INTO ledger_entries (child_id, bill_id, kind, amount_fen, facts, at)
    SELECT bills.child_id, bills.id, 'charge', total_fen, '{}', submitted_at
    FROM bills JOIN applications ON applications.id = application_id
    WHERE total_fen > 0 AND (bills.state <> 'void' OR due_at IS NOT NULL) AND bills.state <> 'counting'
    ORDER BY bills.rowid;
INSERT INTO ledger_entries (child_id, bill_id, kind, amount_fen, facts, at)
    SELECT bills.child_id, bills.id, 'payment', amount_fen, json_object('receipt', number), received_at
    FROM payments JOIN bills ON bills.id = bill_id ORDER BY payments.rowid;
INSERT INTO ledger_entries (child_id, bill_id, kind, amount_fen, facts, at)
    SELECT bills.child_id, bills.id, 'void', total_fen, '{}', due_at
    FROM bills LEFT JOIN payments ON payments.bill_id = bills.id
    WHERE bills.state = 'void' AND total_fen > 0 AND due_at IS NOT NULL AND payments.id IS NULL
    ORDER BY bills.rowid;
INSERT INTO ledger_entries (child_id, bill_id, kind, amount_fen, facts, at)
    SELECT bills.child_id, bills.id, 'refund', amount_fen, '{}', received_at
    FROM bills JOIN payments ON payments.bill_id = bills.id WHERE bills.state = 'void'
    ORDER BY bills.rowid;
