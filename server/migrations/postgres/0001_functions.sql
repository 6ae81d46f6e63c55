-- What the store's statements call, under the names SQLite has for it.

-- The elements of a JSON list: how a statement is given many ids. Said to be few, so that they are looked up one by one in an
-- index; for a thousand, which the database would assume, it reads the whole index, for every group of three families too.
CREATE FUNCTION json_each(list text) RETURNS TABLE (value text)
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE ROWS 32
    AS $$ SELECT jsonb_array_elements_text(list::jsonb) $$;

-- What stands at a path of a JSON document: '$[0]', '$.application'.
CREATE FUNCTION json_extract(document text, path text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$ SELECT jsonb_path_query_first(document::jsonb, path::jsonpath) #>> '{}' $$;

CREATE FUNCTION instr(text text, part text) RETURNS bigint
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$ SELECT strpos(text, part) $$;

CREATE FUNCTION hex(bytes bytea) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$ SELECT upper(encode(bytes, 'hex')) $$;

CREATE FUNCTION unhex(digits text) RETURNS bytea
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$ SELECT decode(digits, 'hex') $$;
