-- DropIndex
DROP INDEX "owners_user_id_idx";

-- AlterTable
ALTER TABLE "executions" ADD COLUMN     "headline" TEXT;

-- AlterTable
ALTER TABLE "owners" ADD COLUMN     "day" DATE NOT NULL DEFAULT '1970-01-01'::date,
ADD COLUMN     "day_cpu_ms" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "day_runs" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT,
    "role" TEXT NOT NULL DEFAULT 'user',
    "password_hash" TEXT,
    "suspended_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3),

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_identities" (
    "provider" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_identities_pkey" PRIMARY KEY ("provider","subject")
);

-- CreateTable
CREATE TABLE "user_sessions" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "user_agent" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "user_sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "one_time_tokens" (
    "hash" BYTEA NOT NULL,
    "purpose" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "one_time_tokens_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "scripts" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "folder" TEXT NOT NULL DEFAULT '',
    "language" TEXT NOT NULL,
    "document" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "size" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "scripts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "script_revisions" (
    "script_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "document" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "script_revisions_pkey" PRIMARY KEY ("script_id","revision")
);

-- CreateTable
CREATE TABLE "limit_rules" (
    "scope" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "value" BIGINT NOT NULL,
    "changed_by" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "limit_rules_pkey" PRIMARY KEY ("scope","subject","name")
);

-- CreateTable
CREATE TABLE "site_settings" (
    "name" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "changed_by" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "site_settings_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "usage_hours" (
    "hour" TIMESTAMPTZ(0) NOT NULL,
    "language" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "runs" INTEGER NOT NULL,
    "cpu_ms" BIGINT NOT NULL,
    "wall" INTEGER[],
    "waited" INTEGER[],

    CONSTRAINT "usage_hours_pkey" PRIMARY KEY ("hour","language","outcome")
);

-- CreateTable
CREATE TABLE "usage_days" (
    "day" DATE NOT NULL,
    "owner_id" UUID NOT NULL,
    "runs" INTEGER NOT NULL,
    "cpu_ms" BIGINT NOT NULL,

    CONSTRAINT "usage_days_pkey" PRIMARY KEY ("day","owner_id")
);

-- CreateTable
CREATE TABLE "usage_marks" (
    "id" INTEGER NOT NULL,
    "counted" TIMESTAMPTZ(0) NOT NULL,

    CONSTRAINT "usage_marks_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE INDEX "users_created_at_id_idx" ON "users"("created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "user_identities_user_id_idx" ON "user_identities"("user_id");

-- CreateIndex
CREATE INDEX "user_sessions_user_id_idx" ON "user_sessions"("user_id");

-- CreateIndex
CREATE INDEX "user_sessions_expires_at_idx" ON "user_sessions"("expires_at");

-- CreateIndex
CREATE INDEX "one_time_tokens_purpose_idx" ON "one_time_tokens"("purpose");

-- CreateIndex
CREATE INDEX "scripts_user_id_updated_at_id_idx" ON "scripts"("user_id", "updated_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "scripts_bin_idx" ON "scripts"("deleted_at") WHERE (deleted_at IS NOT NULL);

-- CreateIndex
CREATE INDEX "audit_entries_action_id_idx" ON "audit_entries"("action", "id" DESC);

-- CreateIndex
CREATE INDEX "executions_language_idx" ON "executions"("owner_id", "language", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "executions_outcome_idx" ON "executions"("owner_id", "outcome", "created_at" DESC, "id" DESC) WHERE (outcome <> 'ok'::text);

-- CreateIndex
CREATE INDEX "executions_newest_idx" ON "executions"("created_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "owners_user_id_key" ON "owners"("user_id");

-- AddForeignKey
ALTER TABLE "owners" ADD CONSTRAINT "owners_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "user_identities" ADD CONSTRAINT "user_identities_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "user_sessions" ADD CONSTRAINT "user_sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "scripts" ADD CONSTRAINT "scripts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "script_revisions" ADD CONSTRAINT "script_revisions_script_id_fkey" FOREIGN KEY ("script_id") REFERENCES "scripts"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- What Prisma cannot declare, and does not count as drift.
ALTER TABLE "users" ADD CONSTRAINT "users_role_check" CHECK ("role" IN ('user', 'teacher', 'admin'));
ALTER TABLE "users" ADD CONSTRAINT "users_email_check" CHECK ("email" = lower("email"));
ALTER TABLE "limit_rules" ADD CONSTRAINT "limit_rules_scope_check"
  CHECK ("scope" IN ('all', 'language', 'role', 'user') AND ("scope" = 'all') = ("subject" = ''));
-- An account's owner has the account's own id, so that neither needs looking up by the other.
ALTER TABLE "owners" ADD CONSTRAINT "owners_user_check" CHECK ("user_id" IS NULL OR "user_id" = "id");

-- A new form with what lists show and what a day allows; the older one stays for servers that still run it.
CREATE FUNCTION podium_accept(
  p_id uuid, p_owner uuid, p_address text, p_replica text, p_can_start boolean,
  p_language text, p_version text, p_title text, p_tty boolean, p_input text, p_limits jsonb,
  p_key text, p_hash text,
  p_owner_per_minute float8, p_owner_burst float8, p_address_per_minute float8, p_address_burst float8,
  p_max_queued int, p_max_queued_per_owner int, p_max_running_per_owner int, p_at timestamptz,
  p_headline text, p_max_per_day int, p_max_cpu_ms_per_day bigint
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

  v_starts := p_can_start AND v_owner.running < p_max_running_per_owner AND NOT EXISTS (
    SELECT FROM executions e JOIN owners o ON o.id = e.owner_id
    WHERE e.status = 'queued' AND o.running < p_max_running_per_owner
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
    day = v_day, day_runs = v_day_runs + 1, day_cpu_ms = v_day_cpu_ms WHERE id = p_owner;
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

-- Counts CPU time of the day besides what it did.
CREATE OR REPLACE FUNCTION podium_finish(
  p_id uuid, p_from text[], p_status text, p_outcome text, p_result text, p_finished_at timestamptz, p_last_seq int,
  p_ids uuid[], p_seqs int[], p_ats timestamptz[], p_types text[], p_bodies text[], p_sizes int[], p_bytes bytea,
  p_paths text[], p_media_types text[], p_contents int[], p_content bytea
) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  v_status text;
  v_owner uuid;
  v_queued int;
  v_today date := (clock_timestamp() AT TIME ZONE 'UTC')::date;
  -- Taken out as json first: other fields may hold NUL, which only text refuses.
  v_cpu_ms bigint := COALESCE(ROUND((p_result::json -> 'usage' ->> 'cpuMs')::numeric), 0);
BEGIN
  SELECT status, owner_id INTO v_status, v_owner FROM executions WHERE id = p_id AND status = ANY (p_from) FOR UPDATE;
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM podium_append(p_ids, p_seqs, p_ats, p_types, p_bodies, p_sizes, p_bytes);
  INSERT INTO artifacts (execution_id, path, media_type, size, content)
  SELECT p_id, n.path, n.media_type, n.size, substring(p_content FROM (n.past - n.size + 1)::int FOR n.size)
  FROM (
    SELECT u.*, sum(u.size) OVER (ORDER BY u.ordinality) AS past
    FROM unnest(p_paths, p_media_types, p_contents) WITH ORDINALITY AS u(path, media_type, size, ordinality)
  ) n ON CONFLICT DO NOTHING;
  UPDATE executions SET status = p_status, outcome = p_outcome, result = p_result, finished_at = p_finished_at, last_seq = p_last_seq WHERE id = p_id;
  UPDATE owners SET running = GREATEST(running - (v_status = 'running')::int, 0), queued = GREATEST(queued - (v_status = 'queued')::int, 0),
    day_cpu_ms = CASE WHEN day = v_today THEN day_cpu_ms ELSE 0 END + v_cpu_ms,
    day_runs = CASE WHEN day = v_today THEN day_runs ELSE 0 END, day = v_today
  WHERE id = v_owner RETURNING queued INTO v_queued;
  -- A free place of this owner may make its next one eligible.
  IF v_queued > 0 THEN PERFORM pg_notify('podium_queue', ''); END IF;
  RETURN true;
END $$;

-- Takes a token of any bucket. @returns milliseconds until there is one; 0 when one was taken. The row's lock makes
-- parallel callers wait for each other, so exactly as many pass as there are tokens.
CREATE FUNCTION podium_take_token(p_key text, p_per_minute float8, p_burst float8)
RETURNS int LANGUAGE plpgsql AS $$
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
  IF v_tokens < 1 THEN RETURN podium_retry_after(v_tokens, p_per_minute); END IF;
  UPDATE share_buckets SET tokens = v_tokens - 1, refilled_at = v_now WHERE key = p_key;
  RETURN 0;
END $$;

-- Gives an account what a browser did before it signed in. Executions are locked before owners, as everywhere.
CREATE FUNCTION podium_adopt(p_from uuid, p_user uuid)
RETURNS SETOF uuid LANGUAGE plpgsql AS $$
DECLARE
  v_ids uuid[];
BEGIN
  -- Only what nobody has: never one account's executions for another.
  IF EXISTS (SELECT FROM owners WHERE id = p_from AND (user_id IS NOT NULL OR kind <> 'anonymous')) THEN RETURN; END IF;
  PERFORM FROM executions WHERE owner_id = p_from ORDER BY id FOR UPDATE;
  PERFORM FROM owners WHERE id IN (p_from, p_user) ORDER BY id FOR UPDATE;
  WITH moved AS (UPDATE executions SET owner_id = p_user WHERE owner_id = p_from RETURNING id, status),
  counts AS (
    SELECT count(*) FILTER (WHERE status = 'running')::int AS running, count(*) FILTER (WHERE status = 'queued')::int AS queued
    FROM moved),
  given AS (UPDATE owners o SET running = GREATEST(o.running - c.running, 0), queued = GREATEST(o.queued - c.queued, 0)
    FROM counts c WHERE o.id = p_from),
  taken AS (UPDATE owners o SET running = o.running + c.running, queued = o.queued + c.queued FROM counts c WHERE o.id = p_user)
  SELECT array_agg(id) INTO v_ids FROM moved;
  UPDATE shares SET owner_id = p_user WHERE owner_id = p_from;
  UPDATE idempotency_keys k SET owner_id = p_user WHERE k.owner_id = p_from
    AND NOT EXISTS (SELECT FROM idempotency_keys t WHERE t.owner_id = p_user AND t.key = k.key);
  RETURN QUERY SELECT unnest(v_ids);
END $$;

-- Place of a time among 1, 2, 4 … ms, from 1 to 24.
CREATE FUNCTION podium_time_bucket(p_ms float8) RETURNS int LANGUAGE sql IMMUTABLE AS $$
  SELECT LEAST(24, 1 + CEIL(LOG(2, GREATEST(p_ms, 1)::numeric)))::int
$$;

-- How many of these places fall on each of the 24.
CREATE FUNCTION podium_histogram(p_places int[]) RETURNS int[] LANGUAGE sql IMMUTABLE AS $$
  SELECT array_agg((SELECT count(*) FROM unnest(p_places) p WHERE p = b)::int ORDER BY b) FROM generate_series(1, 24) b
$$;

-- Executions that ended in [p_from, p_to), counted by hour, language and outcome.
CREATE FUNCTION podium_usage(p_from timestamptz, p_to timestamptz)
RETURNS TABLE (hour timestamptz, language text, outcome text, runs int, cpu_ms bigint, wall int[], waited int[])
LANGUAGE sql STABLE AS $$
  SELECT date_trunc('hour', e.finished_at, 'UTC'), e.language, e.outcome, count(*)::int,
    COALESCE(SUM((e.result::json -> 'usage' ->> 'cpuMs')::numeric), 0)::bigint,
    podium_histogram(array_agg(podium_time_bucket((e.result::json -> 'usage' ->> 'wallMs')::float8))
      FILTER (WHERE e.result::json -> 'usage' IS NOT NULL)),
    podium_histogram(array_agg(podium_time_bucket(EXTRACT(EPOCH FROM e.started_at - e.created_at)::float8 * 1000))
      FILTER (WHERE e.started_at IS NOT NULL))
  FROM executions e WHERE e.finished_at >= p_from AND e.finished_at < p_to AND e.outcome IS NOT NULL
  GROUP BY 1, 2, 3
$$;

-- Counts the hours that are over and not counted yet. A minute's grace lets ends that are being stored arrive.
CREATE FUNCTION podium_count_usage() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_from timestamptz;
  v_to timestamptz := date_trunc('hour', clock_timestamp() - interval '1 minute', 'UTC');
BEGIN
  INSERT INTO usage_marks VALUES (1, '-infinity') ON CONFLICT DO NOTHING;
  SELECT counted INTO v_from FROM usage_marks WHERE id = 1 FOR UPDATE;
  IF v_from >= v_to THEN RETURN; END IF;
  INSERT INTO usage_hours SELECT * FROM podium_usage(v_from, v_to)
  ON CONFLICT (hour, language, outcome) DO NOTHING;
  INSERT INTO usage_days
  SELECT (e.finished_at AT TIME ZONE 'UTC')::date, e.owner_id, count(*)::int,
    COALESCE(SUM((e.result::json -> 'usage' ->> 'cpuMs')::numeric), 0)::bigint
  FROM executions e WHERE e.finished_at >= v_from AND e.finished_at < v_to GROUP BY 1, 2
  ON CONFLICT (day, owner_id) DO UPDATE SET runs = usage_days.runs + EXCLUDED.runs, cpu_ms = usage_days.cpu_ms + EXCLUDED.cpu_ms;
  UPDATE usage_marks SET counted = v_to WHERE id = 1;
END $$;
