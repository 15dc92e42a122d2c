-- An integration with a million records is not deleted in one transaction: it is marked, and the worker deletes what it holds part by part.
ALTER TABLE "integration" ADD COLUMN "deleting_at" TIMESTAMPTZ(6);

-- Histories are append-only for the apps, but for those that go with their integration. So the eraser must know which are going, and find a part of
-- a history by the index of its process.
GRANT SELECT (integration_id) ON "process" TO causeway_eraser;
GRANT SELECT (id, tenant_id, deleting_at) ON "integration" TO causeway_eraser;
GRANT SELECT (source_key) ON "event" TO causeway_eraser;
CREATE POLICY eraser_reads ON "integration" FOR SELECT TO causeway_eraser USING (tenant_id = (SELECT current_tenant()));

GRANT USAGE, CREATE ON SCHEMA public TO causeway_eraser;
-- Deletes the histories of the records of a process up to the `at_most`-th entry (and what else is told of that record), in the order of their keys,
-- behind the key `after`. Answers the last key that it dealt with; null when none is left. Only for a process that is no more, or whose integration is being deleted.
CREATE FUNCTION erase_part_of_histories(of_process uuid, after text, at_most int) RETURNS text
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE last_key text;
BEGIN
  IF EXISTS (SELECT FROM process p JOIN integration i ON i.id = p.integration_id WHERE p.id = of_process AND i.deleting_at IS NULL) THEN RETURN NULL; END IF;
  SELECT max(source_key) INTO last_key FROM (
    SELECT source_key FROM event WHERE tenant_id = current_tenant() AND process_id = of_process AND source_key > after ORDER BY source_key LIMIT at_most) part;
  IF last_key IS NOT NULL THEN
    DELETE FROM event WHERE tenant_id = current_tenant() AND process_id = of_process AND source_key > after AND source_key <= last_key;
  END IF;
  RETURN last_key;
END
$$;
ALTER FUNCTION erase_part_of_histories(uuid, text, int) OWNER TO causeway_eraser;
REVOKE CREATE ON SCHEMA public FROM causeway_eraser;
REVOKE ALL ON FUNCTION erase_part_of_histories(uuid, text, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_part_of_histories(uuid, text, int) TO causeway_app;
DROP FUNCTION erase_histories(uuid[]);
