-- AlterTable
ALTER TABLE "run" ADD COLUMN     "failing_slices" INTEGER NOT NULL DEFAULT 0;

-- CreateIndex
CREATE INDEX "process_next_run_at_idx" ON "process"("next_run_at");
