-- CPU time of a day is held for each execution when it is accepted, as much as it may use, or as much as is left; what it
-- did use is counted when it ends. So those that run at one time never use more than is left together.
-- AlterTable
ALTER TABLE "executions" ADD COLUMN     "cpu_held_ms" INTEGER;

-- CreateIndex
CREATE INDEX "executions_held_idx" ON "executions"("owner_id") WHERE ((status = ANY (ARRAY['queued'::text, 'running'::text])) AND (cpu_held_ms IS NOT NULL));

-- The older forms of podium_accept stay for servers that still run them.
CREATE FUNCTION podium_accept(
  p_id uuid, p_owner uuid, p_address text, p_replica text, p_can_start boolean,
  p_language text, p_version text, p_title text, p_tty boolean, p_input text, p_limits jsonb,
  p_key text, p_hash text,
  p_owner_per_minute float8, p_owner_burst float8, p_address_per_minute float8, p_address_burst float8,
  p_max_queued int, p_max_queued_per_owner int, p_max_running_per_owner int, p_at timestamptz,
  p_headline text, p_max_per_day int, p_max_cpu_ms_per_day bigint, p_owner_running int,
  p_hold_ms int, p_least_ms int
) RETURNS TABLE (decision text, execution_id uuid, place int, remaining int, retry_after_ms int, scope text, held_ms int)
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
  v_left_ms bigint;
  v_held int;
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
        v_known.execution_id, NULL::int, NULL::int, NULL::int, NULL::text, NULL::int;
      RETURN;
    END IF;
  END IF;

  -- Read after both locks are held, so time never runs backwards between the holders.
  v_now := clock_timestamp();
  v_address_tokens := podium_tokens(v_address.tokens, v_address.refilled_at, v_now, p_address_per_minute, p_address_burst);
  v_owner_tokens := podium_tokens(v_owner.tokens, v_owner.refilled_at, v_now, p_owner_per_minute, p_owner_burst);
  IF v_owner_tokens < 1 THEN
    RETURN QUERY SELECT 'rate_limited', NULL::uuid, NULL::int, 0, podium_retry_after(v_owner_tokens, p_owner_per_minute), 'owner', NULL::int;
    RETURN;
  END IF;
  IF v_address_tokens < 1 THEN
    RETURN QUERY SELECT 'rate_limited', NULL::uuid, NULL::int, 0, podium_retry_after(v_address_tokens, p_address_per_minute), 'address', NULL::int;
    RETURN;
  END IF;

  v_day := (v_now AT TIME ZONE 'UTC')::date;
  v_day_runs := CASE WHEN v_owner.day = v_day THEN v_owner.day_runs ELSE 0 END;
  v_day_cpu_ms := CASE WHEN v_owner.day = v_day THEN v_owner.day_cpu_ms ELSE 0 END;
  v_until_tomorrow := CEIL(EXTRACT(EPOCH FROM (v_day + 1)::timestamp - (v_now AT TIME ZONE 'UTC')) * 1000)::int;
  IF v_day_runs >= p_max_per_day THEN
    RETURN QUERY SELECT 'day_limited', NULL::uuid, NULL::int, 0, v_until_tomorrow, 'runs', NULL::int;
    RETURN;
  END IF;
  IF p_max_cpu_ms_per_day IS NOT NULL THEN
    IF p_max_cpu_ms_per_day - v_day_cpu_ms < p_least_ms THEN
      RETURN QUERY SELECT 'day_limited', NULL::uuid, NULL::int, 0, v_until_tomorrow, 'cpu', NULL::int;
      RETURN;
    END IF;
    -- With the owner locked none of these is accepted or ended, and each counts either here or in day_cpu_ms.
    SELECT p_max_cpu_ms_per_day - v_day_cpu_ms - COALESCE(sum(e.cpu_held_ms), 0) INTO v_left_ms FROM executions e
    WHERE e.owner_id = p_owner AND e.status IN ('queued', 'running') AND e.cpu_held_ms IS NOT NULL;
    IF v_left_ms < p_least_ms THEN
      RETURN QUERY SELECT 'day_limited', NULL::uuid, NULL::int, 0, 5000, 'held', NULL::int;
      RETURN;
    END IF;
    v_held := LEAST(p_hold_ms, v_left_ms);
  END IF;

  v_starts := p_can_start AND v_owner.running < LEAST(p_max_running_per_owner, p_owner_running) AND NOT EXISTS (
    SELECT FROM executions e JOIN owners o ON o.id = e.owner_id
    WHERE e.status = 'queued' AND o.running < LEAST(p_max_running_per_owner, o.max_running)
  );
  IF NOT v_starts THEN
    IF v_owner.queued >= p_max_queued_per_owner THEN
      RETURN QUERY SELECT 'owner_queue_full', NULL::uuid, NULL::int, v_owner_tokens::int, NULL::int, NULL::text, NULL::int;
      RETURN;
    END IF;
    -- Only callers that queue wait for each other, so the count is exact and starting stays parallel.
    PERFORM pg_advisory_xact_lock(7072, 1);
    IF (SELECT count(*) FROM executions WHERE status = 'queued') >= p_max_queued THEN
      RETURN QUERY SELECT 'queue_full', NULL::uuid, NULL::int, v_owner_tokens::int, NULL::int, NULL::text, NULL::int;
      RETURN;
    END IF;
  END IF;

  UPDATE address_buckets SET tokens = v_address_tokens - 1, refilled_at = v_now WHERE key = p_address;
  UPDATE owners SET tokens = v_owner_tokens - 1, refilled_at = v_now,
    running = running + v_starts::int, queued = queued + (NOT v_starts)::int,
    day = v_day, day_runs = v_day_runs + 1, day_cpu_ms = v_day_cpu_ms, max_running = p_owner_running WHERE id = p_owner;
  INSERT INTO executions (id, owner_id, address_key, status, language, version, title, headline, tty, input, limits, replica_id, created_at, started_at, cpu_held_ms)
  VALUES (p_id, p_owner, p_address, CASE WHEN v_starts THEN 'running' ELSE 'queued' END, p_language, p_version, p_title, p_headline, p_tty,
    p_input,
    CASE WHEN v_held < (p_limits ->> 'cpuMs')::int THEN jsonb_set(p_limits, '{cpuMs}', to_jsonb(v_held)) ELSE p_limits END,
    CASE WHEN v_starts THEN p_replica END, p_at, CASE WHEN v_starts THEN p_at END, v_held);
  IF p_key IS NOT NULL THEN
    INSERT INTO idempotency_keys (owner_id, key, hash, execution_id) VALUES (p_owner, p_key, p_hash, p_id);
  END IF;
  IF NOT v_starts THEN PERFORM pg_notify('podium_queue', p_id::text); END IF;
  RETURN QUERY SELECT CASE WHEN v_starts THEN 'running' ELSE 'queued' END, p_id,
    CASE WHEN NOT v_starts THEN (SELECT q.place::int FROM podium_queue() q WHERE q.id = p_id) END,
    FLOOR(v_owner_tokens - 1)::int, NULL::int, NULL::text, v_held;
END $$;

-- Counts what the compiler used as well.
CREATE OR REPLACE FUNCTION podium_finish(
  p_id uuid, p_from text[], p_status text, p_outcome text, p_result text, p_finished_at timestamptz, p_last_seq int,
  p_ids uuid[], p_seqs int[], p_ats timestamptz[], p_types text[], p_bodies text[], p_sizes int[], p_bytes bytea,
  p_paths text[], p_media_types text[], p_contents int[], p_content bytea
) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  v_status text;
  v_owner uuid;
  v_queued int;
  v_shift int := 0;
  v_today date := (clock_timestamp() AT TIME ZONE 'UTC')::date;
  -- Taken out as json first: other fields may hold NUL, which only text refuses.
  v_cpu_ms bigint := COALESCE(ROUND((p_result::json -> 'usage' ->> 'cpuMs')::numeric), 0)
    + COALESCE(ROUND((p_result::json -> 'usage' ->> 'compileCpuMs')::numeric), 0);
BEGIN
  SELECT status, owner_id INTO v_status, v_owner FROM executions WHERE id = p_id AND status = ANY (p_from) FOR UPDATE;
  IF NOT FOUND THEN RETURN false; END IF;
  IF v_status = 'queued' THEN
    SELECT GREATEST(0, COALESCE(max(seq), 0) + 1 - (SELECT min(s) FROM unnest(p_seqs) s)) INTO v_shift
    FROM execution_events WHERE execution_id = p_id;
    v_shift := COALESCE(v_shift, 0);
    PERFORM pg_notify('podium_taken', p_id::text);
  END IF;
  PERFORM podium_append(p_ids, ARRAY(SELECT s + v_shift FROM unnest(p_seqs) WITH ORDINALITY AS u(s, n) ORDER BY n),
    p_ats, p_types, p_bodies, p_sizes, p_bytes);
  INSERT INTO artifacts (execution_id, path, media_type, size, content)
  SELECT p_id, n.path, n.media_type, n.size, substring(p_content FROM (n.past - n.size + 1)::int FOR n.size)
  FROM (
    SELECT u.*, sum(u.size) OVER (ORDER BY u.ordinality) AS past
    FROM unnest(p_paths, p_media_types, p_contents) WITH ORDINALITY AS u(path, media_type, size, ordinality)
  ) n ON CONFLICT DO NOTHING;
  UPDATE executions SET status = p_status, outcome = p_outcome, result = p_result, finished_at = p_finished_at, last_seq = p_last_seq + v_shift WHERE id = p_id;
  UPDATE owners SET running = GREATEST(running - (v_status = 'running')::int, 0), queued = GREATEST(queued - (v_status = 'queued')::int, 0),
    day_cpu_ms = CASE WHEN day = v_today THEN day_cpu_ms ELSE 0 END + v_cpu_ms,
    day_runs = CASE WHEN day = v_today THEN day_runs ELSE 0 END, day = v_today
  WHERE id = v_owner RETURNING queued INTO v_queued;
  -- A free place of this owner may make its next one eligible.
  IF v_queued > 0 THEN PERFORM pg_notify('podium_queue', ''); END IF;
  RETURN true;
END $$;
