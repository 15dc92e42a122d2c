-- Histories are append-only for the apps, and stay so while their process is there. With a process they must be able to go: they hold
-- names, addresses and what was sent. This function is run as a role that may delete them, for the tenant of the transaction alone, and only
-- what belongs to a process that is gone.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'causeway_eraser') THEN CREATE ROLE causeway_eraser NOLOGIN; END IF;
  EXECUTE format('GRANT causeway_eraser TO %I', current_user);
END
$$;
GRANT USAGE, CREATE ON SCHEMA public TO causeway_eraser;
GRANT SELECT (tenant_id, process_id), DELETE ON "event" TO causeway_eraser;
GRANT SELECT (id, tenant_id) ON "process" TO causeway_eraser;
CREATE POLICY eraser_deletes ON "event" TO causeway_eraser USING (tenant_id = (SELECT current_tenant())) WITH CHECK (false);
CREATE POLICY eraser_reads ON "process" FOR SELECT TO causeway_eraser USING (tenant_id = (SELECT current_tenant()));

-- Deletes the histories of processes that are no more; answers how many entries those were.
CREATE FUNCTION erase_histories(of_processes uuid[]) RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE erased bigint;
BEGIN
  DELETE FROM event WHERE tenant_id = current_tenant() AND process_id = ANY(of_processes)
    AND NOT EXISTS (SELECT FROM process p WHERE p.id = event.process_id);
  GET DIAGNOSTICS erased = ROW_COUNT;
  RETURN erased;
END
$$;
ALTER FUNCTION erase_histories(uuid[]) OWNER TO causeway_eraser;
REVOKE CREATE ON SCHEMA public FROM causeway_eraser;
REVOKE ALL ON FUNCTION erase_histories(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_histories(uuid[]) TO causeway_app;
