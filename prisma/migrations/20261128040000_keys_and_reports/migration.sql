-- AlterTable
ALTER TABLE "owners" ADD COLUMN     "max_running" INTEGER;

-- AlterTable
ALTER TABLE "shares" ADD COLUMN     "taken_down_at" TIMESTAMPTZ(3),
ADD COLUMN     "taken_down_by" TEXT;

-- AlterTable
ALTER TABLE "one_time_tokens" ADD COLUMN     "user_id" UUID;

-- CreateTable
CREATE TABLE "api_keys" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "hash" BYTEA NOT NULL,
    "scopes" TEXT[],
    "per_minute" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_keys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "share_reports" (
    "id" UUID NOT NULL,
    "share_id" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    "reporter" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),
    "settled_by" TEXT,
    "decision" TEXT,

    CONSTRAINT "share_reports_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "one_time_tokens_user_id_idx" ON "one_time_tokens"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_hash_key" ON "api_keys"("hash");

-- CreateIndex
CREATE INDEX "api_keys_user_id_created_at_idx" ON "api_keys"("user_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "share_reports_created_at_id_idx" ON "share_reports"("created_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "share_reports_share_id_reporter_key" ON "share_reports"("share_id", "reporter");

-- CreateIndex
CREATE INDEX "share_reports_open_idx" ON "share_reports"("created_at") WHERE (settled_at IS NULL);

-- AddForeignKey
ALTER TABLE "one_time_tokens" ADD CONSTRAINT "one_time_tokens_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "share_reports" ADD CONSTRAINT "share_reports_share_id_fkey" FOREIGN KEY ("share_id") REFERENCES "shares"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- What an owner may have running is now also a quota of each; null is as configured. The older form of podium_accept
-- stays for servers that still run it.
CREATE FUNCTION podium_accept(
  p_id uuid, p_owner uuid, p_address text, p_replica text, p_can_start boolean,
  p_language text, p_version text, p_title text, p_tty boolean, p_input text, p_limits jsonb,
  p_key text, p_hash text,
  p_owner_per_minute float8, p_owner_burst float8, p_address_per_minute float8, p_address_burst float8,
  p_max_queued int, p_max_queued_per_owner int, p_max_running_per_owner int, p_at timestamptz,
  p_headline text, p_max_per_day int, p_max_cpu_ms_per_day bigint, p_owner_running int
) RETURNS TABLE (decision text, execution_id uuid, place int, remaining int, retry_after_ms int, scope text)
LANGUAGE plpgsql AS $$
DECLARE
  v_address address_buckets;
  v_owner owners;
  v_known idempotency_keys;
  v_now timestamptz;
  v_owner_tokens float8;
  v_address_tokens float8;
  v_starts boolean;
  v_day date;
  v_day_runs int;
  v_day_cpu_ms bigint;
  v_until_tomorrow int;
BEGIN
  LOOP
    SELECT * INTO v_address FROM address_buckets WHERE key = p_address FOR UPDATE;
    EXIT WHEN FOUND;
    INSERT INTO address_buckets VALUES (p_address, p_address_burst, clock_timestamp()) ON CONFLICT DO NOTHING;
  END LOOP;
  LOOP
    SELECT * INTO v_owner FROM owners WHERE id = p_owner FOR UPDATE;
    EXIT WHEN FOUND;
    INSERT INTO owners (id, tokens, refilled_at) VALUES (p_owner, p_owner_burst, clock_timestamp()) ON CONFLICT DO NOTHING;
  END LOOP;

  IF p_key IS NOT NULL THEN
    SELECT * INTO v_known FROM idempotency_keys k WHERE k.owner_id = p_owner AND k.key = p_key;
    IF FOUND THEN
      RETURN QUERY SELECT CASE WHEN v_known.hash = p_hash THEN 'replayed' ELSE 'idempotency_conflict' END,
        v_known.execution_id, NULL::int, NULL::int, NULL::int, NULL::text;
      RETURN;
    END IF;
  END IF;

  -- Read after both locks are held, so time never runs backwards between the holders.
  v_now := clock_timestamp();
  v_address_tokens := podium_tokens(v_address.tokens, v_address.refilled_at, v_now, p_address_per_minute, p_address_burst);
  v_owner_tokens := podium_tokens(v_owner.tokens, v_owner.refilled_at, v_now, p_owner_per_minute, p_owner_burst);
  IF v_owner_tokens < 1 THEN
    RETURN QUERY SELECT 'rate_limited', NULL::uuid, NULL::int, 0, podium_retry_after(v_owner_tokens, p_owner_per_minute), 'owner';
    RETURN;
  END IF;
  IF v_address_tokens < 1 THEN
    RETURN QUERY SELECT 'rate_limited', NULL::uuid, NULL::int, 0, podium_retry_after(v_address_tokens, p_address_per_minute), 'address';
    RETURN;
  END IF;

  v_day := (v_now AT TIME ZONE 'UTC')::date;
  v_day_runs := CASE WHEN v_owner.day = v_day THEN v_owner.day_runs ELSE 0 END;
  v_day_cpu_ms := CASE WHEN v_owner.day = v_day THEN v_owner.day_cpu_ms ELSE 0 END;
  v_until_tomorrow := CEIL(EXTRACT(EPOCH FROM (v_day + 1)::timestamp - (v_now AT TIME ZONE 'UTC')) * 1000)::int;
  IF v_day_runs >= p_max_per_day THEN
    RETURN QUERY SELECT 'day_limited', NULL::uuid, NULL::int, 0, v_until_tomorrow, 'runs';
    RETURN;
  END IF;
  IF v_day_cpu_ms >= p_max_cpu_ms_per_day THEN
    RETURN QUERY SELECT 'day_limited', NULL::uuid, NULL::int, 0, v_until_tomorrow, 'cpu';
    RETURN;
  END IF;

  v_starts := p_can_start AND v_owner.running < LEAST(p_max_running_per_owner, p_owner_running) AND NOT EXISTS (
    SELECT FROM executions e JOIN owners o ON o.id = e.owner_id
    WHERE e.status = 'queued' AND o.running < LEAST(p_max_running_per_owner, o.max_running)
  );
  IF NOT v_starts THEN
    IF v_owner.queued >= p_max_queued_per_owner THEN
      RETURN QUERY SELECT 'owner_queue_full', NULL::uuid, NULL::int, v_owner_tokens::int, NULL::int, NULL::text;
      RETURN;
    END IF;
    -- Only callers that queue wait for each other, so the count is exact and starting stays parallel.
    PERFORM pg_advisory_xact_lock(7072, 1);
    IF (SELECT count(*) FROM executions WHERE status = 'queued') >= p_max_queued THEN
      RETURN QUERY SELECT 'queue_full', NULL::uuid, NULL::int, v_owner_tokens::int, NULL::int, NULL::text;
      RETURN;
    END IF;
  END IF;

  UPDATE address_buckets SET tokens = v_address_tokens - 1, refilled_at = v_now WHERE key = p_address;
  UPDATE owners SET tokens = v_owner_tokens - 1, refilled_at = v_now,
    running = running + v_starts::int, queued = queued + (NOT v_starts)::int,
    day = v_day, day_runs = v_day_runs + 1, day_cpu_ms = v_day_cpu_ms, max_running = p_owner_running WHERE id = p_owner;
  INSERT INTO executions (id, owner_id, address_key, status, language, version, title, headline, tty, input, limits, replica_id, created_at, started_at)
  VALUES (p_id, p_owner, p_address, CASE WHEN v_starts THEN 'running' ELSE 'queued' END, p_language, p_version, p_title, p_headline, p_tty,
    p_input, p_limits, CASE WHEN v_starts THEN p_replica END, p_at, CASE WHEN v_starts THEN p_at END);
  IF p_key IS NOT NULL THEN
    INSERT INTO idempotency_keys (owner_id, key, hash, execution_id) VALUES (p_owner, p_key, p_hash, p_id);
  END IF;
  IF NOT v_starts THEN PERFORM pg_notify('podium_queue', p_id::text); END IF;
  RETURN QUERY SELECT CASE WHEN v_starts THEN 'running' ELSE 'queued' END, p_id,
    CASE WHEN NOT v_starts THEN (SELECT q.place::int FROM podium_queue() q WHERE q.id = p_id) END,
    FLOOR(v_owner_tokens - 1)::int, NULL::int, NULL::text;
END $$;

CREATE OR REPLACE FUNCTION podium_claim(p_replica text, p_count int, p_max_running_per_owner int, p_at timestamptz)
RETURNS SETOF executions LANGUAGE plpgsql AS $$
DECLARE
  v_taken int := 0;
  v_round int;
  v_picked uuid[];
  v_row executions;
  v_candidate uuid;
BEGIN
  -- Two replicas choosing at once would both see an owner's last free place.
  PERFORM pg_advisory_xact_lock(7072, 2);
  -- Again when a choice fell away: its execution is being cancelled, or its owner has just started another.
  FOR v_round IN 1..5 LOOP
    EXIT WHEN v_taken >= p_count;
    SELECT array_agg(l.id) INTO v_picked FROM (
      SELECT e.id FROM executions e
      WHERE e.status = 'queued' AND e.id IN (
        SELECT q.id FROM podium_queue() q JOIN owners o ON o.id = q.owner_id
        WHERE q.load < LEAST(p_max_running_per_owner, o.max_running) ORDER BY q.place LIMIT p_count - v_taken)
      FOR UPDATE SKIP LOCKED
    ) l;
    EXIT WHEN v_picked IS NULL;
    PERFORM FROM owners o WHERE o.id IN (SELECT e.owner_id FROM executions e WHERE e.id = ANY (v_picked)) ORDER BY o.id FOR UPDATE;
    FOR v_candidate IN SELECT q.id FROM podium_queue() q JOIN owners o ON o.id = q.owner_id
      WHERE q.id = ANY (v_picked) AND q.load < LEAST(p_max_running_per_owner, o.max_running) ORDER BY q.place LOOP
      UPDATE executions SET status = 'running', replica_id = p_replica, started_at = p_at WHERE id = v_candidate RETURNING * INTO v_row;
      UPDATE owners SET running = running + 1, queued = GREATEST(queued - 1, 0) WHERE id = v_row.owner_id;
      v_taken := v_taken + 1;
      RETURN NEXT v_row;
    END LOOP;
  END LOOP;
END $$;
