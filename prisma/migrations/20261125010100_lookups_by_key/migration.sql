-- Look-ups by key that hold whatever the statistics say. While the records of a process grow from nothing Postgres knows nothing of them
-- and takes any index that begins with tenant and process for as good as the right one: it then reads the whole process for each key. So
-- they ask for the first row from the key on, in an order that only the right index has, and may not sort. They run as who asks, under
-- row-level security.

-- The records of a process that have one of these keys (an array of text).
CREATE FUNCTION records_of_keys(of_process uuid, keys jsonb) RETURNS SETOF public."record"
  LANGUAGE sql STABLE ROWS 500 SET enable_sort = off AS $$
  SELECT r.* FROM jsonb_array_elements_text(keys) AS wanted(key)
  CROSS JOIN LATERAL (SELECT * FROM "record" WHERE process_id = of_process AND source_key >= wanted.key ORDER BY source_key LIMIT 1) AS r
  WHERE r.source_key = wanted.key
$$;

-- Ids of the records of an integration that wait for one of these names (an array of text).
CREATE FUNCTION records_waiting_for(of_integration uuid, names jsonb) RETURNS SETOF bigint
  LANGUAGE sql STABLE ROWS 10 SET enable_sort = off AS $$
  SELECT r.id FROM (
    SELECT p.id FROM process p WHERE p.integration_id = of_integration
      -- In most processes nothing waits.
      AND (SELECT w.waits_for FROM "record" w WHERE w.process_id = p.id AND w.waits_for > '' ORDER BY w.waits_for LIMIT 1) IS NOT NULL OFFSET 0) AS p
  CROSS JOIN jsonb_array_elements_text(names) AS wanted(name)
  CROSS JOIN LATERAL (
    SELECT id FROM "record" WHERE process_id = p.id AND waits_for BETWEEN wanted.name AND wanted.name ORDER BY waits_for OFFSET 0) AS r
$$;

REVOKE ALL ON FUNCTION records_of_keys(uuid, jsonb), records_waiting_for(uuid, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION records_of_keys(uuid, jsonb), records_waiting_for(uuid, jsonb) TO causeway_app;
