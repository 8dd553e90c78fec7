-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "ApprovalRole" ADD VALUE 'lead';
ALTER TYPE "ApprovalRole" ADD VALUE 'account';

-- AlterTable
ALTER TABLE "statement" ADD COLUMN     "notBefore" TIMESTAMPTZ(3),
ADD COLUMN     "notBeforeZone" TEXT,
ADD COLUMN     "release" JSONB,
ADD COLUMN     "releaseAt" TIMESTAMPTZ(3),
ADD COLUMN     "releaseById" UUID;

-- AlterTable
ALTER TABLE "statement_version" ADD COLUMN     "factsSeq" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "statement_template" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "body" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "savedById" UUID NOT NULL,
    "savedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "statement_template_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "statement_template_kind_number_key" ON "statement_template"("kind", "number");

-- AddForeignKey
ALTER TABLE "statement" ADD CONSTRAINT "statement_releaseById_fkey" FOREIGN KEY ("releaseById") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_template" ADD CONSTRAINT "statement_template_savedById_fkey" FOREIGN KEY ("savedById") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema language can't say.

ALTER TABLE statement ADD CONSTRAINT statement_embargo_zone CHECK (("notBefore" IS NULL) = ("notBeforeZone" IS NULL));
ALTER TABLE statement ADD CONSTRAINT statement_release_whole
  CHECK (("releaseAt" IS NULL) = ("releaseById" IS NULL) AND ("releaseAt" IS NULL) = (release IS NULL));
ALTER TABLE statement_template ADD CONSTRAINT statement_template_number CHECK (number >= 1);

-- Templates are a record: another text is another row.
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON statement_template FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON statement_template FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
GRANT SELECT, INSERT ON statement_template TO standdown_app;
