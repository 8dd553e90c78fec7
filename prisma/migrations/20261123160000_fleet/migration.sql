-- AlterTable
ALTER TABLE "program" ADD COLUMN     "fleetVersion" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "collector_token" ADD COLUMN     "group" TEXT;

-- AlterTable
ALTER TABLE "collector" ADD COLUMN     "escalatedAt" TIMESTAMPTZ(3),
ADD COLUMN     "escalatedToId" UUID,
ADD COLUMN     "group" TEXT,
ADD COLUMN     "otherBootAt" TIMESTAMPTZ(3),
ADD COLUMN     "priorBootId" TEXT,
ADD COLUMN     "retriedAt" TIMESTAMPTZ(3),
ADD COLUMN     "version" TEXT;

-- AddForeignKey
ALTER TABLE "collector" ADD CONSTRAINT "collector_escalatedToId_fkey" FOREIGN KEY ("escalatedToId") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;


-- What Prisma's schema language can't say.

ALTER TABLE collector_token ADD CONSTRAINT collector_token_group CHECK (length("group") BETWEEN 1 AND 60);
ALTER TABLE collector ADD CONSTRAINT collector_version CHECK (length(version) BETWEEN 1 AND 60);

-- A third of a page is left free, so that a heartbeat finds room beside the row that it replaces.
ALTER TABLE collector SET (fillfactor = 70);
