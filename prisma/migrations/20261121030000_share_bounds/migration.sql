-- AlterTable
ALTER TABLE "shares" ADD COLUMN "expires_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "shares_expires_at_idx" ON "shares"("expires_at");

-- podium_share with an end, and with a bound on what an owner holds; somebody at the bound takes no token from anybody.
CREATE FUNCTION podium_create_share(
  p_id text, p_owner uuid, p_address text, p_execution uuid, p_document text, p_revoke_hash bytea, p_at timestamptz,
  p_expires_at timestamptz, p_max_per_owner int,
  p_owner_per_minute float8, p_owner_burst float8, p_address_per_minute float8, p_address_burst float8
) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  v_decision text;
BEGIN
  -- Locks the owner's bucket, a new one full, so that parallel callers count one after the other.
  INSERT INTO share_buckets VALUES ('owner:' || p_owner, p_owner_burst, clock_timestamp())
  ON CONFLICT (key) DO UPDATE SET key = EXCLUDED.key;
  IF (
    SELECT count(*) FROM shares WHERE owner_id = p_owner AND (expires_at IS NULL OR expires_at > p_at)
  ) >= p_max_per_owner THEN
    RETURN 'owner_full';
  END IF;
  v_decision := podium_share(
    p_id, p_owner, p_address, p_execution, p_document, p_revoke_hash, p_at,
    p_owner_per_minute, p_owner_burst, p_address_per_minute, p_address_burst
  );
  IF v_decision = 'stored' AND p_expires_at IS NOT NULL THEN
    UPDATE shares SET expires_at = p_expires_at WHERE id = p_id;
  END IF;
  RETURN v_decision;
END $$;
