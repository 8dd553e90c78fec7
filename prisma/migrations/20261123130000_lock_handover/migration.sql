-- CreateEnum
CREATE TYPE "LockOfferState" AS ENUM ('open', 'accepted', 'declined', 'withdrawn', 'void');

-- CreateEnum
CREATE TYPE "LockBreakState" AS ENUM ('open', 'applied', 'withdrawn', 'answered', 'expired', 'void');

-- AlterTable
ALTER TABLE "pause_lock" ADD COLUMN     "heldById" UUID;

-- CreateTable
CREATE TABLE "lock_offer" (
    "id" UUID NOT NULL,
    "programId" UUID NOT NULL,
    "lockId" UUID NOT NULL,
    "fromId" UUID NOT NULL,
    "toId" UUID NOT NULL,
    "note" TEXT NOT NULL,
    "state" "LockOfferState" NOT NULL DEFAULT 'open',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "endReason" TEXT,

    CONSTRAINT "lock_offer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lock_break" (
    "id" UUID NOT NULL,
    "programId" UUID NOT NULL,
    "lockId" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "requestedById" UUID NOT NULL,
    "requestedAs" "Role" NOT NULL,
    "reason" TEXT NOT NULL,
    "attempts" TEXT[],
    "evidence" TEXT NOT NULL,
    "state" "LockBreakState" NOT NULL DEFAULT 'open',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "approvedById" UUID,
    "approvedAs" "Role",
    "endedAt" TIMESTAMPTZ(3),
    "endReason" TEXT,
    "acknowledgedAt" TIMESTAMPTZ(3),
    "acknowledgeNote" TEXT,

    CONSTRAINT "lock_break_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "lock_offer_programId_createdAt_idx" ON "lock_offer"("programId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "lock_offer_lockId_idx" ON "lock_offer"("lockId");

-- CreateIndex
CREATE INDEX "lock_break_programId_createdAt_idx" ON "lock_break"("programId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "lock_break_lockId_idx" ON "lock_break"("lockId");

-- AddForeignKey
ALTER TABLE "pause_lock" ADD CONSTRAINT "pause_lock_heldById_fkey" FOREIGN KEY ("heldById") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lock_offer" ADD CONSTRAINT "lock_offer_lockId_fkey" FOREIGN KEY ("lockId") REFERENCES "pause_lock"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lock_offer" ADD CONSTRAINT "lock_offer_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lock_offer" ADD CONSTRAINT "lock_offer_toId_fkey" FOREIGN KEY ("toId") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lock_break" ADD CONSTRAINT "lock_break_lockId_fkey" FOREIGN KEY ("lockId") REFERENCES "pause_lock"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lock_break" ADD CONSTRAINT "lock_break_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lock_break" ADD CONSTRAINT "lock_break_requestedById_fkey" FOREIGN KEY ("requestedById") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lock_break" ADD CONSTRAINT "lock_break_approvedById_fkey" FOREIGN KEY ("approvedById") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma's schema language can't say.

-- Until now whoever placed a personal lock held it.
UPDATE pause_lock SET "heldById" = "personId" WHERE "incidentId" IS NULL;
DROP INDEX pause_lock_person_active;
CREATE UNIQUE INDEX pause_lock_person_active ON pause_lock ("programId", "heldById") WHERE "releasedAt" IS NULL AND "incidentId" IS NULL;

-- One offer and one request at a time for each lock.
CREATE UNIQUE INDEX lock_offer_open ON lock_offer ("lockId") WHERE state = 'open';
CREATE UNIQUE INDEX lock_break_open ON lock_break ("lockId") WHERE state = 'open';

-- Nobody breaks a lock alone, or their own, or without counsel, whatever the application thinks.
ALTER TABLE lock_break ADD CONSTRAINT lock_break_by_two CHECK (
  "requestedById" <> "ownerId" AND (state <> 'applied' OR (
    "approvedById" IS NOT NULL AND "approvedById" NOT IN ("requestedById", "ownerId")
    AND 'counsel' IN ("requestedAs", "approvedAs") AND "endedAt" < "expiresAt")));
ALTER TABLE lock_offer ADD CONSTRAINT lock_offer_to_another CHECK ("fromId" <> "toId");

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON lock_offer FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON lock_break FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

GRANT SELECT, INSERT ON lock_offer, lock_break TO standdown_app;
GRANT UPDATE ("heldById") ON pause_lock TO standdown_app;
GRANT UPDATE (state, "endedAt", "endReason") ON lock_offer TO standdown_app;
GRANT UPDATE (state, "endedAt", "endReason", "approvedById", "approvedAs", "acknowledgedAt", "acknowledgeNote") ON lock_break TO standdown_app;
