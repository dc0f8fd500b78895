-- Every change of an execution's state is one of these functions, so one round trip and one transaction each.
--
-- Lock order: address bucket, then owner; execution, then owner; several owners by id. Nothing that holds an owner waits
-- for an execution, so these never deadlock. Advisory locks: 7072 1 is the queue's bound, 7072 2 serialises claims.
--
-- NOTIFY makes commits wait for each other over the whole server, so it is sent only where something waits in the queue.

-- Tokens of a bucket after refilling it up to now.
CREATE FUNCTION podium_tokens(tokens float8, refilled_at timestamptz, at timestamptz, per_minute float8, burst float8)
RETURNS float8 LANGUAGE sql IMMUTABLE AS $$
  SELECT LEAST(burst, tokens + GREATEST(0, EXTRACT(EPOCH FROM at - refilled_at)::float8) * per_minute / 60)
$$;

-- Milliseconds until a bucket holds a whole token.
CREATE FUNCTION podium_retry_after(tokens float8, per_minute float8)
RETURNS int LANGUAGE sql IMMUTABLE AS $$
  SELECT LEAST(3600000, CASE WHEN per_minute > 0 THEN CEIL((1 - tokens) * 60000 / per_minute) ELSE 3600000 END)::int
$$;

-- The queue in the order it is taken: by how many the owner would run just before, then by age.
CREATE FUNCTION podium_queue()
RETURNS TABLE (id uuid, owner_id uuid, load bigint, place bigint) LANGUAGE sql STABLE AS $$
  SELECT q.id, q.owner_id, q.load, row_number() OVER (ORDER BY q.load, q.created_at, q.id)
  FROM (
    SELECT e.id, e.owner_id, e.created_at,
           o.running + row_number() OVER (PARTITION BY e.owner_id ORDER BY e.created_at, e.id) - 1 AS load
    FROM executions e JOIN owners o ON o.id = e.owner_id
    WHERE e.status = 'queued'
  ) q
$$;

CREATE FUNCTION podium_accept(
  p_id uuid, p_owner uuid, p_address text, p_replica text, p_can_start boolean,
  p_language text, p_version text, p_title text, p_tty boolean, p_input text, p_limits jsonb,
  p_key text, p_hash text,
  p_owner_per_minute float8, p_owner_burst float8, p_address_per_minute float8, p_address_burst float8,
  p_max_queued int, p_max_queued_per_owner int, p_max_running_per_owner int, p_at timestamptz
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
    running = running + v_starts::int, queued = queued + (NOT v_starts)::int WHERE id = p_owner;
  INSERT INTO executions (id, owner_id, address_key, status, language, version, title, tty, input, limits, replica_id, created_at, started_at)
  VALUES (p_id, p_owner, p_address, CASE WHEN v_starts THEN 'running' ELSE 'queued' END, p_language, p_version, p_title, p_tty,
    p_input, p_limits, CASE WHEN v_starts THEN p_replica END, p_at, CASE WHEN v_starts THEN p_at END);
  IF p_key IS NOT NULL THEN
    INSERT INTO idempotency_keys (owner_id, key, hash, execution_id) VALUES (p_owner, p_key, p_hash, p_id);
  END IF;
  IF NOT v_starts THEN PERFORM pg_notify('podium_queue', p_id::text); END IF;
  RETURN QUERY SELECT CASE WHEN v_starts THEN 'running' ELSE 'queued' END, p_id,
    CASE WHEN NOT v_starts THEN (SELECT q.place::int FROM podium_queue() q WHERE q.id = p_id) END,
    FLOOR(v_owner_tokens - 1)::int, NULL::int, NULL::text;
END $$;

CREATE FUNCTION podium_claim(p_replica text, p_count int, p_max_running_per_owner int, p_at timestamptz)
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
        SELECT q.id FROM podium_queue() q WHERE q.load < p_max_running_per_owner ORDER BY q.place LIMIT p_count - v_taken)
      FOR UPDATE SKIP LOCKED
    ) l;
    EXIT WHEN v_picked IS NULL;
    PERFORM FROM owners o WHERE o.id IN (SELECT e.owner_id FROM executions e WHERE e.id = ANY (v_picked)) ORDER BY o.id FOR UPDATE;
    FOR v_candidate IN SELECT q.id FROM podium_queue() q WHERE q.id = ANY (v_picked) AND q.load < p_max_running_per_owner ORDER BY q.place LOOP
      UPDATE executions SET status = 'running', replica_id = p_replica, started_at = p_at WHERE id = v_candidate RETURNING * INTO v_row;
      UPDATE owners SET running = running + 1, queued = GREATEST(queued - 1, 0) WHERE id = v_row.owner_id;
      v_taken := v_taken + 1;
      RETURN NEXT v_row;
    END LOOP;
  END LOOP;
END $$;

-- Events travel as parallel arrays and one block of bytes that p_sizes cuts up; a size of -1 is no bytes.
CREATE FUNCTION podium_append(p_ids uuid[], p_seqs int[], p_ats timestamptz[], p_types text[], p_bodies text[], p_sizes int[], p_bytes bytea)
RETURNS void LANGUAGE sql AS $$
  INSERT INTO execution_events (execution_id, seq, at, type, body, data)
  SELECT n.id, n.seq, n.at, n.type, NULLIF(n.body, ''),
    CASE WHEN n.size >= 0 THEN substring(p_bytes FROM (n.past - n.size + 1)::int FOR n.size) END
  FROM (
    SELECT u.*, sum(GREATEST(u.size, 0)) OVER (ORDER BY u.ordinality) AS past
    FROM unnest(p_ids, p_seqs, p_ats, p_types, p_bodies, p_sizes) WITH ORDINALITY AS u(id, seq, at, type, body, size, ordinality)
  ) n
  -- Nothing follows the exit event: a replica that was given up may still be talking.
  WHERE EXISTS (SELECT FROM executions e WHERE e.id = n.id AND e.status IN ('queued', 'running'))
  ON CONFLICT DO NOTHING
$$;

CREATE FUNCTION podium_finish(
  p_id uuid, p_from text[], p_status text, p_outcome text, p_result text, p_finished_at timestamptz, p_last_seq int,
  p_ids uuid[], p_seqs int[], p_ats timestamptz[], p_types text[], p_bodies text[], p_sizes int[], p_bytes bytea,
  p_paths text[], p_media_types text[], p_contents int[], p_content bytea
) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  v_status text;
  v_owner uuid;
  v_queued int;
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
  UPDATE owners SET running = GREATEST(running - (v_status = 'running')::int, 0), queued = GREATEST(queued - (v_status = 'queued')::int, 0)
  WHERE id = v_owner RETURNING queued INTO v_queued;
  -- A free place of this owner may make its next one eligible.
  IF v_queued > 0 THEN PERFORM pg_notify('podium_queue', ''); END IF;
  RETURN true;
END $$;

CREATE FUNCTION podium_interrupt_orphans(p_replica text, p_name text, p_installation text, p_grace_ms float8)
RETURNS SETOF uuid LANGUAGE plpgsql AS $$
DECLARE
  v_lost text[];
  v_owners uuid[];
  v_execution record;
  v_seq int;
  v_result text := '{"outcome":"interrupted","message":"The server that ran this was lost."}';
BEGIN
  SELECT array_agg(id) INTO v_lost FROM replicas
  WHERE installation = p_installation AND id <> p_replica
    AND (name = p_name OR lease_until < clock_timestamp() - p_grace_ms * interval '1 millisecond');
  IF v_lost IS NULL THEN RETURN; END IF;
  PERFORM pg_advisory_xact_lock(7072, 2);
  SELECT array_agg(l.owner_id) INTO v_owners FROM (
    SELECT owner_id FROM executions WHERE status = 'running' AND replica_id = ANY (v_lost) ORDER BY id FOR UPDATE) l;
  PERFORM FROM owners WHERE id = ANY (v_owners) ORDER BY id FOR UPDATE;
  FOR v_execution IN SELECT id, owner_id FROM executions WHERE status = 'running' AND replica_id = ANY (v_lost) ORDER BY id LOOP
    SELECT COALESCE(max(seq), 0) INTO v_seq FROM execution_events WHERE execution_id = v_execution.id;
    INSERT INTO execution_events (execution_id, seq, at, type, body) VALUES
      (v_execution.id, v_seq + 1, clock_timestamp(), 'gap', '{"reason":"The server that ran this was lost; output since the last stored event is missing."}'),
      (v_execution.id, v_seq + 2, clock_timestamp(), 'exit', '{"status":"failed","result":' || v_result || '}');
    UPDATE executions SET status = 'failed', outcome = 'interrupted', result = v_result, finished_at = clock_timestamp(), last_seq = v_seq + 2
    WHERE id = v_execution.id;
    UPDATE owners SET running = GREATEST(running - 1, 0) WHERE id = v_execution.owner_id;
    RETURN NEXT v_execution.id;
  END LOOP;
  DELETE FROM replicas WHERE id = ANY (v_lost);
  PERFORM pg_notify('podium_queue', '');
END $$;

-- Counts again what the owners' counters say; for the start of a server, or after a hand-made change.
CREATE FUNCTION podium_repair_counters() RETURNS int LANGUAGE plpgsql AS $$
DECLARE v_mended int;
BEGIN
  -- Stops every change of state for a moment; each of them updates an owner.
  LOCK TABLE owners IN EXCLUSIVE MODE;
  UPDATE owners o SET running = c.running, queued = c.queued
  FROM (
    SELECT w.id, count(e.id) FILTER (WHERE e.status = 'running')::int AS running, count(e.id) FILTER (WHERE e.status = 'queued')::int AS queued
    FROM owners w LEFT JOIN executions e ON e.owner_id = w.id AND e.status IN ('queued', 'running') GROUP BY w.id
  ) c
  WHERE c.id = o.id AND (o.running, o.queued) IS DISTINCT FROM (c.running, c.queued);
  GET DIAGNOSTICS v_mended = ROW_COUNT;
  RETURN v_mended;
END $$;
