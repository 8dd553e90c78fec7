-- The list that people look at most: open incidents, newest first, whatever else it is narrowed to.
CREATE INDEX incident_open_filed ON incident ("filedAt" DESC, id DESC) INCLUDE (severity) WHERE status IN ('reported', 'investigating', 'contained');
