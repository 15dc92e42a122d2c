-- CreateTable
CREATE TABLE "run_standing" (
    "id" BIGSERIAL NOT NULL,
    "tenant_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "keys" JSONB NOT NULL,

    CONSTRAINT "run_standing_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "run_standing_run_id_idx" ON "run_standing"("run_id");

-- CreateIndex
CREATE UNIQUE INDEX "run_tenant_id_id_key" ON "run"("tenant_id", "id");

-- AddForeignKey
ALTER TABLE "run_standing" ADD CONSTRAINT "run_standing_tenant_id_run_id_fkey" FOREIGN KEY ("tenant_id", "run_id") REFERENCES "run"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE, DELETE ON "run_standing" TO causeway_app;
GRANT USAGE ON SEQUENCE "run_standing_id_seq" TO causeway_app;
ALTER TABLE "run_standing" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "run_standing" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON "run_standing" TO causeway_app USING (tenant_id = (SELECT current_tenant())) WITH CHECK (tenant_id = (SELECT current_tenant()));
