-- AlterTable
ALTER TABLE "program" ADD COLUMN     "pauseOnExpiry" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "pauseOnSevere" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "safeguard" ADD COLUMN     "expiredAt" TIMESTAMPTZ(3),
ADD COLUMN     "reverifyDays" INTEGER;

-- What Prisma's schema language can't say.

ALTER TABLE safeguard ADD CONSTRAINT safeguard_reverify CHECK ("reverifyDays" BETWEEN 1 AND 3660);
-- What expires next, for reminders and for the dashboard.
CREATE INDEX safeguard_expiring ON safeguard ("expiresAt") WHERE state = 'verified' AND "expiresAt" IS NOT NULL;
