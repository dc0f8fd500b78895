-- Several servers on one database: where each is reached, and what comes for an execution that none of them owns yet.

ALTER TABLE "replicas" ADD COLUMN "address" TEXT;

-- Input and sizes that came while an execution waited; whoever takes it takes them too.
CREATE TABLE "execution_inputs" (
    "execution_id" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "data" BYTEA NOT NULL,
    "ends" BOOLEAN NOT NULL,
    "rows" INTEGER,
    "columns" INTEGER,

    CONSTRAINT "execution_inputs_pkey" PRIMARY KEY ("execution_id", "place")
);
ALTER TABLE "execution_inputs" ADD CONSTRAINT "execution_inputs_execution_id_fkey"
  FOREIGN KEY ("execution_id") REFERENCES "executions"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- Keeps a message for an execution that waits. @returns 'kept', 'ended' (its input was ended before), 'full', or
-- 'elsewhere': it does not wait any more.
CREATE FUNCTION podium_keep_input(p_id uuid, p_data bytea, p_ends boolean, p_rows int, p_columns int, p_closes boolean, p_most int)
RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  v_place int;
  v_bytes bigint;
  v_ended boolean;
BEGIN
  -- The row's lock keeps the messages in order, and a claim from passing one.
  PERFORM FROM executions WHERE id = p_id AND status = 'queued' FOR UPDATE;
  IF NOT FOUND THEN RETURN 'elsewhere'; END IF;
  SELECT count(*), COALESCE(sum(octet_length(data)), 0), COALESCE(bool_or(ends), false) INTO v_place, v_bytes, v_ended
  FROM execution_inputs WHERE execution_id = p_id;
  IF p_rows IS NULL AND p_closes AND v_ended THEN RETURN 'ended'; END IF;
  IF v_bytes + octet_length(p_data) > p_most OR v_place >= 10000 THEN RETURN 'full'; END IF;
  INSERT INTO execution_inputs VALUES (p_id, v_place, p_data, p_ends, p_rows, p_columns);
  RETURN 'kept';
END $$;

-- Stores events of an execution as long as it waits. @returns whether it did: another server may have taken it.
CREATE FUNCTION podium_append_queued(p_id uuid, p_ids uuid[], p_seqs int[], p_ats timestamptz[], p_types text[], p_bodies text[], p_sizes int[], p_bytes bytea)
RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM executions WHERE id = p_id AND status = 'queued' FOR UPDATE;
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM podium_append(p_ids, p_seqs, p_ats, p_types, p_bodies, p_sizes, p_bytes);
  RETURN true;
END $$;

-- Tells the other servers what was taken: watchers there follow it. Claims wait for each other anyway, so that these
-- notifications do is nothing new.
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
      PERFORM pg_notify('podium_taken', v_row.id::text);
      RETURN NEXT v_row;
    END LOOP;
  END LOOP;
END $$;

-- The end of one that waits may be stored by a server that does not number its events: its numbers then go on after those
-- stored meanwhile. The server that does number them is told.
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
  v_cpu_ms bigint := COALESCE(ROUND((p_result::json -> 'usage' ->> 'cpuMs')::numeric), 0);
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
