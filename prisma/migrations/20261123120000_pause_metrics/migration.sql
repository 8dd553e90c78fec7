-- The dashboard's hours of exposure go over every incident that was contained lately: from the index alone.
DROP INDEX incident_contained;
CREATE INDEX incident_contained ON incident ("containedAt") INCLUDE ("filedAt", "startedAt", "detectedAt", status, id, visibility, drill) WHERE "containedAt" IS NOT NULL;
