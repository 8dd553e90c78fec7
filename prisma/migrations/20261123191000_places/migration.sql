-- AlterTable
ALTER TABLE "incident" ADD COLUMN     "places" TEXT[] DEFAULT ARRAY[]::TEXT[];
