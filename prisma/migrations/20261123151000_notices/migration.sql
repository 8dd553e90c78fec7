-- CreateTable
CREATE TABLE "notice" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "href" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "incidentId" UUID,
    "programId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "readAt" TIMESTAMPTZ(3),
    "acknowledgeRequired" BOOLEAN NOT NULL DEFAULT false,
    "acknowledgedAt" TIMESTAMPTZ(3),
    "mailedAt" TIMESTAMPTZ(3),

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "notice_personId_createdAt_id_idx" ON "notice"("personId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "notice_personId_key_key" ON "notice"("personId", "key");

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_personId_fkey" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "incident"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_programId_fkey" FOREIGN KEY ("programId") REFERENCES "program"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma's schema language can't say.

-- A notice leads to a page of ours.
ALTER TABLE notice ADD CONSTRAINT notice_shape CHECK (href ~ '^/[^/\\]' AND length(text) BETWEEN 1 AND 1000);
-- What a person has still to look at: the number at the bell.
CREATE INDEX notice_unread ON notice ("personId", "createdAt" DESC, id DESC)
  WHERE "readAt" IS NULL OR ("acknowledgeRequired" AND "acknowledgedAt" IS NULL);

-- What somebody was told is not rewritten.
GRANT SELECT, INSERT ON notice TO standdown_app;
GRANT UPDATE ("readAt", "acknowledgedAt", "mailedAt") ON notice TO standdown_app;
