-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('owner', 'admin', 'user', 'support');

-- CreateEnum
CREATE TYPE "System" AS ENUM ('intacct', 'magento');

-- CreateEnum
CREATE TYPE "RunMode" AS ENUM ('sync', 'preview', 'retry');

-- CreateEnum
CREATE TYPE "RunTrigger" AS ENUM ('manual', 'schedule', 'api', 'system');

-- CreateEnum
CREATE TYPE "RunState" AS ENUM ('queued', 'running', 'paused', 'completed', 'completed_with_failures', 'partial', 'stopped', 'cancelled');

-- CreateEnum
CREATE TYPE "RunControl" AS ENUM ('go', 'pause', 'cancel');

-- CreateEnum
CREATE TYPE "RecordState" AS ENUM ('synced', 'waiting', 'failed', 'skipped');

-- CreateEnum
CREATE TYPE "EventKind" AS ENUM ('created', 'updated', 'linked', 'unchanged', 'skipped', 'waiting', 'failed', 'would_create', 'would_update', 'would_leave', 'would_skip', 'would_wait', 'would_fail', 'retry_requested', 'note');

-- CreateEnum
CREATE TYPE "TaskState" AS ENUM ('queued', 'running', 'done', 'failed');

-- CreateTable
CREATE TABLE "tenant" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tenant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "failed_sign_ins" INTEGER NOT NULL DEFAULT 0,
    "locked_until" TIMESTAMPTZ(6),
    "last_sign_in_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "tenant_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("tenant_id","user_id")
);

-- CreateTable
CREATE TABLE "connection" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "system" "System" NOT NULL,
    "name" TEXT NOT NULL,
    "settings" JSONB NOT NULL,
    "sealed" BYTEA,
    "key_version" INTEGER,
    "secret_set_at" JSONB NOT NULL DEFAULT '{}',
    "last_test" JSONB,
    "last_test_at" TIMESTAMPTZ(6),
    "last_test_ok" BOOLEAN,
    "directory" JSONB NOT NULL DEFAULT '{}',
    "directory_at" TIMESTAMPTZ(6),
    "max_in_flight" INTEGER NOT NULL DEFAULT 4,
    "monthly_cap" INTEGER,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "connection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "call_meter" (
    "tenant_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "calls" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "call_meter_pkey" PRIMARY KEY ("connection_id","month")
);

-- CreateTable
CREATE TABLE "call_permit" (
    "tenant_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "slot" INTEGER NOT NULL,
    "holder" TEXT,
    "held_until" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "call_permit_pkey" PRIMARY KEY ("connection_id","slot")
);

-- CreateTable
CREATE TABLE "integration" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "intacct_connection_id" UUID NOT NULL,
    "magento_connection_id" UUID NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "integration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "process" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "integration_id" UUID NOT NULL,
    "entity" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "settings" JSONB NOT NULL DEFAULT '{}',
    "mapping" JSONB NOT NULL DEFAULT '{}',
    "version" INTEGER NOT NULL DEFAULT 1,
    "schedule" JSONB,
    "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "next_run_at" TIMESTAMPTZ(6),
    "watermark" JSONB,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "process_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "run" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "process_id" UUID NOT NULL,
    "mode" "RunMode" NOT NULL,
    "full" BOOLEAN NOT NULL DEFAULT false,
    "trigger" "RunTrigger" NOT NULL,
    "requested_by" UUID,
    "state" "RunState" NOT NULL DEFAULT 'queued',
    "control" "RunControl" NOT NULL DEFAULT 'go',
    "reason" JSONB,
    "read" INTEGER NOT NULL DEFAULT 0,
    "created" INTEGER NOT NULL DEFAULT 0,
    "updated" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "skipped" INTEGER NOT NULL DEFAULT 0,
    "waiting" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "announced" INTEGER,
    "intacct_calls" INTEGER NOT NULL DEFAULT 0,
    "magento_calls" INTEGER NOT NULL DEFAULT 0,
    "window" JSONB,
    "checkpoint" JSONB,
    "fence" BIGINT NOT NULL DEFAULT 0,
    "lease_owner" TEXT,
    "lease_until" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(6),
    "ended_at" TIMESTAMPTZ(6),
    "wake_at" TIMESTAMPTZ(6),

    CONSTRAINT "run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "record" (
    "id" BIGSERIAL NOT NULL,
    "tenant_id" UUID NOT NULL,
    "process_id" UUID NOT NULL,
    "source_key" TEXT NOT NULL,
    "source_id" BIGINT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "display" JSONB NOT NULL DEFAULT '{}',
    "search_text" TEXT NOT NULL DEFAULT '',
    "source_url" TEXT,
    "source" JSONB,
    "hash" TEXT,
    "state" "RecordState" NOT NULL,
    "target_id" TEXT,
    "failure_code" TEXT,
    "failure_class" TEXT,
    "failure" JSONB,
    "reason" TEXT,
    "warnings" JSONB,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_tried_at" TIMESTAMPTZ(6),
    "next_try_at" TIMESTAMPTZ(6),
    "last_run_id" UUID,
    "intent" JSONB,
    "assignee_id" UUID,
    "note" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "record_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claim" (
    "tenant_id" UUID NOT NULL,
    "process_id" UUID NOT NULL,
    "claim" TEXT NOT NULL,
    "source_key" TEXT NOT NULL,

    CONSTRAINT "claim_pkey" PRIMARY KEY ("process_id","claim")
);

-- CreateTable
CREATE TABLE "record_counter" (
    "tenant_id" UUID NOT NULL,
    "process_id" UUID NOT NULL,
    "state" "RecordState" NOT NULL,
    "count" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "record_counter_pkey" PRIMARY KEY ("process_id","state")
);

-- CreateTable
CREATE TABLE "event" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "tenant_id" UUID NOT NULL,
    "process_id" UUID NOT NULL,
    "source_key" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "run_id" UUID,
    "actor_id" UUID,
    "kind" "EventKind" NOT NULL,
    "target_id" TEXT,
    "failure_code" TEXT,
    "message" TEXT,
    "changes" JSONB,
    "request" JSONB,
    "response" JSONB,

    CONSTRAINT "event_pkey" PRIMARY KEY ("id","at")
) PARTITION BY RANGE ("at");

-- CreateTable
CREATE TABLE "task" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "connection_id" UUID,
    "input" JSONB NOT NULL DEFAULT '{}',
    "state" "TaskState" NOT NULL DEFAULT 'queued',
    "result" JSONB,
    "requested_by" UUID,
    "lease_until" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(6),

    CONSTRAINT "task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" BIGSERIAL NOT NULL,
    "tenant_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_id" UUID,
    "actor_name" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "tenant_slug_key" ON "tenant"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE INDEX "membership_user_id_idx" ON "membership"("user_id");

-- CreateIndex
CREATE INDEX "connection_tenant_id_idx" ON "connection"("tenant_id");

-- CreateIndex
CREATE INDEX "integration_tenant_id_idx" ON "integration"("tenant_id");

-- CreateIndex
CREATE INDEX "process_tenant_id_idx" ON "process"("tenant_id");

-- CreateIndex
CREATE UNIQUE INDEX "process_integration_id_entity_key" ON "process"("integration_id", "entity");

-- CreateIndex
CREATE INDEX "run_tenant_id_process_id_created_at_idx" ON "run"("tenant_id", "process_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "run_tenant_id_created_at_idx" ON "run"("tenant_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "record_tenant_id_process_id_state_id_idx" ON "record"("tenant_id", "process_id", "state", "id");

-- CreateIndex
CREATE INDEX "record_tenant_id_process_id_name_id_idx" ON "record"("tenant_id", "process_id", "name", "id");

-- CreateIndex
CREATE INDEX "record_tenant_id_process_id_updated_at_id_idx" ON "record"("tenant_id", "process_id", "updated_at", "id");

-- CreateIndex
CREATE INDEX "record_tenant_id_process_id_failure_code_id_idx" ON "record"("tenant_id", "process_id", "failure_code", "id");

-- CreateIndex
CREATE INDEX "record_tenant_id_process_id_target_id_idx" ON "record"("tenant_id", "process_id", "target_id");

-- CreateIndex
CREATE INDEX "record_process_id_next_try_at_idx" ON "record"("process_id", "next_try_at");

-- CreateIndex
CREATE UNIQUE INDEX "record_process_id_source_key_key" ON "record"("process_id", "source_key");

-- CreateIndex
CREATE INDEX "claim_process_id_source_key_idx" ON "claim"("process_id", "source_key");

-- CreateIndex
CREATE INDEX "event_tenant_id_process_id_source_key_at_idx" ON "event"("tenant_id", "process_id", "source_key", "at" DESC);

-- CreateIndex
CREATE INDEX "event_tenant_id_run_id_id_idx" ON "event"("tenant_id", "run_id", "id");

-- CreateIndex
CREATE INDEX "task_tenant_id_created_at_idx" ON "task"("tenant_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "audit_entry_tenant_id_at_idx" ON "audit_entry"("tenant_id", "at" DESC);

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "connection" ADD CONSTRAINT "connection_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call_meter" ADD CONSTRAINT "call_meter_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call_permit" ADD CONSTRAINT "call_permit_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "integration" ADD CONSTRAINT "integration_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "integration" ADD CONSTRAINT "integration_intacct_connection_id_fkey" FOREIGN KEY ("intacct_connection_id") REFERENCES "connection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "integration" ADD CONSTRAINT "integration_magento_connection_id_fkey" FOREIGN KEY ("magento_connection_id") REFERENCES "connection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "process" ADD CONSTRAINT "process_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "process" ADD CONSTRAINT "process_integration_id_fkey" FOREIGN KEY ("integration_id") REFERENCES "integration"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run" ADD CONSTRAINT "run_process_id_fkey" FOREIGN KEY ("process_id") REFERENCES "process"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "record" ADD CONSTRAINT "record_process_id_fkey" FOREIGN KEY ("process_id") REFERENCES "process"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "record_counter" ADD CONSTRAINT "record_counter_process_id_fkey" FOREIGN KEY ("process_id") REFERENCES "process"("id") ON DELETE CASCADE ON UPDATE CASCADE;


