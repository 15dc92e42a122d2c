-- A foreign key is checked without row-level security: one that names an id alone lets a row refer to another tenant's, and so tells
-- that it is there. These name the tenant as well.

-- An owner who is no superuser is under row-level security too, and would find none of the rows that are referred to.
DO $$
DECLARE owned text;
BEGIN
  FOREACH owned IN ARRAY ARRAY['connection', 'call_meter', 'call_permit', 'integration', 'process', 'run', 'record', 'claim', 'record_counter'] LOOP
    EXECUTE format('ALTER TABLE %I NO FORCE ROW LEVEL SECURITY', owned);
  END LOOP;
END
$$;

-- Claims of a process that is gone.
DELETE FROM "claim" c WHERE NOT EXISTS (SELECT FROM "process" p WHERE p.id = c.process_id AND p.tenant_id = c.tenant_id);

CREATE UNIQUE INDEX "connection_tenant_id_id_key" ON "connection"("tenant_id", "id");
CREATE UNIQUE INDEX "integration_tenant_id_id_key" ON "integration"("tenant_id", "id");
CREATE UNIQUE INDEX "process_tenant_id_id_key" ON "process"("tenant_id", "id");
DROP INDEX "connection_tenant_id_idx";
DROP INDEX "integration_tenant_id_idx";
DROP INDEX "process_tenant_id_idx";

ALTER TABLE "call_meter" DROP CONSTRAINT "call_meter_connection_id_fkey",
  ADD CONSTRAINT "call_meter_tenant_id_connection_id_fkey" FOREIGN KEY ("tenant_id", "connection_id") REFERENCES "connection"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "call_permit" DROP CONSTRAINT "call_permit_connection_id_fkey",
  ADD CONSTRAINT "call_permit_tenant_id_connection_id_fkey" FOREIGN KEY ("tenant_id", "connection_id") REFERENCES "connection"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
-- No action rather than restrict: a tenant's connections and integrations may go in one statement.
ALTER TABLE "integration" DROP CONSTRAINT "integration_intacct_connection_id_fkey", DROP CONSTRAINT "integration_magento_connection_id_fkey",
  ADD CONSTRAINT "integration_tenant_id_intacct_connection_id_fkey" FOREIGN KEY ("tenant_id", "intacct_connection_id") REFERENCES "connection"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE,
  ADD CONSTRAINT "integration_tenant_id_magento_connection_id_fkey" FOREIGN KEY ("tenant_id", "magento_connection_id") REFERENCES "connection"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;
ALTER TABLE "process" DROP CONSTRAINT "process_integration_id_fkey",
  ADD CONSTRAINT "process_tenant_id_integration_id_fkey" FOREIGN KEY ("tenant_id", "integration_id") REFERENCES "integration"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "run" DROP CONSTRAINT "run_process_id_fkey",
  ADD CONSTRAINT "run_tenant_id_process_id_fkey" FOREIGN KEY ("tenant_id", "process_id") REFERENCES "process"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "record" DROP CONSTRAINT "record_process_id_fkey",
  ADD CONSTRAINT "record_tenant_id_process_id_fkey" FOREIGN KEY ("tenant_id", "process_id") REFERENCES "process"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "record_counter" DROP CONSTRAINT "record_counter_process_id_fkey",
  ADD CONSTRAINT "record_counter_tenant_id_process_id_fkey" FOREIGN KEY ("tenant_id", "process_id") REFERENCES "process"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "claim"
  ADD CONSTRAINT "claim_tenant_id_process_id_fkey" FOREIGN KEY ("tenant_id", "process_id") REFERENCES "process"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Unique indexes are blind to it as well: another tenant's active run refused ours.
DROP INDEX "run_one_active";
CREATE UNIQUE INDEX "run_one_active" ON "run" ((tenant_id::text), (process_id::text), (mode = 'preview'))
  WHERE state IN ('queued', 'running', 'paused');

DO $$
DECLARE owned text;
BEGIN
  FOREACH owned IN ARRAY ARRAY['connection', 'call_meter', 'call_permit', 'integration', 'process', 'run', 'record', 'claim', 'record_counter'] LOOP
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', owned);
  END LOOP;
END
$$;
