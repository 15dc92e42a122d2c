-- Events whose month has no partition yet go to the default one, and Postgres then refuses to make that partition: an installation that
-- was switched off for longer than the months ahead would never get one again. So those rows move first.
CREATE OR REPLACE FUNCTION ensure_event_partitions(months_ahead int) RETURNS int
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  first date := date_trunc('month', now() AT TIME ZONE 'UTC')::date;
  begins timestamptz;
  ends timestamptz;
  name text;
  made int := 0;
BEGIN
  -- Several workers may look at the same moment.
  PERFORM pg_advisory_xact_lock(hashtextextended('causeway.event_partitions', 0));
  FOR i IN 0..months_ahead LOOP
    begins := (first + make_interval(months => i)) AT TIME ZONE 'UTC';
    ends := (first + make_interval(months => i + 1)) AT TIME ZONE 'UTC';
    name := 'event_' || to_char(begins AT TIME ZONE 'UTC', 'YYYY_MM');
    CONTINUE WHEN to_regclass(name) IS NOT NULL;
    -- As CREATE TABLE … PARTITION OF would lock it anyway; nobody may add a row for this month meanwhile.
    LOCK TABLE "event" IN ACCESS EXCLUSIVE MODE;
    EXECUTE format('CREATE TABLE %I (LIKE "event" INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', name);
    EXECUTE format('WITH late AS (DELETE FROM "event_default" WHERE at >= $1 AND at < $2 RETURNING *) INSERT INTO %I SELECT * FROM late', name) USING begins, ends;
    EXECUTE format('ALTER TABLE "event" ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', name, begins, ends);
    made := made + 1;
  END LOOP;
  RETURN made;
END
$$;
