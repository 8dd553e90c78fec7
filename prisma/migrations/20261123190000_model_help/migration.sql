-- Whether words of a language model stand in the version, or stood in one that it goes on from.
ALTER TABLE "statement_version" ADD COLUMN "modelHelp" BOOLEAN NOT NULL DEFAULT false;
