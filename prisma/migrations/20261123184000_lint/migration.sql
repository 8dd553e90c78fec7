-- CreateTable
CREATE TABLE "statement_mark_waiver" (
    "id" UUID NOT NULL,
    "statementId" UUID NOT NULL,
    "rule" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "sentenceHash" TEXT NOT NULL,
    "sentence" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "personId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "statement_mark_waiver_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "statement_commitment" (
    "id" UUID NOT NULL,
    "statementId" UUID NOT NULL,
    "sentenceHash" TEXT NOT NULL,
    "sentence" TEXT NOT NULL,
    "ownerId" UUID NOT NULL,
    "due" TIMESTAMPTZ(3) NOT NULL,
    "byId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "statement_commitment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "statement_mark_waiver_statementId_rule_sentenceHash_key" ON "statement_mark_waiver"("statementId", "rule", "sentenceHash");

-- CreateIndex
CREATE UNIQUE INDEX "statement_commitment_statementId_sentenceHash_key" ON "statement_commitment"("statementId", "sentenceHash");

-- AddForeignKey
ALTER TABLE "statement_mark_waiver" ADD CONSTRAINT "statement_mark_waiver_statementId_fkey" FOREIGN KEY ("statementId") REFERENCES "statement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_mark_waiver" ADD CONSTRAINT "statement_mark_waiver_personId_fkey" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_commitment" ADD CONSTRAINT "statement_commitment_statementId_fkey" FOREIGN KEY ("statementId") REFERENCES "statement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_commitment" ADD CONSTRAINT "statement_commitment_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_commitment" ADD CONSTRAINT "statement_commitment_byId_fkey" FOREIGN KEY ("byId") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema language can't say.

ALTER TABLE statement_mark_waiver ADD CONSTRAINT statement_mark_waiver_rule CHECK (rule ~ '^[LS][0-9]{2}$');
ALTER TABLE statement_mark_waiver ADD CONSTRAINT statement_mark_waiver_hash CHECK ("sentenceHash" ~ '^[0-9a-f]{64}$');
-- A rule that blocks is never set aside without a reason.
ALTER TABLE statement_mark_waiver ADD CONSTRAINT statement_mark_waiver_reason
  CHECK (severity = 'warn' OR (severity = 'block' AND btrim(reason) <> ''));
ALTER TABLE statement_commitment ADD CONSTRAINT statement_commitment_hash CHECK ("sentenceHash" ~ '^[0-9a-f]{64}$');

-- Both are a record: what was set aside or promised stays so for that sentence.
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON statement_mark_waiver FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON statement_mark_waiver FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON statement_commitment FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON statement_commitment FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
GRANT SELECT, INSERT ON statement_mark_waiver, statement_commitment TO standdown_app;
