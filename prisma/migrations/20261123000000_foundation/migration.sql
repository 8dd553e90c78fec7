-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('reporter', 'responder', 'program_owner', 'spokesperson', 'counsel', 'leader', 'auditor', 'admin');

-- CreateEnum
CREATE TYPE "IncidentStatus" AS ENUM ('reported', 'investigating', 'contained', 'resolved', 'closed', 'duplicate', 'withdrawn');

-- CreateEnum
CREATE TYPE "IncidentKind" AS ENUM ('data_exposure', 'unauthorised_access', 'loss', 'integrity', 'availability', 'misuse', 'third_party', 'policy');

-- CreateEnum
CREATE TYPE "Visibility" AS ENUM ('open', 'restricted');

-- CreateEnum
CREATE TYPE "ProgramPhase" AS ENUM ('running', 'pausing', 'paused', 'resume_requested', 'ramping', 'retired');

-- CreateEnum
CREATE TYPE "SafeguardState" AS ENUM ('claimed', 'verified', 'failed');

-- CreateEnum
CREATE TYPE "AccountKind" AS ENUM ('confirmed', 'expired', 'manual');

-- CreateEnum
CREATE TYPE "ResumeState" AS ENUM ('open', 'approved', 'applied', 'void', 'withdrawn');

-- CreateEnum
CREATE TYPE "StatementState" AS ENUM ('draft', 'in_review', 'published', 'withdrawn');

-- CreateEnum
CREATE TYPE "StatementStanding" AS ENUM ('current', 'stale', 'contradicted');

-- CreateEnum
CREATE TYPE "ApprovalRole" AS ENUM ('comms', 'legal', 'security', 'privacy', 'hr');

-- CreateEnum
CREATE TYPE "ApprovalDecision" AS ENUM ('approved', 'changes_requested');

-- CreateEnum
CREATE TYPE "StreamKind" AS ENUM ('incident', 'program', 'workplace');

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "emailKey" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT,
    "roles" "Role"[],
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "disabledAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL,
    "idleExpiresAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "secretHash" BYTEA NOT NULL,
    "firstAdmin" BOOLEAN NOT NULL DEFAULT false,
    "email" TEXT,
    "name" TEXT,
    "roles" "Role"[],
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_throttle" (
    "key" TEXT NOT NULL,
    "windowStart" TIMESTAMPTZ(3) NOT NULL,
    "failures" INTEGER NOT NULL,

    CONSTRAINT "sign_in_throttle_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "api_key" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "secretHash" BYTEA NOT NULL,
    "personId" UUID NOT NULL,
    "scopes" TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "lastUsedAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT,
    "actorName" TEXT NOT NULL,
    "command" TEXT NOT NULL,
    "objectKind" TEXT NOT NULL,
    "objectId" UUID NOT NULL,
    "incidentId" UUID,
    "events" JSONB NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "actor" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "requestHash" BYTEA NOT NULL,
    "result" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("actor","key")
);

-- CreateTable
CREATE TABLE "incident" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "kind" "IncidentKind" NOT NULL DEFAULT 'data_exposure',
    "severity" INTEGER NOT NULL,
    "provisional" BOOLEAN NOT NULL DEFAULT true,
    "status" "IncidentStatus" NOT NULL DEFAULT 'reported',
    "visibility" "Visibility" NOT NULL DEFAULT 'open',
    "drill" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "filedById" UUID NOT NULL,
    "leadId" UUID,
    "scribeId" UUID,
    "commsLeadId" UUID,
    "counselId" UUID,
    "filedAt" TIMESTAMPTZ(3) NOT NULL,
    "startedAt" TIMESTAMPTZ(3),
    "detectedAt" TIMESTAMPTZ(3),
    "zone" TEXT NOT NULL DEFAULT 'UTC',
    "containedAt" TIMESTAMPTZ(3),
    "resolvedAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "dataCategories" TEXT[],
    "populations" TEXT[],
    "intendedAudience" TEXT NOT NULL DEFAULT '',
    "actualAudience" TEXT NOT NULL DEFAULT '',
    "affectedLow" INTEGER,
    "affectedHigh" INTEGER,
    "duplicateOfId" UUID,

    CONSTRAINT "incident_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "incident_member" (
    "incidentId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "incident_member_pkey" PRIMARY KEY ("incidentId","personId")
);

-- CreateTable
CREATE TABLE "incident_program" (
    "incidentId" UUID NOT NULL,
    "programId" UUID NOT NULL,
    "linkedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "incident_program_pkey" PRIMARY KEY ("incidentId","programId")
);

-- CreateTable
CREATE TABLE "evidence" (
    "id" UUID NOT NULL,
    "incidentId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "fileName" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "sizeBytes" BIGINT NOT NULL,
    "sha256" BYTEA NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "addedById" UUID NOT NULL,
    "addedByName" TEXT NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "program" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "dataCategories" TEXT[],
    "population" TEXT NOT NULL DEFAULT '',
    "populationCount" INTEGER,
    "phase" "ProgramPhase" NOT NULL DEFAULT 'running',
    "epoch" BIGINT NOT NULL DEFAULT 1,
    "rampPercent" INTEGER NOT NULL DEFAULT 100,
    "ttlMs" INTEGER NOT NULL DEFAULT 15000,
    "checkGapMs" INTEGER NOT NULL DEFAULT 1000,
    "maxTtlGrantedMs" INTEGER NOT NULL DEFAULT 15000,
    "critical" BOOLEAN NOT NULL DEFAULT false,
    "pausedAt" TIMESTAMPTZ(3),
    "leasesOverAt" TIMESTAMPTZ(3),
    "pauseCompletedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "program_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "program_owner" (
    "programId" UUID NOT NULL,
    "personId" UUID NOT NULL,

    CONSTRAINT "program_owner_pkey" PRIMARY KEY ("programId","personId")
);

-- CreateTable
CREATE TABLE "safeguard" (
    "id" UUID NOT NULL,
    "programId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "promise" TEXT NOT NULL,
    "state" "SafeguardState" NOT NULL DEFAULT 'claimed',
    "required" BOOLEAN NOT NULL DEFAULT true,
    "evidence" TEXT,
    "verifiedById" UUID,
    "verifiedAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3),
    "failedReason" TEXT,

    CONSTRAINT "safeguard_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pause_lock" (
    "id" UUID NOT NULL,
    "programId" UUID NOT NULL,
    "incidentId" UUID,
    "personId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "placedAt" TIMESTAMPTZ(3) NOT NULL,
    "releasedAt" TIMESTAMPTZ(3),
    "releasedById" UUID,
    "releaseReason" TEXT,

    CONSTRAINT "pause_lock_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "collector_token" (
    "id" UUID NOT NULL,
    "programId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "secretHash" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "lastUsedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "collector_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "collector" (
    "id" UUID NOT NULL,
    "programId" UUID NOT NULL,
    "tokenId" UUID NOT NULL,
    "externalId" TEXT NOT NULL,
    "bootId" TEXT NOT NULL,
    "bootSeq" BIGINT NOT NULL DEFAULT 0,
    "phase" TEXT NOT NULL DEFAULT 'stopped',
    "lastEpoch" BIGINT NOT NULL DEFAULT 0,
    "registeredAt" TIMESTAMPTZ(3) NOT NULL,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL,
    "lastGrantAt" TIMESTAMPTZ(3),
    "lastRecordAt" TIMESTAMPTZ(3),
    "recorded" BIGINT NOT NULL DEFAULT 0,
    "dropped" BIGINT NOT NULL DEFAULT 0,
    "buffered" BIGINT NOT NULL DEFAULT 0,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "collector_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "collector_account" (
    "programId" UUID NOT NULL,
    "epoch" BIGINT NOT NULL,
    "collectorId" UUID NOT NULL,
    "kind" "AccountKind" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "source" TEXT NOT NULL,
    "lastRecordAt" TIMESTAMPTZ(3),
    "inFlight" INTEGER,
    "buffered" INTEGER,
    "lateConfirmedAt" TIMESTAMPTZ(3),
    "reason" TEXT,
    "evidence" TEXT,
    "byPersonId" UUID,

    CONSTRAINT "collector_account_pkey" PRIMARY KEY ("programId","epoch","collectorId")
);

-- CreateTable
CREATE TABLE "resume_request" (
    "id" UUID NOT NULL,
    "programId" UUID NOT NULL,
    "epoch" BIGINT NOT NULL,
    "requestedById" UUID NOT NULL,
    "note" TEXT NOT NULL,
    "plan" JSONB NOT NULL,
    "contentHash" BYTEA NOT NULL,
    "state" "ResumeState" NOT NULL DEFAULT 'open',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "resume_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "resume_approval" (
    "requestId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "asRole" "Role" NOT NULL,
    "contentHash" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "resume_approval_pkey" PRIMARY KEY ("requestId","personId")
);

-- CreateTable
CREATE TABLE "statement" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "incidentId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "state" "StatementState" NOT NULL DEFAULT 'draft',
    "currentVersionId" UUID,
    "correctsId" UUID,
    "createdById" UUID NOT NULL,
    "standing" "StatementStanding",
    "standingEntry" INTEGER,
    "staleAt" TIMESTAMPTZ(3),
    "publishedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "statement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "statement_version" (
    "id" UUID NOT NULL,
    "statementId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "renderedText" TEXT NOT NULL,
    "textHash" BYTEA NOT NULL,
    "authorId" UUID NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "statement_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "statement_claim" (
    "versionId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "asOf" TIMESTAMPTZ(3) NOT NULL,
    "validUntil" TIMESTAMPTZ(3),
    "evidence" INTEGER[],
    "strength" INTEGER NOT NULL,
    "wording" TEXT NOT NULL,
    "missing" TEXT[],

    CONSTRAINT "statement_claim_pkey" PRIMARY KEY ("versionId","key")
);

-- CreateTable
CREATE TABLE "statement_approval" (
    "id" UUID NOT NULL,
    "statementId" UUID NOT NULL,
    "versionId" UUID NOT NULL,
    "authorId" UUID NOT NULL,
    "textHash" BYTEA NOT NULL,
    "role" "ApprovalRole" NOT NULL,
    "personId" UUID NOT NULL,
    "decision" "ApprovalDecision" NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "statement_approval_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "statement_publication" (
    "id" UUID NOT NULL,
    "statementId" UUID NOT NULL,
    "versionId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "textHash" BYTEA NOT NULL,
    "claims" JSONB NOT NULL,
    "approvals" JSONB NOT NULL,
    "channel" TEXT NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,
    "publishedById" UUID NOT NULL,

    CONSTRAINT "statement_publication_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "timeline_stream" (
    "id" UUID NOT NULL,
    "kind" "StreamKind" NOT NULL,
    "seq" INTEGER NOT NULL DEFAULT 0,
    "headHash" BYTEA NOT NULL,

    CONSTRAINT "timeline_stream_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "timeline_entry" (
    "id" UUID NOT NULL,
    "streamId" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "occurredAt" TIMESTAMPTZ(3) NOT NULL,
    "occurredUntil" TIMESTAMPTZ(3),
    "occurredAbout" BOOLEAN NOT NULL DEFAULT false,
    "occurredZone" TEXT,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT,
    "actorName" TEXT NOT NULL,
    "corrects" INTEGER,
    "payload" JSONB NOT NULL,
    "salt" BYTEA NOT NULL,
    "previousHash" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "timeline_entry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "person_emailKey_key" ON "person"("emailKey");

-- CreateIndex
CREATE INDEX "session_personId_idx" ON "session"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_secretHash_key" ON "invitation"("secretHash");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_prefix_key" ON "api_key"("prefix");

-- CreateIndex
CREATE INDEX "api_key_personId_idx" ON "api_key"("personId");

-- CreateIndex
CREATE INDEX "audit_entry_at_id_idx" ON "audit_entry"("at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_entry_incidentId_at_idx" ON "audit_entry"("incidentId", "at" DESC);

-- CreateIndex
CREATE INDEX "idempotency_key_createdAt_idx" ON "idempotency_key"("createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "incident_reference_key" ON "incident"("reference");

-- CreateIndex
CREATE INDEX "incident_filedAt_id_idx" ON "incident"("filedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "incident_severity_filedAt_id_idx" ON "incident"("severity", "filedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "incident_status_filedAt_id_idx" ON "incident"("status", "filedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "incident_updatedAt_id_idx" ON "incident"("updatedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "incident_filedById_filedAt_idx" ON "incident"("filedById", "filedAt" DESC);

-- CreateIndex
CREATE INDEX "incident_leadId_idx" ON "incident"("leadId");

-- CreateIndex
CREATE INDEX "incident_member_personId_idx" ON "incident_member"("personId");

-- CreateIndex
CREATE INDEX "incident_program_programId_idx" ON "incident_program"("programId");

-- CreateIndex
CREATE INDEX "evidence_sha256_idx" ON "evidence"("sha256");

-- CreateIndex
CREATE UNIQUE INDEX "evidence_incidentId_number_key" ON "evidence"("incidentId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "program_slug_key" ON "program"("slug");

-- CreateIndex
CREATE INDEX "program_phase_idx" ON "program"("phase");

-- CreateIndex
CREATE INDEX "program_owner_personId_idx" ON "program_owner"("personId");

-- CreateIndex
CREATE INDEX "safeguard_programId_idx" ON "safeguard"("programId");

-- CreateIndex
CREATE INDEX "pause_lock_programId_releasedAt_idx" ON "pause_lock"("programId", "releasedAt");

-- CreateIndex
CREATE INDEX "pause_lock_incidentId_idx" ON "pause_lock"("incidentId");

-- CreateIndex
CREATE UNIQUE INDEX "collector_token_prefix_key" ON "collector_token"("prefix");

-- CreateIndex
CREATE INDEX "collector_token_programId_idx" ON "collector_token"("programId");

-- CreateIndex
CREATE UNIQUE INDEX "collector_programId_externalId_key" ON "collector"("programId", "externalId");

-- CreateIndex
CREATE INDEX "resume_request_programId_createdAt_idx" ON "resume_request"("programId", "createdAt" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "statement_reference_key" ON "statement"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "statement_currentVersionId_key" ON "statement"("currentVersionId");

-- CreateIndex
CREATE INDEX "statement_incidentId_updatedAt_idx" ON "statement"("incidentId", "updatedAt" DESC);

-- CreateIndex
CREATE INDEX "statement_updatedAt_id_idx" ON "statement"("updatedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "statement_state_standing_idx" ON "statement"("state", "standing");

-- CreateIndex
CREATE UNIQUE INDEX "statement_version_statementId_number_key" ON "statement_version"("statementId", "number");

-- CreateIndex
CREATE INDEX "statement_approval_statementId_at_idx" ON "statement_approval"("statementId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "statement_approval_versionId_role_personId_decision_key" ON "statement_approval"("versionId", "role", "personId", "decision");

-- CreateIndex
CREATE INDEX "statement_publication_statementId_publishedAt_idx" ON "statement_publication"("statementId", "publishedAt");

-- CreateIndex
CREATE INDEX "timeline_entry_streamId_kind_seq_idx" ON "timeline_entry"("streamId", "kind", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "timeline_entry_streamId_seq_key" ON "timeline_entry"("streamId", "seq");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_personId_fkey" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_personId_fkey" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident" ADD CONSTRAINT "incident_filedById_fkey" FOREIGN KEY ("filedById") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident" ADD CONSTRAINT "incident_leadId_fkey" FOREIGN KEY ("leadId") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident" ADD CONSTRAINT "incident_scribeId_fkey" FOREIGN KEY ("scribeId") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident" ADD CONSTRAINT "incident_commsLeadId_fkey" FOREIGN KEY ("commsLeadId") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident" ADD CONSTRAINT "incident_counselId_fkey" FOREIGN KEY ("counselId") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident" ADD CONSTRAINT "incident_duplicateOfId_fkey" FOREIGN KEY ("duplicateOfId") REFERENCES "incident"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_member" ADD CONSTRAINT "incident_member_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_member" ADD CONSTRAINT "incident_member_personId_fkey" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_program" ADD CONSTRAINT "incident_program_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_program" ADD CONSTRAINT "incident_program_programId_fkey" FOREIGN KEY ("programId") REFERENCES "program"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "program_owner" ADD CONSTRAINT "program_owner_programId_fkey" FOREIGN KEY ("programId") REFERENCES "program"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "program_owner" ADD CONSTRAINT "program_owner_personId_fkey" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "safeguard" ADD CONSTRAINT "safeguard_programId_fkey" FOREIGN KEY ("programId") REFERENCES "program"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "safeguard" ADD CONSTRAINT "safeguard_verifiedById_fkey" FOREIGN KEY ("verifiedById") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pause_lock" ADD CONSTRAINT "pause_lock_programId_fkey" FOREIGN KEY ("programId") REFERENCES "program"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pause_lock" ADD CONSTRAINT "pause_lock_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "incident"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pause_lock" ADD CONSTRAINT "pause_lock_personId_fkey" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pause_lock" ADD CONSTRAINT "pause_lock_releasedById_fkey" FOREIGN KEY ("releasedById") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "collector_token" ADD CONSTRAINT "collector_token_programId_fkey" FOREIGN KEY ("programId") REFERENCES "program"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "collector" ADD CONSTRAINT "collector_programId_fkey" FOREIGN KEY ("programId") REFERENCES "program"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "collector" ADD CONSTRAINT "collector_tokenId_fkey" FOREIGN KEY ("tokenId") REFERENCES "collector_token"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "collector_account" ADD CONSTRAINT "collector_account_programId_fkey" FOREIGN KEY ("programId") REFERENCES "program"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "collector_account" ADD CONSTRAINT "collector_account_collectorId_fkey" FOREIGN KEY ("collectorId") REFERENCES "collector"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resume_request" ADD CONSTRAINT "resume_request_programId_fkey" FOREIGN KEY ("programId") REFERENCES "program"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resume_request" ADD CONSTRAINT "resume_request_requestedById_fkey" FOREIGN KEY ("requestedById") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resume_approval" ADD CONSTRAINT "resume_approval_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "resume_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resume_approval" ADD CONSTRAINT "resume_approval_personId_fkey" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement" ADD CONSTRAINT "statement_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement" ADD CONSTRAINT "statement_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement" ADD CONSTRAINT "statement_correctsId_fkey" FOREIGN KEY ("correctsId") REFERENCES "statement"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement" ADD CONSTRAINT "statement_currentVersionId_fkey" FOREIGN KEY ("currentVersionId") REFERENCES "statement_version"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_version" ADD CONSTRAINT "statement_version_statementId_fkey" FOREIGN KEY ("statementId") REFERENCES "statement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_version" ADD CONSTRAINT "statement_version_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_claim" ADD CONSTRAINT "statement_claim_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "statement_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_approval" ADD CONSTRAINT "statement_approval_statementId_fkey" FOREIGN KEY ("statementId") REFERENCES "statement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_approval" ADD CONSTRAINT "statement_approval_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "statement_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_approval" ADD CONSTRAINT "statement_approval_personId_fkey" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_publication" ADD CONSTRAINT "statement_publication_statementId_fkey" FOREIGN KEY ("statementId") REFERENCES "statement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_publication" ADD CONSTRAINT "statement_publication_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "statement_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_publication" ADD CONSTRAINT "statement_publication_publishedById_fkey" FOREIGN KEY ("publishedById") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "timeline_entry" ADD CONSTRAINT "timeline_entry_streamId_fkey" FOREIGN KEY ("streamId") REFERENCES "timeline_stream"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What Prisma's schema language can't say.

-- The application connects (or drops) to this role: it owns nothing and can't rewrite the record.
-- Where it exists already, an owner without the right to create roles can migrate too.
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'standdown_app') THEN
    CREATE ROLE standdown_app NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
DO $$ BEGIN
  IF NOT pg_has_role(CURRENT_USER, 'standdown_app', 'SET') THEN
    GRANT standdown_app TO CURRENT_USER;
  END IF;
END $$;

-- The one clock of the record. Only the owner of the database may shift it (demonstration data, tests), never the application.
CREATE FUNCTION standdown_now() RETURNS timestamptz LANGUAGE sql VOLATILE AS $$
  SELECT date_trunc('milliseconds', CASE
    WHEN current_user <> 'standdown_app' AND coalesce(current_setting('standdown.now', true), '') <> ''
    THEN current_setting('standdown.now')::timestamptz
    ELSE clock_timestamp() END)
$$;

-- Append-only: refused for everybody, the owner included.
CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% on % is refused: the record is append-only', TG_OP, TG_TABLE_NAME USING ERRCODE = 'SD001';
END $$;

DO $$ DECLARE record_table text; BEGIN
  FOREACH record_table IN ARRAY ARRAY['timeline_entry', 'audit_entry', 'statement_version', 'statement_claim', 'statement_approval', 'statement_publication', 'evidence', 'resume_approval'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_rewriting()', record_table);
    EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting()', record_table);
  END LOOP;
END $$;

-- An entry follows the last one of its stream, which the same statement may have inserted, and says when the database recorded
-- it. By the index on stream and sequence number, whatever is known of the table's size: it grows while plans are kept.
CREATE FUNCTION check_timeline_entry() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  before bytea := decode(repeat('00', 32), 'hex');
BEGIN
  IF NEW.seq > 1 THEN
    before := (SELECT e.hash FROM timeline_entry e WHERE e."streamId" = NEW."streamId" AND e.seq = NEW.seq - 1);
  END IF;
  IF NEW."previousHash" IS DISTINCT FROM before THEN
    RAISE EXCEPTION 'the entry does not follow the last one of its stream' USING ERRCODE = 'SD005';
  END IF;
  IF NEW."recordedAt" > standdown_now() + interval '1 second' OR NEW."recordedAt" < standdown_now() - interval '5 minutes' THEN
    RAISE EXCEPTION 'recordedAt is not the database''s time' USING ERRCODE = 'SD002';
  END IF;
  IF NEW."occurredAt" > NEW."recordedAt" + interval '5 minutes' THEN
    RAISE EXCEPTION 'occurredAt is ahead of now' USING ERRCODE = 'SD003';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER check_entry BEFORE INSERT ON timeline_entry FOR EACH ROW EXECUTE FUNCTION check_timeline_entry();

ALTER TABLE timeline_entry ADD CONSTRAINT timeline_entry_shape CHECK (
  seq > 0 AND octet_length(hash) = 32 AND octet_length("previousHash") = 32 AND octet_length(salt) = 16 AND ("corrects" IS NULL OR "corrects" < seq));
ALTER TABLE incident ADD CONSTRAINT incident_severity CHECK (severity BETWEEN 0 AND 5);
ALTER TABLE incident ADD CONSTRAINT incident_title CHECK (length(title) BETWEEN 1 AND 200);
ALTER TABLE incident ADD CONSTRAINT incident_reference CHECK (reference ~ '^INC-[0-9A-HJKMNP-TV-Z]{5}$');
ALTER TABLE program ADD CONSTRAINT program_shape CHECK (
  epoch > 0 AND "ttlMs" BETWEEN 500 AND 3600000 AND "maxTtlGrantedMs" >= "ttlMs" AND "rampPercent" BETWEEN 0 AND 100);
ALTER TABLE statement_approval ADD CONSTRAINT approver_is_not_author CHECK ("personId" <> "authorId");

-- An epoch never goes back.
CREATE FUNCTION refuse_lower_epoch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.epoch < OLD.epoch THEN
    RAISE EXCEPTION 'the epoch of a program never goes back' USING ERRCODE = 'SD004';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER epoch_rises BEFORE UPDATE ON program FOR EACH ROW EXECUTE FUNCTION refuse_lower_epoch();

-- One active lock for each program and incident, or program and person.
CREATE UNIQUE INDEX pause_lock_incident_active ON pause_lock ("programId", "incidentId") WHERE "releasedAt" IS NULL AND "incidentId" IS NOT NULL;
CREATE UNIQUE INDEX pause_lock_person_active ON pause_lock ("programId", "personId") WHERE "releasedAt" IS NULL AND "incidentId" IS NULL;

-- Open incidents are few among many: lists of what is open stay small.
CREATE INDEX incident_open ON incident (severity, "filedAt" DESC, id DESC) INCLUDE (status, visibility, drill, provisional) WHERE status IN ('reported', 'investigating', 'contained');
CREATE INDEX statement_live ON statement ("publishedAt" DESC, id DESC) WHERE state = 'published';

INSERT INTO timeline_stream (id, kind, seq, "headHash")
VALUES ('00000000-0000-7000-8000-000000000001', 'workplace', 0, decode(repeat('00', 32), 'hex'));

GRANT USAGE ON SCHEMA public TO standdown_app;
-- What isn't the record's either is mostly kept: a row is ended, not deleted, and what a pause or a resume rests on is not rewritten.
GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA public TO standdown_app;
GRANT DELETE ON program_owner, sign_in_throttle TO standdown_app;
REVOKE UPDATE ON timeline_entry, audit_entry, statement_version, statement_claim, statement_approval, statement_publication, evidence, resume_approval FROM standdown_app;
REVOKE UPDATE ON pause_lock, collector_account, resume_request, idempotency_key FROM standdown_app;
GRANT UPDATE ("releasedAt", "releasedById", "releaseReason") ON pause_lock TO standdown_app;
GRANT UPDATE ("lateConfirmedAt") ON collector_account TO standdown_app;
GRANT UPDATE (state, "endedAt") ON resume_request TO standdown_app;
REVOKE ALL ON _prisma_migrations FROM standdown_app;
