-- Counts of the incidents filed within a window are read from the index alone.
CREATE INDEX incident_filed ON incident ("filedAt") INCLUDE (severity, id, visibility) WHERE NOT drill;
