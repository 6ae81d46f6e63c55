-- The same last nets as in migrations/sqlite.

CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', TG_ARGV[0];
END
$$;

CREATE TRIGGER ledger_entries_are_never_changed BEFORE UPDATE ON ledger_entries
    FOR EACH ROW EXECUTE FUNCTION refuse('ledger entries are never changed');
CREATE TRIGGER ledger_entries_are_never_removed BEFORE DELETE ON ledger_entries
    FOR EACH ROW EXECUTE FUNCTION refuse('ledger entries are never removed');

-- Law I11.
CREATE TRIGGER audit_rows_are_chained BEFORE INSERT ON audit_rows
    FOR EACH ROW WHEN (NEW.hash IS NULL) EXECUTE FUNCTION refuse('audit rows are chained');
CREATE TRIGGER audit_rows_are_never_changed BEFORE UPDATE ON audit_rows
    FOR EACH ROW EXECUTE FUNCTION refuse('audit rows are never changed');
CREATE TRIGGER audit_rows_are_never_removed BEFORE DELETE ON audit_rows
    FOR EACH ROW EXECUTE FUNCTION refuse('audit rows are never removed');

-- Places counted apart: the counters follow their rows (law I9).
CREATE FUNCTION quota_place_is_taken() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE quotas SET taken = taken + 1 WHERE id = NEW.quota_id;
    RETURN NULL;
END
$$;
CREATE TRIGGER quota_place_is_taken AFTER INSERT ON quota_places
    FOR EACH ROW EXECUTE FUNCTION quota_place_is_taken();

CREATE FUNCTION quota_place_goes_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE quotas SET taken = taken - 1 WHERE id = OLD.quota_id;
    RETURN NULL;
END
$$;
CREATE TRIGGER quota_place_goes_back AFTER DELETE ON quota_places
    FOR EACH ROW EXECUTE FUNCTION quota_place_goes_back();

CREATE FUNCTION quota_places_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM quota_places WHERE enrolment_id = NEW.id;
    RETURN NULL;
END
$$;
CREATE TRIGGER quota_places_end AFTER UPDATE OF ended_at ON enrolments
    FOR EACH ROW WHEN (OLD.ended_at IS NULL AND NEW.ended_at IS NOT NULL) EXECUTE FUNCTION quota_places_end();

CREATE FUNCTION held_back_place_is_taken() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE held_back SET taken = taken + 1 WHERE group_id = NEW.group_id AND whom = NEW.held_from;
    RETURN NULL;
END
$$;
CREATE TRIGGER held_back_place_is_taken AFTER INSERT ON enrolments
    FOR EACH ROW WHEN (NEW.held_from IS NOT NULL) EXECUTE FUNCTION held_back_place_is_taken();

CREATE FUNCTION held_back_place_goes_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE held_back SET taken = taken - 1 WHERE group_id = NEW.group_id AND whom = NEW.held_from;
    RETURN NULL;
END
$$;
CREATE TRIGGER held_back_place_goes_back AFTER UPDATE OF ended_at ON enrolments
    FOR EACH ROW WHEN (OLD.ended_at IS NULL AND NEW.ended_at IS NOT NULL AND NEW.held_from IS NOT NULL)
    EXECUTE FUNCTION held_back_place_goes_back();

-- Whoever takes one of everybody's places leaves those that are held back. The group's counter comes first. Looked at once
-- for all the rows of a statement: once for each was a seventh of what taking a place cost.
CREATE FUNCTION held_back_places_are_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Most schools hold nothing back.
    IF EXISTS (SELECT 1 FROM held_back) AND EXISTS (
        SELECT 1
        FROM (SELECT group_id, min(enrolled_at) AS enrolled_at FROM added WHERE held_from IS NULL GROUP BY group_id) AS taken
        JOIN groups ON groups.id = taken.group_id
        WHERE groups.capacity - groups.enrolled
            < (SELECT sum(held_back.places - held_back.taken) FROM held_back
               WHERE held_back.group_id = taken.group_id
                   AND (held_back.until IS NULL OR taken.enrolled_at < held_back.until))
    ) THEN
        RAISE EXCEPTION 'held_back_places_are_kept';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER held_back_places_are_kept AFTER INSERT ON enrolments
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION held_back_places_are_kept();

-- Nobody owes anything before the family has signed.
CREATE FUNCTION bills_come_after_the_signature() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM added JOIN reviews ON reviews.application_id = added.application_id
        WHERE reviews.state <> 'signed'
    ) THEN
        RAISE EXCEPTION 'bills_come_after_the_signature';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER bills_come_after_the_signature AFTER INSERT ON bills
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION bills_come_after_the_signature();
