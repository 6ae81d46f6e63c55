-- References of what an application writes. Declared as a foreign key, a reference is looked at row by row, each time by a
-- statement of its own that also marks the row it finds: for the dozen rows of an application that was more than half of
-- what they cost. Here one look does for all the rows of a statement, and says more: the child of a place or a bill is the
-- child of the application it goes back to, and a message is for the household of its child.
--
-- No row is marked, because what is referred to stays: no program removes it, and who tries is refused here. All other
-- references are foreign keys.
DO $$
DECLARE
    reference record;
    same      text;
    there     text;
    added     text;
    beside    text;
    refused   text := 'BEGIN IF %s THEN RAISE foreign_key_violation USING MESSAGE = %L, CONSTRAINT = %2$L; END IF; RETURN NULL; END';
BEGIN
    FOR reference IN
        SELECT r.*, format('%s_refer_to_%s', r.referring, r.referred) AS name
        FROM (VALUES
            -- Whose rows refer, by which column, to whose id, what both have alike, and which of the rows are asked.
            ('applications', 'child_id', 'children', NULL, 'true'),
            ('signatures', 'application_id', 'applications', NULL, 'true'),
            ('care_enrolments', 'application_id', 'applications', 'child_id', 'true'),
            ('enrolments', 'application_id', 'applications', 'child_id', 'true'),
            ('enrolments', 'group_id', 'groups', NULL, 'true'),
            ('enrolment_meetings', 'enrolment_id', 'enrolments', 'child_id', 'true'),
            ('submission_receipts', 'application_id', 'applications', 'child_id', 'true'),
            ('bills', 'application_id', 'applications', 'child_id', 'true'),
            ('bill_lines', 'bill_id', 'bills', NULL, 'true'),
            -- The child of an entry is the child of its bill, and asked for where it is of none.
            ('ledger_entries', 'child_id', 'children', NULL, 'asked.bill_id IS NULL'),
            ('ledger_entries', 'bill_id', 'bills', 'child_id', 'asked.bill_id IS NOT NULL'),
            ('messages', 'child_id', 'children', 'household_id', 'true')
        ) AS r (referring, through, referred, alike, are_asked)
    LOOP
        same := format('%%1$s.school_id = asked.school_id AND %%1$s.id = asked.%I', reference.through)
            || coalesce(' AND %1$s.' || quote_ident(reference.alike) || ' = asked.' || quote_ident(reference.alike), '');
        -- Looked up by itself and never joined: whatever the statistics say, and said when the table was empty, nobody's
        -- whole table is read.
        there := format('(SELECT there.id FROM %I AS there WHERE %s)', reference.referred, format(same, 'there'));

        IF reference.referred IN ('applications', 'enrolments', 'bills') THEN
            -- Ids of what families write are made in the order of time: what a group of applications refers to lies beside
            -- each other, and is read from the first to the last in less than half the time. Of what else lies between, a
            -- few times as many rows are read at most; whatever was not among them is looked up, and only that.
            beside := format('SELECT * FROM %I WHERE school_id = (SELECT min(school_id) FROM added)'
                ' AND id BETWEEN (SELECT min(%I) FROM added) AND (SELECT max(%2$I) FROM added)'
                ' LIMIT (SELECT 4 * count(*) FROM added)', reference.referred, reference.through);
            added := format('SELECT 1 FROM added AS asked LEFT JOIN (%s) AS beside ON %s WHERE %s AND coalesce(beside.id, %s) IS NULL',
                beside, format(same, 'beside'), reference.are_asked, there);
        ELSE
            -- Many rows refer to few.
            added := format('SELECT 1 FROM (SELECT DISTINCT %s FROM added AS asked WHERE %s) AS asked WHERE %s IS NULL',
                concat_ws(', ', 'school_id', reference.through, reference.alike), reference.are_asked, there);
        END IF;

        EXECUTE format('CREATE FUNCTION %I() RETURNS trigger LANGUAGE plpgsql'
            ' SET enable_seqscan = off SET enable_nestloop = off SET enable_mergejoin = off AS %L', reference.name,
            format(refused, 'EXISTS (' || added || ')', reference.name));
        EXECUTE format('CREATE TRIGGER %I AFTER INSERT ON %I REFERENCING NEW TABLE AS added FOR EACH STATEMENT'
            ' EXECUTE FUNCTION %1$I()', reference.name, reference.referring);

        EXECUTE format('CREATE FUNCTION %I() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS %L', reference.name || '_anew',
            format(refused, format('EXISTS (SELECT 1 FROM (SELECT NEW.*) AS asked WHERE %s AND %s IS NULL)', reference.are_asked, there),
                reference.name));
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
