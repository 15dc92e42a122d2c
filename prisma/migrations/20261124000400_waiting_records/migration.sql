-- AlterTable
ALTER TABLE "record" ADD COLUMN     "waiting_since" TIMESTAMPTZ(6),
ADD COLUMN     "waits_for" TEXT;

-- CreateIndex
CREATE INDEX "record_process_id_waits_for_idx" ON "record"("process_id", "waits_for");

-- CreateIndex
CREATE INDEX "record_process_id_source_id_idx" ON "record"("process_id", "source_id");
