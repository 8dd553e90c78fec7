-- CreateTable
CREATE TABLE "regulator_field" (
    "id" UUID NOT NULL,
    "incidentId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "mode" TEXT NOT NULL,
    "text" TEXT,
    "ownerId" UUID,
    "ownerName" TEXT,
    "due" TIMESTAMPTZ(3),
    "recordText" TEXT,
    "byName" TEXT NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "regulator_field_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "regulator_filing" (
    "id" UUID NOT NULL,
    "incidentId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "phase" TEXT NOT NULL,
    "authority" TEXT NOT NULL,
    "receipt" TEXT,
    "filedAt" TIMESTAMPTZ(3) NOT NULL,
    "form" JSONB NOT NULL,
    "hash" TEXT NOT NULL,
    "byName" TEXT NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "regulator_filing_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "regulator_field_incidentId_key_version_key" ON "regulator_field"("incidentId", "key", "version");

-- CreateIndex
CREATE UNIQUE INDEX "regulator_filing_incidentId_number_key" ON "regulator_filing"("incidentId", "number");

-- AddForeignKey
ALTER TABLE "regulator_field" ADD CONSTRAINT "regulator_field_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "regulator_filing" ADD CONSTRAINT "regulator_filing_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema language can't say.

ALTER TABLE regulator_field ADD CONSTRAINT regulator_field_mode CHECK (
  (mode = 'text' AND text IS NOT NULL AND due IS NULL AND "ownerId" IS NULL)
  OR (mode = 'not_yet_known' AND text IS NULL AND due IS NOT NULL AND "ownerId" IS NOT NULL)
  OR (mode = 'record' AND text IS NULL AND due IS NULL AND "ownerId" IS NULL));
ALTER TABLE regulator_field ADD CONSTRAINT regulator_field_version CHECK (version >= 1);
ALTER TABLE regulator_filing ADD CONSTRAINT regulator_filing_phase CHECK (phase IN ('initial', 'update', 'final'));
ALTER TABLE regulator_filing ADD CONSTRAINT regulator_filing_number CHECK (number >= 1);

-- What was said and what was filed is a record: another word is another row.
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON regulator_field FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON regulator_field FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON regulator_filing FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON regulator_filing FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
GRANT SELECT, INSERT ON regulator_field, regulator_filing TO standdown_app;
