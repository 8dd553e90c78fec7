-- Whether a claim can still change, and whether its words are for us alone.
ALTER TABLE "statement_claim" ADD COLUMN "final" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "classification" TEXT NOT NULL DEFAULT 'public';

-- What Prisma's schema language can't say.

ALTER TABLE statement_claim ADD CONSTRAINT statement_claim_classification CHECK (classification IN ('public', 'internal'));
