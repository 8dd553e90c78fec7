-- A lock that a rule placed names the rule instead of a person.
ALTER TABLE "pause_lock" ALTER COLUMN "personId" DROP NOT NULL, ADD COLUMN "rule" TEXT;

-- What Prisma's schema language can't say.

ALTER TABLE pause_lock ADD CONSTRAINT pause_lock_placed_by CHECK (
  ("personId" IS NOT NULL OR rule IS NOT NULL) AND (rule IS NULL OR rule IN ('violation', 'safeguard', 'severity')));
-- One active lock for each program and rule, where no incident holds it.
CREATE UNIQUE INDEX pause_lock_rule_active ON pause_lock ("programId", rule)
  WHERE "releasedAt" IS NULL AND "incidentId" IS NULL AND "personId" IS NULL;
