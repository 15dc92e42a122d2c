-- A task that is about a connection goes with it, and cannot name another tenant's.

-- An owner who is no superuser is under row-level security too, and would find none of the rows that are referred to.
ALTER TABLE "task" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "connection" NO FORCE ROW LEVEL SECURITY;

DELETE FROM "task" t WHERE t.connection_id IS NOT NULL AND NOT EXISTS (SELECT FROM "connection" c WHERE c.id = t.connection_id AND c.tenant_id = t.tenant_id);
CREATE INDEX "task_tenant_id_connection_id_idx" ON "task"("tenant_id", "connection_id");
ALTER TABLE "task"
  ADD CONSTRAINT "task_tenant_id_connection_id_fkey" FOREIGN KEY ("tenant_id", "connection_id") REFERENCES "connection"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "task" FORCE ROW LEVEL SECURITY;
ALTER TABLE "connection" FORCE ROW LEVEL SECURITY;
