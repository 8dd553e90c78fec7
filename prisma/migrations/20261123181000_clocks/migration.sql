-- CreateTable
CREATE TABLE "clock_judgment" (
    "id" UUID NOT NULL,
    "incidentId" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "regime" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "zone" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "supersedes" INTEGER,
    "byId" UUID,
    "byName" TEXT NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "clock_judgment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "regime_setting" (
    "regime" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL,
    "mark" TEXT,
    "reviewedOn" DATE,
    "note" TEXT NOT NULL DEFAULT '',
    "byId" UUID,
    "byName" TEXT NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "regime_setting_pkey" PRIMARY KEY ("regime")
);

-- CreateTable
CREATE TABLE "counting_setting" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "zone" TEXT NOT NULL DEFAULT 'UTC',
    "calendar" TEXT,
    "reliefEntity" TEXT,
    "reliefOff" BOOLEAN NOT NULL DEFAULT false,
    "smallAgent" BOOLEAN NOT NULL DEFAULT false,
    "targetHoursOf72" INTEGER NOT NULL DEFAULT 48,
    "decisionDueHours" INTEGER NOT NULL DEFAULT 24,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "counting_setting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "regime_assessment" (
    "id" UUID NOT NULL,
    "incidentId" UUID NOT NULL,
    "regime" TEXT NOT NULL,
    "why" TEXT[],
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "openedSeq" INTEGER NOT NULL,
    "ownerId" UUID,
    "decisionDue" TIMESTAMPTZ(3) NOT NULL,
    "decision" TEXT,
    "reason" TEXT,
    "decidedById" UUID,
    "decidedByName" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedSeq" INTEGER,

    CONSTRAINT "regime_assessment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "clock" (
    "id" UUID NOT NULL,
    "incidentId" UUID NOT NULL,
    "regime" TEXT NOT NULL,
    "regimeVersion" INTEGER NOT NULL,
    "duty" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "missing" TEXT[],
    "anchorSeqs" INTEGER[],
    "startsAt" TIMESTAMPTZ(3),
    "conservativeDue" TIMESTAMPTZ(3),
    "latestArguable" TIMESTAMPTZ(3),
    "internalTarget" TIMESTAMPTZ(3),
    "precision" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "calendarId" TEXT,
    "calendarVersion" TEXT,
    "explanation" TEXT[],
    "ownerId" UUID,
    "sortAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "metAt" TIMESTAMPTZ(3),
    "receipt" TEXT,
    "reasons" TEXT,
    "endedAt" TIMESTAMPTZ(3),
    "endedById" UUID,
    "endedByName" TEXT,

    CONSTRAINT "clock_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "clock_alert" (
    "clockId" UUID NOT NULL,
    "mark" TEXT NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "toldAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "clock_alert_pkey" PRIMARY KEY ("clockId","mark")
);

-- CreateTable
CREATE TABLE "calendar_feed" (
    "personId" UUID NOT NULL,
    "secretHash" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "lastReadAt" TIMESTAMPTZ(3),

    CONSTRAINT "calendar_feed_pkey" PRIMARY KEY ("personId")
);

-- CreateIndex
CREATE UNIQUE INDEX "clock_judgment_incidentId_seq_key" ON "clock_judgment"("incidentId", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "clock_judgment_incidentId_supersedes_key" ON "clock_judgment"("incidentId", "supersedes");

-- CreateIndex
CREATE UNIQUE INDEX "regime_assessment_incidentId_regime_key" ON "regime_assessment"("incidentId", "regime");

-- CreateIndex
CREATE UNIQUE INDEX "clock_incidentId_duty_version_key" ON "clock"("incidentId", "duty", "version");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_feed_secretHash_key" ON "calendar_feed"("secretHash");

-- AddForeignKey
ALTER TABLE "clock_judgment" ADD CONSTRAINT "clock_judgment_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "regime_assessment" ADD CONSTRAINT "regime_assessment_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "regime_assessment" ADD CONSTRAINT "regime_assessment_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "clock" ADD CONSTRAINT "clock_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "clock" ADD CONSTRAINT "clock_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "clock_alert" ADD CONSTRAINT "clock_alert_clockId_fkey" FOREIGN KEY ("clockId") REFERENCES "clock"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_personId_fkey" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema language can't say.

ALTER TABLE counting_setting ADD CONSTRAINT counting_setting_shape CHECK (
  id = 1 AND "targetHoursOf72" BETWEEN 1 AND 71 AND "decisionDueHours" BETWEEN 1 AND 720
  AND ("reliefEntity" IS NULL OR "reliefEntity" IN ('listed', 'other')));
ALTER TABLE regime_setting ADD CONSTRAINT regime_setting_mark CHECK (mark IS NULL OR mark IN ('V', 'S', 'M', 'D'));

-- There is no silent "no": a decision has a reason, and somebody's name.
ALTER TABLE regime_assessment ADD CONSTRAINT regime_assessment_decided CHECK (
  (decision IS NULL AND reason IS NULL AND "decidedAt" IS NULL AND "decidedByName" IS NULL)
  OR (decision IN ('applies', 'does_not_apply') AND length(reason) > 0 AND "decidedAt" IS NOT NULL AND "decidedByName" IS NOT NULL));

-- A clock without its judgment has no date; one that ended late or is not required says why.
ALTER TABLE clock ADD CONSTRAINT clock_shape CHECK (
  state IN ('anchor_missing', 'running', 'met', 'late', 'not_required', 'superseded')
  AND (state <> 'anchor_missing' OR ("startsAt" IS NULL AND "conservativeDue" IS NULL))
  AND (state <> 'running' OR "startsAt" IS NOT NULL)
  AND (state NOT IN ('met', 'late') OR ("metAt" IS NOT NULL AND receipt IS NOT NULL))
  AND (state NOT IN ('late', 'not_required') OR length(reasons) > 0)
  AND (state <> 'superseded' OR "endedAt" IS NOT NULL));

-- Of the clocks of one duty on one incident, one stands.
CREATE UNIQUE INDEX clock_standing ON clock ("incidentId", duty) WHERE state <> 'superseded';
CREATE INDEX clock_open ON clock ("sortAt", id) WHERE state IN ('anchor_missing', 'running');
CREATE INDEX clock_ended ON clock ("endedAt" DESC, id DESC) WHERE state IN ('met', 'late', 'not_required');
CREATE INDEX regime_assessment_open ON regime_assessment ("decisionDue", id) WHERE decision IS NULL;

-- Judgments and alerts are records: what was judged, and told, is not rewritten. Nor is what a clock counted.
DO $$ DECLARE record_table text; BEGIN
  FOREACH record_table IN ARRAY ARRAY['clock_judgment', 'clock_alert'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_rewriting()', record_table);
    EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting()', record_table);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO standdown_app', record_table);
  END LOOP;
END $$;
GRANT SELECT, INSERT ON clock, regime_assessment TO standdown_app;
GRANT UPDATE (state, "ownerId", "metAt", receipt, reasons, "endedAt", "endedById", "endedByName") ON clock TO standdown_app;
GRANT UPDATE ("ownerId", decision, reason, "decidedById", "decidedByName", "decidedAt", "decidedSeq") ON regime_assessment TO standdown_app;
GRANT SELECT, INSERT, UPDATE ON regime_setting, counting_setting TO standdown_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON calendar_feed TO standdown_app;
