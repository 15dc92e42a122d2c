-- Roles. The apps never use the owner: causeway_app sees one tenant at a time through row-level security,
-- causeway_system sees ids and times of all tenants, for the sweeper and the scheduler, and nothing else.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'causeway_app') THEN CREATE ROLE causeway_app LOGIN; END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'causeway_system') THEN CREATE ROLE causeway_system LOGIN; END IF;
END
$$;

GRANT USAGE ON SCHEMA public TO causeway_app, causeway_system;
GRANT SELECT, INSERT, UPDATE, DELETE ON
  "tenant", "user", "session", "membership", "connection", "call_meter", "call_permit", "integration", "process", "run",
  "record", "claim", "record_counter", "task" TO causeway_app;
-- Events and audit entries are append-only, for the apps too.
GRANT SELECT, INSERT ON "event", "audit_entry" TO causeway_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO causeway_app;

GRANT SELECT ON "tenant" TO causeway_system;
GRANT SELECT (id, tenant_id, enabled, schedule, time_zone, next_run_at, integration_id) ON "process" TO causeway_system;
GRANT SELECT (id, enabled) ON "integration" TO causeway_system;
GRANT SELECT (id, tenant_id, process_id, mode, state, control, lease_until, wake_at, created_at, started_at, ended_at) ON "run" TO causeway_system;
GRANT SELECT (id, tenant_id, state, lease_until, created_at) ON "task" TO causeway_system;

-- The tenant and the user whom a transaction acts for (packages/db sets both with set_config).
CREATE FUNCTION current_tenant() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT NULLIF(current_setting('causeway.tenant_id', true), '')::uuid $$;
CREATE FUNCTION acting_user() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT NULLIF(current_setting('causeway.user_id', true), '')::uuid $$;

DO $$
DECLARE owned text;
BEGIN
  FOREACH owned IN ARRAY ARRAY['membership', 'connection', 'call_meter', 'call_permit', 'integration', 'process', 'run',
                               'record', 'claim', 'record_counter', 'event', 'task', 'audit_entry'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', owned);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', owned);
    EXECUTE format('CREATE POLICY own_tenant ON %I TO causeway_app USING (tenant_id = (SELECT current_tenant())) WITH CHECK (tenant_id = (SELECT current_tenant()))', owned);
  END LOOP;
  FOREACH owned IN ARRAY ARRAY['integration', 'process', 'run', 'task'] LOOP
    EXECUTE format('CREATE POLICY every_tenant ON %I FOR SELECT TO causeway_system USING (true)', owned);
  END LOOP;
END
$$;
ALTER TABLE "tenant" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "tenant" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON "tenant" TO causeway_app USING (id = (SELECT current_tenant())) WITH CHECK (id = (SELECT current_tenant()));
CREATE POLICY every_tenant ON "tenant" FOR SELECT TO causeway_system USING (true);
-- A person sees where he is a member, whatever tenant is open.
CREATE POLICY own_memberships ON "membership" FOR SELECT TO causeway_app USING (user_id = (SELECT acting_user()));
CREATE POLICY joined_tenants ON "tenant" FOR SELECT TO causeway_app
  USING (id IN (SELECT tenant_id FROM "membership" WHERE user_id = (SELECT acting_user())));

-- At most one active run of a process, and one active preview beside it.
CREATE UNIQUE INDEX "run_one_active" ON "run" ((process_id::text), (mode = 'preview'))
  WHERE state IN ('queued', 'running', 'paused');

-- Counters of records by state, so that no dashboard scans.
CREATE FUNCTION count_records() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO record_counter (tenant_id, process_id, state, count)
      SELECT tenant_id, process_id, state, count(*) FROM added GROUP BY 1, 2, 3 ORDER BY 2, 3
      ON CONFLICT (process_id, state) DO UPDATE SET count = record_counter.count + EXCLUDED.count;
  ELSIF TG_OP = 'UPDATE' THEN
    INSERT INTO record_counter (tenant_id, process_id, state, count)
      SELECT tenant_id, process_id, state, sum(n) FROM (
        SELECT tenant_id, process_id, state, 1 AS n FROM added UNION ALL SELECT tenant_id, process_id, state, -1 FROM removed
      ) moved GROUP BY 1, 2, 3 HAVING sum(n) <> 0 ORDER BY 2, 3
      ON CONFLICT (process_id, state) DO UPDATE SET count = record_counter.count + EXCLUDED.count;
  ELSE
    UPDATE record_counter c SET count = c.count - gone.n
      FROM (SELECT process_id, state, count(*) AS n FROM removed GROUP BY 1, 2) gone
      WHERE c.process_id = gone.process_id AND c.state = gone.state;
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER count_added AFTER INSERT ON "record" REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_records();
CREATE TRIGGER count_moved AFTER UPDATE ON "record" REFERENCING NEW TABLE AS added OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION count_records();
CREATE TRIGGER count_removed AFTER DELETE ON "record" REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION count_records();

-- A run's counts always add up.
ALTER TABLE "run" ADD CONSTRAINT run_counts_add_up CHECK (read = created + updated + unchanged + skipped + waiting + failed);

-- Partitions of events by month. The default one takes what no other does, so that nothing is ever refused.
CREATE TABLE "event_default" PARTITION OF "event" DEFAULT;
CREATE FUNCTION ensure_event_partitions(months_ahead int) RETURNS int
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  first date := date_trunc('month', now() AT TIME ZONE 'UTC')::date;
  begins date;
  made int := 0;
BEGIN
  FOR i IN 0..months_ahead LOOP
    begins := (first + make_interval(months => i))::date;
    IF to_regclass(format('event_%s', to_char(begins, 'YYYY_MM'))) IS NULL THEN
      EXECUTE format('CREATE TABLE %I PARTITION OF "event" FOR VALUES FROM (%L) TO (%L)',
        'event_' || to_char(begins, 'YYYY_MM'), begins || ' 00:00:00+00', (begins + interval '1 month')::date || ' 00:00:00+00');
      made := made + 1;
    END IF;
  END LOOP;
  RETURN made;
END
$$;
REVOKE ALL ON FUNCTION ensure_event_partitions(int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ensure_event_partitions(int) TO causeway_system;
SELECT ensure_event_partitions(3);
