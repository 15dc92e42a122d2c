-- How many months an organisation's histories are kept; null: as long as the installation keeps them (WORKER_HISTORY_MONTHS).
ALTER TABLE "tenant" ADD COLUMN "history_months" INTEGER;
ALTER TABLE "tenant" ADD CONSTRAINT tenant_history_months_bounds CHECK (history_months BETWEEN 1 AND 1200);

-- Drops the months of histories that ended so long ago, of all tenants: who calls it gives the longest time that any of them keeps. Answers how many. It waits no
-- longer than five seconds for those who are writing histories, and is called again some hours later.
CREATE FUNCTION drop_event_months(months_kept int) RETURNS int
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '5s' AS $$
DECLARE
  until timestamptz := now() - make_interval(months => months_kept);
  month text;
  dropped int := 0;
BEGIN
  IF months_kept IS NULL OR months_kept < 1 THEN RAISE EXCEPTION 'Histories are kept for a month at least.'; END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('causeway.event_partitions', 0));
  FOR month IN
    SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = '"event"'::regclass AND c.relname ~ '^event_\d{4}_\d{2}$'
      AND ((to_date(substr(c.relname, 7), 'YYYY_MM') + interval '1 month') AT TIME ZONE 'UTC') <= until
  LOOP
    EXECUTE format('DROP TABLE %I', month);
    dropped := dropped + 1;
  END LOOP;
  DELETE FROM "event_default" WHERE at < until;
  RETURN dropped;
END
$$;
REVOKE ALL ON FUNCTION drop_event_months(int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION drop_event_months(int) TO causeway_system;

GRANT USAGE, CREATE ON SCHEMA public TO causeway_eraser;
GRANT SELECT (id, history_months) ON "tenant" TO causeway_eraser;
GRANT SELECT (at) ON "event" TO causeway_eraser;
CREATE POLICY eraser_reads ON "tenant" FOR SELECT TO causeway_eraser USING (id = (SELECT current_tenant()));
-- For a tenant that keeps its histories for less long than others: deletes what is older, of a process, in the manner of erase_part_of_histories.
CREATE FUNCTION erase_old_part_of_histories(of_process uuid, after text, at_most int) RETURNS text
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  until timestamptz;
  last_key text;
BEGIN
  SELECT now() - make_interval(months => history_months) INTO until FROM tenant WHERE id = current_tenant();
  IF until IS NULL THEN RETURN NULL; END IF;
  SELECT max(source_key) INTO last_key FROM (
    SELECT source_key FROM event WHERE tenant_id = current_tenant() AND process_id = of_process AND source_key > after AND at < until ORDER BY source_key LIMIT at_most) part;
  IF last_key IS NOT NULL THEN
    DELETE FROM event WHERE tenant_id = current_tenant() AND process_id = of_process AND source_key > after AND source_key <= last_key AND at < until;
  END IF;
  RETURN last_key;
END
$$;
ALTER FUNCTION erase_old_part_of_histories(uuid, text, int) OWNER TO causeway_eraser;
REVOKE CREATE ON SCHEMA public FROM causeway_eraser;
REVOKE ALL ON FUNCTION erase_old_part_of_histories(uuid, text, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_old_part_of_histories(uuid, text, int) TO causeway_app;
