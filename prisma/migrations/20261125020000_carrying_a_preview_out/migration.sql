-- AlterEnum
ALTER TYPE "EventKind" ADD VALUE 'held_back';

-- AlterTable
ALTER TABLE "run" ADD COLUMN     "carries_out" UUID;
