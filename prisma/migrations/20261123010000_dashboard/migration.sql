-- Figures over time read few entries among many: completed pauses, and incidents by containment.
CREATE INDEX timeline_pause_completed ON timeline_entry ("recordedAt") WHERE kind = 'program.pause_completed';
CREATE INDEX incident_contained ON incident ("containedAt") INCLUDE ("filedAt", id, visibility, drill) WHERE "containedAt" IS NOT NULL;
CREATE INDEX incident_search ON incident USING gin (to_tsvector('simple', reference || ' ' || title));
