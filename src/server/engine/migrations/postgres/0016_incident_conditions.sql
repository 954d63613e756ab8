-- An incident is shown with the conditions that its alert had then.

ALTER TABLE alert_incidents ADD COLUMN conditions jsonb NOT NULL DEFAULT '[]';
UPDATE alert_incidents SET conditions = alerts.conditions FROM alerts WHERE alerts.id = alert_incidents.alert_id;
