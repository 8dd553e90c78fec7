-- CreateTable
CREATE TABLE "job" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "key" TEXT,
    "data" JSONB NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "failedAt" TIMESTAMPTZ(3),
    "lastError" TEXT,

    CONSTRAINT "job_pkey" PRIMARY KEY ("id")
);

-- What Prisma's schema language can't say.

-- Of the jobs of one name with the same key, one waits at most.
CREATE UNIQUE INDEX job_waiting_key ON job (name, key) WHERE "failedAt" IS NULL;
CREATE INDEX job_due ON job ("dueAt", id) WHERE "failedAt" IS NULL;
CREATE INDEX job_given_up ON job ("failedAt" DESC, id DESC) WHERE "failedAt" IS NOT NULL;

-- A job is no record: what it did stands on the timelines.
GRANT SELECT, INSERT, UPDATE, DELETE ON job TO standdown_app;
