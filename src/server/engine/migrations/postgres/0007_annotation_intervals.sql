-- Which events of any stream lie in an interval: those that start in it, and those from before that end in it or later.
CREATE INDEX annotation_events_started ON annotation_events (start_time);
CREATE INDEX annotation_events_ended ON annotation_events (end_time) WHERE end_time IS NOT NULL;
