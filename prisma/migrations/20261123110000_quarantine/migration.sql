ALTER TABLE "collector_token" ADD COLUMN     "purpose" TEXT NOT NULL DEFAULT 'collector';

ALTER TABLE "collector" ADD COLUMN     "lastViolationAt" TIMESTAMPTZ(3);

CREATE TABLE "signing_key" (
    "kid" TEXT NOT NULL,
    "publicJwk" JSONB NOT NULL,
    "sealedPrivate" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "signsFrom" TIMESTAMPTZ(3) NOT NULL,
    "verifiesUntil" TIMESTAMPTZ(3),

    CONSTRAINT "signing_key_pkey" PRIMARY KEY ("kid")
);

CREATE TABLE "data_observation" (
    "programId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "tokenId" UUID NOT NULL,
    "collectorId" UUID,
    "epoch" BIGINT,
    "class" TEXT NOT NULL,
    "reportedClass" TEXT,
    "disposition" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "eventFrom" TIMESTAMPTZ(3) NOT NULL,
    "eventTo" TIMESTAMPTZ(3) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "source" TEXT NOT NULL,
    "pauseEpoch" BIGINT,
    "contradicts" BOOLEAN NOT NULL,
    "announced" BOOLEAN NOT NULL,

    CONSTRAINT "data_observation_pkey" PRIMARY KEY ("programId","id")
);

CREATE TABLE "quarantine_batch" (
    "programId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "tokenId" UUID NOT NULL,
    "collectorId" UUID,
    "epoch" BIGINT,
    "class" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "eventFrom" TIMESTAMPTZ(3) NOT NULL,
    "eventTo" TIMESTAMPTZ(3) NOT NULL,
    "sizeBytes" BIGINT NOT NULL,
    "sha256" BYTEA NOT NULL,
    "place" TEXT NOT NULL,
    "sealedAt" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'sealed',
    "decidedAt" TIMESTAMPTZ(3),
    "doneAt" TIMESTAMPTZ(3),

    CONSTRAINT "quarantine_batch_pkey" PRIMARY KEY ("programId","id")
);

CREATE TABLE "quarantine_vote" (
    "id" UUID NOT NULL,
    "programId" UUID NOT NULL,
    "batchId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "decision" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "quarantine_vote_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "canary_check" (
    "programId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "tokenId" UUID NOT NULL,
    "epoch" BIGINT NOT NULL,
    "refused" BOOLEAN NOT NULL,
    "detail" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "canary_check_pkey" PRIMARY KEY ("programId","id")
);

CREATE INDEX "data_observation_programId_pauseEpoch_class_idx" ON "data_observation"("programId", "pauseEpoch", "class");

CREATE INDEX "data_observation_programId_at_idx" ON "data_observation"("programId", "at");

CREATE INDEX "quarantine_batch_programId_state_idx" ON "quarantine_batch"("programId", "state");

CREATE INDEX "quarantine_vote_programId_batchId_idx" ON "quarantine_vote"("programId", "batchId");

CREATE INDEX "canary_check_programId_epoch_idx" ON "canary_check"("programId", "epoch");

-- What Prisma's schema language can't say.

ALTER TABLE collector_token ADD CONSTRAINT collector_token_purpose CHECK (purpose IN ('collector', 'observer'));

-- One key at a time is without an end, so that gateways that start at once agree on which signs.
CREATE UNIQUE INDEX signing_key_current ON signing_key ((true)) WHERE "verifiesUntil" IS NULL;

ALTER TABLE data_observation
  ADD CONSTRAINT data_observation_program FOREIGN KEY ("programId") REFERENCES program (id),
  ADD CONSTRAINT data_observation_token FOREIGN KEY ("tokenId") REFERENCES collector_token (id),
  ADD CONSTRAINT data_observation_collector FOREIGN KEY ("collectorId") REFERENCES collector (id),
  ADD CONSTRAINT data_observation_words CHECK (
    class IN ('ok', 'late', 'violation', 'unknown') AND disposition IN ('refused', 'quarantined', 'stored')
    AND count > 0 AND "eventFrom" <= "eventTo");

ALTER TABLE quarantine_batch
  ADD CONSTRAINT quarantine_batch_program FOREIGN KEY ("programId") REFERENCES program (id),
  ADD CONSTRAINT quarantine_batch_token FOREIGN KEY ("tokenId") REFERENCES collector_token (id),
  ADD CONSTRAINT quarantine_batch_collector FOREIGN KEY ("collectorId") REFERENCES collector (id),
  ADD CONSTRAINT quarantine_batch_words CHECK (
    state IN ('sealed', 'release', 'destroy', 'released', 'destroyed') AND count > 0 AND octet_length(sha256) = 32
    AND (state = 'sealed') = ("decidedAt" IS NULL) AND (state IN ('released', 'destroyed')) = ("doneAt" IS NOT NULL));

ALTER TABLE quarantine_vote
  ADD CONSTRAINT quarantine_vote_batch FOREIGN KEY ("programId", "batchId") REFERENCES quarantine_batch ("programId", id),
  ADD CONSTRAINT quarantine_vote_person FOREIGN KEY ("personId") REFERENCES person (id),
  ADD CONSTRAINT quarantine_vote_words CHECK (decision IN ('release', 'destroy'));

ALTER TABLE canary_check
  ADD CONSTRAINT canary_check_program FOREIGN KEY ("programId") REFERENCES program (id),
  ADD CONSTRAINT canary_check_token FOREIGN KEY ("tokenId") REFERENCES collector_token (id);

DO $$ DECLARE record_table text; BEGIN
  FOREACH record_table IN ARRAY ARRAY['data_observation', 'quarantine_vote', 'canary_check'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_rewriting()', record_table);
    EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting()', record_table);
  END LOOP;
END $$;

GRANT SELECT, INSERT ON signing_key, data_observation, quarantine_batch, quarantine_vote, canary_check TO standdown_app;
GRANT UPDATE ("verifiesUntil") ON signing_key TO standdown_app;
GRANT UPDATE (state, "decidedAt", "doneAt") ON quarantine_batch TO standdown_app;
