-- The queue's own role and schema, for installations without Redis. It reaches nothing else.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'causeway_queue') THEN CREATE ROLE causeway_queue LOGIN; END IF;
  -- An owner that is no superuser must be a member of the role to give it a schema.
  EXECUTE format('GRANT causeway_queue TO %I', current_user);
  CREATE SCHEMA IF NOT EXISTS queue AUTHORIZATION causeway_queue;
END
$$;

-- The scheduler sees which processes have records that are due again, and nothing else of them.
GRANT SELECT (tenant_id, process_id, next_try_at) ON "record" TO causeway_system;
CREATE POLICY every_tenant ON "record" FOR SELECT TO causeway_system USING (true);

-- CreateIndex
CREATE INDEX "record_next_try_at_idx" ON "record"("next_try_at");
