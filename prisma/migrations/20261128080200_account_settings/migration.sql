-- AlterTable
ALTER TABLE "users" ADD COLUMN     "settings" JSONB;
