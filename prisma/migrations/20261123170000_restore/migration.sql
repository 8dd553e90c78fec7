-- A database that was restored may have lost a pause: nothing collects in it until people say so.
ALTER TABLE "program" ADD COLUMN "restoredAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "database_identity" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "identity" TEXT NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "database_identity_pkey" PRIMARY KEY ("id")
);

-- What Prisma's schema language can't say.

ALTER TABLE database_identity ADD CONSTRAINT database_identity_one_row CHECK (id = 1);
GRANT SELECT, INSERT, UPDATE ON database_identity TO standdown_app;
ALTER TABLE pause_lock DROP CONSTRAINT pause_lock_placed_by;
ALTER TABLE pause_lock ADD CONSTRAINT pause_lock_placed_by CHECK (
  ("personId" IS NOT NULL OR rule IS NOT NULL) AND (rule IS NULL OR rule IN ('violation', 'safeguard', 'severity', 'restored')));
