-- AlterEnum
ALTER TYPE "ResumeState" ADD VALUE 'scheduled' BEFORE 'applied';

-- AlterTable
ALTER TABLE "program" ADD COLUMN "rampSeed" TEXT NOT NULL DEFAULT '', ADD COLUMN "rampStepAt" TIMESTAMPTZ(3),
  ADD COLUMN "rampAutomatic" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "resume_request" ADD COLUMN "startsAt" TIMESTAMPTZ(3);

-- What Prisma's schema language can't say.

-- A ramp that is under way keeps the cohort that it has: until now the program's id placed the collectors.
UPDATE program SET "rampSeed" = id::text, "rampStepAt" = CASE WHEN phase = 'ramping' THEN standdown_now() END;
GRANT UPDATE ("startsAt") ON resume_request TO standdown_app;

-- CreateTable
CREATE TABLE "ramp_sample" (
    "programId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "epoch" BIGINT NOT NULL,
    "percent" INTEGER NOT NULL,
    "collecting" INTEGER NOT NULL,
    "recorded" BIGINT NOT NULL,

    CONSTRAINT "ramp_sample_pkey" PRIMARY KEY ("programId", "at")
);

-- AddForeignKey
ALTER TABLE "ramp_sample" ADD CONSTRAINT "ramp_sample_programId_fkey" FOREIGN KEY ("programId") REFERENCES "program"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Readings are kept as they were taken.
GRANT SELECT, INSERT ON ramp_sample TO standdown_app;
