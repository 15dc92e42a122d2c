-- What the grid filters, sorts and searches by. Under row-level security Postgres uses an index only for leakproof operators; those
-- of enums and LIKE are none (docs/decisions/grid-under-row-level-security.md).

-- Names in the order in which people look for them, whatever the database's locale: accents and case beside each other.
ALTER TABLE "record" ALTER COLUMN "name" TYPE text COLLATE "und-x-icu";

-- The state as a number, most urgent first. An index on the enum would never be used.
ALTER TABLE "record" ADD COLUMN "state_rank" integer NOT NULL
  GENERATED ALWAYS AS (CASE "state" WHEN 'failed' THEN 1 WHEN 'waiting' THEN 2 WHEN 'skipped' THEN 3 ELSE 4 END) STORED;
DROP INDEX "record_tenant_id_process_id_state_id_idx";
CREATE INDEX "record_tenant_id_process_id_state_rank_id_idx" ON "record"("tenant_id", "process_id", "state_rank", "id");

-- Keyset paging by it needs a value in every row; what is stored for the first time is being tried.
UPDATE "record" SET "last_tried_at" = "created_at" WHERE "last_tried_at" IS NULL;
ALTER TABLE "record" ALTER COLUMN "last_tried_at" SET DEFAULT CURRENT_TIMESTAMP, ALTER COLUMN "last_tried_at" SET NOT NULL;
CREATE INDEX "record_tenant_id_process_id_last_tried_at_id_idx" ON "record"("tenant_id", "process_id", "last_tried_at", "id");

CREATE INDEX "record_assigned" ON "record"("tenant_id", "assignee_id", "process_id", "id") WHERE "assignee_id" IS NOT NULL;

-- Search inside words. btree_gin lets one index know the process too, so that tenants do not slow each other down.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gin;
CREATE INDEX "record_search" ON "record" USING gin ("process_id", "search_text" gin_trgm_ops);

-- LIKE is not leakproof, so the apps' role would never use that index. This function is run as a role that may, for the
-- tenant of the transaction alone, and answers ids.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'causeway_search') THEN CREATE ROLE causeway_search NOLOGIN; END IF;
  EXECUTE format('GRANT causeway_search TO %I', current_user);
END
$$;
GRANT USAGE, CREATE ON SCHEMA public TO causeway_search;
GRANT SELECT (id, tenant_id, process_id, search_text) ON "record" TO causeway_search;
CREATE POLICY search_reads ON "record" FOR SELECT TO causeway_search USING (true);

-- Ids of the records of a process whose search text, with a blank before it, is LIKE every one of the patterns; no more than `at_most`,
-- null for all.
CREATE FUNCTION records_found(of_process uuid, patterns text[], at_most bigint) RETURNS SETOF bigint
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 500 AS $$
BEGIN
  -- Planned anew each time: how many rows a pattern finds decides the plan.
  RETURN QUERY EXECUTE
    'SELECT id FROM record WHERE tenant_id = current_tenant() AND process_id = $1'
    || coalesce((SELECT string_agg(CASE
        WHEN starts_with(pattern, '% ') THEN format(' AND (search_text LIKE %L OR search_text LIKE %L)', pattern, substr(pattern, 3))
        ELSE format(' AND search_text LIKE %L', pattern) END, '') FROM unnest(patterns) AS pattern), '')
    || ' LIMIT $2'
    USING of_process, at_most;
END
$$;
ALTER FUNCTION records_found(uuid, text[], bigint) OWNER TO causeway_search;
REVOKE CREATE ON SCHEMA public FROM causeway_search;
REVOKE ALL ON FUNCTION records_found(uuid, text[], bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION records_found(uuid, text[], bigint) TO causeway_app;

-- What people do in the grid, in the records' histories.
ALTER TYPE "EventKind" ADD VALUE 'ignored';
ALTER TYPE "EventKind" ADD VALUE 'unignored';
ALTER TYPE "EventKind" ADD VALUE 'assigned';
