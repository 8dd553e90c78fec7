-- What a correction is by the record, or a retraction with its reason.
ALTER TABLE "statement" ADD COLUMN "correctionType" TEXT,
ADD COLUMN "correctionReason" TEXT;

-- CreateTable
CREATE TABLE "correction_task" (
    "statementId" UUID NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "bySeq" INTEGER NOT NULL,
    "targetAt" TIMESTAMPTZ(3) NOT NULL,
    "doneAt" TIMESTAMPTZ(3),
    "doneById" UUID,

    CONSTRAINT "correction_task_pkey" PRIMARY KEY ("statementId")
);

-- CreateIndex
CREATE INDEX "correction_task_doneAt_targetAt_idx" ON "correction_task"("doneAt", "targetAt");

-- AddForeignKey
ALTER TABLE "correction_task" ADD CONSTRAINT "correction_task_statementId_fkey" FOREIGN KEY ("statementId") REFERENCES "statement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "correction_task" ADD CONSTRAINT "correction_task_doneById_fkey" FOREIGN KEY ("doneById") REFERENCES "statement"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma's schema language can't say.

ALTER TABLE statement ADD CONSTRAINT statement_correction_type CHECK ("correctionType" IN ('update', 'correction', 'retraction'));
ALTER TABLE statement ADD CONSTRAINT statement_retraction_reason CHECK ("correctionType" IS DISTINCT FROM 'retraction' OR "correctionReason" <> '');
ALTER TABLE correction_task ADD CONSTRAINT correction_task_done CHECK (("doneAt" IS NULL) = ("doneById" IS NULL));
GRANT SELECT, INSERT, UPDATE ON correction_task TO standdown_app;
