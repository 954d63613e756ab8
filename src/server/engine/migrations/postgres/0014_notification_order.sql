-- Of one incident a service is told in order, also when the alert and its incidents were deleted meanwhile.

ALTER TABLE notifications ADD COLUMN incident_key text;
UPDATE notifications SET incident_key = notice->>'incident_key';
ALTER TABLE notifications ALTER COLUMN incident_key SET NOT NULL;
CREATE INDEX notifications_order ON notifications (incident_key, service_id) WHERE state = 'waiting';
