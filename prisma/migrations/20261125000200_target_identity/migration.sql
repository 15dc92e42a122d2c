-- AlterTable
ALTER TABLE "record" ADD COLUMN     "target_identity" JSONB;
