-- AlterTable
ALTER TABLE "scripts" ADD COLUMN     "tags" TEXT[] DEFAULT ARRAY[]::TEXT[];
