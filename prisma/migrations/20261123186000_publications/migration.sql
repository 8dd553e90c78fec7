-- What was published before these columns is described by what stands beside it; its words went out as they are.
ALTER TABLE "statement_publication" ADD COLUMN "asOf" TIMESTAMPTZ(3),
ADD COLUMN "audience" TEXT,
ADD COLUMN "channels" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN "drill" BOOLEAN,
ADD COLUMN "kind" TEXT,
ADD COLUMN "outgoing" TEXT,
ADD COLUMN "outgoingHash" BYTEA,
ADD COLUMN "public" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "title" TEXT,
ADD COLUMN "waivers" JSONB NOT NULL DEFAULT '[]';
ALTER TABLE "statement_publication" DISABLE TRIGGER append_only;
UPDATE "statement_publication" p SET kind = s.kind, title = s.title, audience = s.audience, drill = i.drill, outgoing = p.text,
  "outgoingHash" = sha256(convert_to(p.text, 'UTF8')),
  "asOf" = coalesce((SELECT max(c."asOf") FROM statement_claim c WHERE c."versionId" = p."versionId"), p."publishedAt")
FROM statement s JOIN incident i ON i.id = s."incidentId" WHERE s.id = p."statementId";
ALTER TABLE "statement_publication" ENABLE TRIGGER append_only;
ALTER TABLE "statement_publication" ALTER COLUMN "asOf" SET NOT NULL, ALTER COLUMN "audience" SET NOT NULL,
ALTER COLUMN "drill" SET NOT NULL, ALTER COLUMN "kind" SET NOT NULL, ALTER COLUMN "outgoing" SET NOT NULL,
ALTER COLUMN "outgoingHash" SET NOT NULL, ALTER COLUMN "title" SET NOT NULL,
ALTER COLUMN "channels" DROP DEFAULT, ALTER COLUMN "public" DROP DEFAULT, ALTER COLUMN "waivers" DROP DEFAULT;

-- CreateTable
CREATE TABLE "public_thread" (
    "statementId" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "public_thread_pkey" PRIMARY KEY ("statementId")
);

-- CreateTable
CREATE TABLE "statement_delivery" (
    "id" UUID NOT NULL,
    "publicationId" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "endpointId" UUID,
    "textHash" BYTEA NOT NULL,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL,
    "sentAt" TIMESTAMPTZ(3),
    "receipt" TEXT NOT NULL DEFAULT '',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lastError" TEXT NOT NULL DEFAULT '',
    "personId" UUID,

    CONSTRAINT "statement_delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_endpoint" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "sealedSecret" BYTEA NOT NULL,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_endpoint_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "public_thread_slug_key" ON "public_thread"("slug");

-- CreateIndex
CREATE INDEX "statement_delivery_publicationId_requestedAt_idx" ON "statement_delivery"("publicationId", "requestedAt");

-- AddForeignKey
ALTER TABLE "public_thread" ADD CONSTRAINT "public_thread_statementId_fkey" FOREIGN KEY ("statementId") REFERENCES "statement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_delivery" ADD CONSTRAINT "statement_delivery_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "statement_publication"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_delivery" ADD CONSTRAINT "statement_delivery_endpointId_fkey" FOREIGN KEY ("endpointId") REFERENCES "webhook_endpoint"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_delivery" ADD CONSTRAINT "statement_delivery_personId_fkey" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_endpoint" ADD CONSTRAINT "webhook_endpoint_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema language can't say.

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON public_thread FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public_thread FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE INDEX statement_publication_public ON statement_publication ("publishedAt" DESC) WHERE public;
-- One mail, one call to each recipient of a publication; files and copies are taken as often as people like.
CREATE UNIQUE INDEX statement_delivery_once ON statement_delivery ("publicationId", channel, recipient) WHERE channel IN ('email', 'webhook', 'public_page');
GRANT SELECT, INSERT ON public_thread TO standdown_app;
GRANT SELECT, INSERT ON statement_delivery TO standdown_app;
GRANT UPDATE ("sentAt", receipt, attempts, "lastError") ON statement_delivery TO standdown_app;
GRANT SELECT, INSERT ON webhook_endpoint TO standdown_app;
GRANT UPDATE ("removedAt") ON webhook_endpoint TO standdown_app;
