-- CreateTable
CREATE TABLE "shares" (
    "id" TEXT NOT NULL,
    "owner_id" UUID NOT NULL,
    "execution_id" UUID,
    "document" TEXT NOT NULL,
    "revoke_hash" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shares_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "share_buckets" (
    "key" TEXT NOT NULL,
    "tokens" DOUBLE PRECISION NOT NULL,
    "refilled_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "share_buckets_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "shares_owner_id_created_at_idx" ON "shares"("owner_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "shares_execution_id_idx" ON "shares"("execution_id");

-- CreateIndex
CREATE INDEX "share_buckets_refilled_at_idx" ON "share_buckets"("refilled_at");

-- AddForeignKey
ALTER TABLE "shares" ADD CONSTRAINT "shares_execution_id_fkey" FOREIGN KEY ("execution_id") REFERENCES "executions"("id") ON DELETE SET NULL ON UPDATE NO ACTION;

-- Takes a token when there is a whole one. A bucket nobody took from yet is full. The row's lock makes parallel callers
-- wait for each other, so exactly as many pass as there are tokens.
CREATE FUNCTION podium_take_share_token(p_key text, p_per_minute float8, p_burst float8)
RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  v_bucket share_buckets;
  v_now timestamptz;
  v_tokens float8;
BEGIN
  LOOP
    SELECT * INTO v_bucket FROM share_buckets WHERE key = p_key FOR UPDATE;
    EXIT WHEN FOUND;
    INSERT INTO share_buckets VALUES (p_key, p_burst, clock_timestamp()) ON CONFLICT DO NOTHING;
  END LOOP;
  -- Read after the lock is held, so time never runs backwards between the holders.
  v_now := clock_timestamp();
  v_tokens := podium_tokens(v_bucket.tokens, v_bucket.refilled_at, v_now, p_per_minute, p_burst);
  IF v_tokens < 1 THEN RETURN false; END IF;
  UPDATE share_buckets SET tokens = v_tokens - 1, refilled_at = v_now WHERE key = p_key;
  RETURN true;
END $$;

-- Lock order: the owner's bucket, then the address's. The owner's goes first, so that somebody who is over their own rate
-- takes nothing from their neighbours.
CREATE FUNCTION podium_share(
  p_id text, p_owner uuid, p_address text, p_execution uuid, p_document text, p_revoke_hash bytea, p_at timestamptz,
  p_owner_per_minute float8, p_owner_burst float8, p_address_per_minute float8, p_address_burst float8
) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
  -- Held until the end, so that deleting the execution waits and then clears the reference.
  IF p_execution IS NOT NULL THEN
    PERFORM FROM executions WHERE id = p_execution FOR KEY SHARE;
    IF NOT FOUND THEN RETURN 'execution_gone'; END IF;
  END IF;
  IF NOT podium_take_share_token('owner:' || p_owner, p_owner_per_minute, p_owner_burst) THEN
    RETURN 'owner_limited';
  END IF;
  IF NOT podium_take_share_token('address:' || p_address, p_address_per_minute, p_address_burst) THEN
    RETURN 'address_limited';
  END IF;
  INSERT INTO shares (id, owner_id, execution_id, document, revoke_hash, created_at)
  VALUES (p_id, p_owner, p_execution, p_document, p_revoke_hash, p_at);
  RETURN 'stored';
END $$;
