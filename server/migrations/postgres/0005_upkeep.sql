-- What the database does by itself, once a minute: it makes room where rows are gone, marks pages that everybody sees, and
-- counts what columns hold. An opening minute is what sets it off, in every table families write to, one after the other. Each
-- time it takes a processor from those who submit, and afterwards every statement is planned anew, by every server: it was done
-- five times in half a minute, and each time families waited for 40 to 120 ms more. So it is done at night by whoever serves
-- (server/src/upkeep.rs), and by the database only to a table that has changed a million times since.
--
-- No plan is made for a value, so that a tenth of the rows tells as much as it has to of each column, and where it works on
-- pages it pauses ten times as long.
DO $$
DECLARE
    of_school record;
BEGIN
    FOR of_school IN
        SELECT tables.table_name AS name,
            string_agg(format('ALTER COLUMN %I SET STATISTICS 10', columns.column_name), ', ') AS counted
        FROM information_schema.tables JOIN information_schema.columns USING (table_schema, table_name)
        WHERE tables.table_schema = current_schema() AND tables.table_type = 'BASE TABLE'
        GROUP BY tables.table_name
    LOOP
        EXECUTE format(
            'ALTER TABLE %I %s, SET (autovacuum_vacuum_cost_delay = 20, autovacuum_vacuum_threshold = 1000000, '
            'autovacuum_vacuum_insert_threshold = 1000000, autovacuum_analyze_threshold = 1000000)',
            of_school.name, of_school.counted);
    END LOOP;
END
$$;
