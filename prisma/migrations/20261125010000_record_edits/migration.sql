-- AlterEnum
ALTER TYPE "EventKind" ADD VALUE 'edited';
ALTER TYPE "EventKind" ADD VALUE 'edit_ended';

-- CreateEnum
CREATE TYPE "EditState" AS ENUM ('asked', 'sent', 'refused');

-- CreateTable
CREATE TABLE "record_edit" (
    "tenant_id" UUID NOT NULL,
    "process_id" UUID NOT NULL,
    "source_key" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "values" JSONB NOT NULL,
    "seen" JSONB NOT NULL,
    "actor_id" UUID NOT NULL,
    "actor_name" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "state" "EditState" NOT NULL DEFAULT 'asked',
    "used_at" TIMESTAMPTZ(6),

    CONSTRAINT "record_edit_pkey" PRIMARY KEY ("process_id","source_key")
);

-- AddForeignKey
ALTER TABLE "record_edit" ADD CONSTRAINT "record_edit_tenant_id_process_id_fkey" FOREIGN KEY ("tenant_id", "process_id") REFERENCES "process"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE, DELETE ON "record_edit" TO causeway_app;
ALTER TABLE "record_edit" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "record_edit" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON "record_edit" TO causeway_app USING (tenant_id = (SELECT current_tenant())) WITH CHECK (tenant_id = (SELECT current_tenant()));
