-- References of what an application writes. Declared as a foreign key, a reference is looked at row by row, each time by a
-- statement of its own that also marks the row it finds: for the dozen rows of an application that was more than half of
-- what they cost. Here one look does for all the rows of a statement, and says more: the child of a place or a bill is the
-- child of the application it goes back to.
--
-- No row is marked, because what is referred to stays: no program removes it, and who tries is refused here. All other
-- references are foreign keys.
DO $$
DECLARE
    reference record;
    look      text;
    refused   text := 'BEGIN IF %s THEN RAISE foreign_key_violation USING MESSAGE = %L, CONSTRAINT = %2$L; END IF; RETURN NULL; END';
BEGIN
    FOR reference IN
        SELECT r.*, format('%s_refer_to_%s', r.referring, r.referred) AS name
        FROM (VALUES
            -- Whose rows refer, by which column, to whose id, and what both have alike.
            ('applications', 'child_id', 'children', NULL),
            ('signatures', 'application_id', 'applications', NULL),
            ('care_enrolments', 'application_id', 'applications', 'child_id'),
            ('enrolments', 'application_id', 'applications', 'child_id'),
            ('enrolments', 'group_id', 'groups', NULL),
            ('enrolment_meetings', 'enrolment_id', 'enrolments', 'child_id'),
            ('submission_receipts', 'application_id', 'applications', 'child_id'),
            ('bills', 'application_id', 'applications', 'child_id'),
            ('bill_lines', 'bill_id', 'bills', NULL),
            ('ledger_entries', 'child_id', 'children', NULL),
            ('ledger_entries', 'bill_id', 'bills', 'child_id'),
            ('messages', 'child_id', 'children', NULL),
            ('messages', 'household_id', 'households', NULL)
        ) AS r (referring, through, referred, alike)
    LOOP
        -- Looked up for each row and never joined: whatever the statistics say, and said when the table was empty, nobody's
        -- whole table is read. An entry of the ledger that is of no bill refers to none.
        look := format('added.%I IS NOT NULL AND (SELECT true FROM %I AS there WHERE there.school_id = added.school_id'
            ' AND there.id = added.%1$I', reference.through, reference.referred)
            || CASE WHEN reference.alike IS NULL THEN '' ELSE format(' AND there.%1$I = added.%1$I', reference.alike) END
            || ') IS NULL';

        EXECUTE format('CREATE FUNCTION %I() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS %L', reference.name,
            format(refused, 'EXISTS (SELECT 1 FROM added WHERE ' || look || ')', reference.name));
        EXECUTE format('CREATE TRIGGER %I AFTER INSERT ON %I REFERENCING NEW TABLE AS added FOR EACH STATEMENT'
            ' EXECUTE FUNCTION %1$I()', reference.name, reference.referring);

        EXECUTE format('CREATE FUNCTION %I() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS %L', reference.name || '_anew',
            format(refused, 'EXISTS (SELECT 1 FROM (SELECT NEW.*) AS added WHERE ' || look || ')', reference.name));
        EXECUTE format('CREATE TRIGGER %I AFTER UPDATE OF %s ON %I FOR EACH ROW EXECUTE FUNCTION %1$I()',
            reference.name || '_anew', concat_ws(', ', reference.through, reference.alike), reference.referring);

        EXECUTE format('CREATE FUNCTION %I() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS %L', reference.name || '_still',
            format(refused, format('EXISTS (SELECT 1 FROM %I WHERE school_id = OLD.school_id AND %I = OLD.id)',
                reference.referring, reference.through), reference.name));
        EXECUTE format('CREATE TRIGGER %I AFTER DELETE OR UPDATE OF %s ON %I FOR EACH ROW EXECUTE FUNCTION %1$I()',
            reference.name || '_still', concat_ws(', ', 'id', reference.alike), reference.referred);
    END LOOP;
END
$$;
