-- AlterTable
ALTER TABLE "shares" ADD COLUMN "headline" TEXT,
ADD COLUMN "language" TEXT,
ADD COLUMN "title" TEXT;

-- podium_create_share with what a list of links shows. A document itself may be several megabytes, and text that a
-- cast to JSON refuses, so none of these is read out of it later.
CREATE FUNCTION podium_keep_share(
  p_id text, p_owner uuid, p_address text, p_execution uuid, p_document text, p_revoke_hash bytea, p_at timestamptz,
  p_expires_at timestamptz, p_max_per_owner int,
  p_owner_per_minute float8, p_owner_burst float8, p_address_per_minute float8, p_address_burst float8,
  p_language text, p_title text, p_headline text
) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  v_decision text;
BEGIN
  v_decision := podium_create_share(
    p_id, p_owner, p_address, p_execution, p_document, p_revoke_hash, p_at, p_expires_at, p_max_per_owner,
    p_owner_per_minute, p_owner_burst, p_address_per_minute, p_address_burst
  );
  IF v_decision = 'stored' THEN
    UPDATE shares SET language = p_language, title = p_title, headline = p_headline WHERE id = p_id;
  END IF;
  RETURN v_decision;
END $$;
