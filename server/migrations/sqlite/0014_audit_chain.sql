-- Law I11: each row of the audit trail is hashed with the one before it (server/src/audit_chain.rs), and so is what was answered:
-- whoever changes a row, or an answer, by hand breaks the chain.

-- SHA-256 of the answer that was given for what a row tells of; none where nothing was answered under a key.
ALTER TABLE audit_rows ADD COLUMN answer_digest BLOB
    CONSTRAINT audit_rows_digests_are_whole CHECK (length(answer_digest) = 32);
-- Rows from before are chained by the server at its start.
ALTER TABLE audit_rows ADD COLUMN hash BLOB
    CONSTRAINT audit_rows_hashes_are_whole CHECK (length(hash) = 32);

-- The row of the audit trail that tells what an answer was given for; none for answers from before.
ALTER TABLE idempotency_keys ADD COLUMN audit_seq INTEGER;

CREATE TRIGGER audit_rows_are_chained BEFORE INSERT ON audit_rows WHEN NEW.hash IS NULL
BEGIN
    SELECT RAISE(ABORT, 'audit rows are chained');
END;
CREATE TRIGGER audit_rows_are_never_changed BEFORE UPDATE ON audit_rows WHEN OLD.hash IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'audit rows are never changed');
END;
CREATE TRIGGER audit_rows_are_never_removed BEFORE DELETE ON audit_rows
BEGIN
    SELECT RAISE(ABORT, 'audit rows are never removed');
END;
