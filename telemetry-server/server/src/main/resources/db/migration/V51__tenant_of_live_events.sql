-- Who may see some tenants only is pushed what belongs to these; NULL is for those who may see all.
ALTER TABLE live_events ADD COLUMN IF NOT EXISTS tenant VARCHAR(200);
