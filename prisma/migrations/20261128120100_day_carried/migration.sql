-- AlterTable
ALTER TABLE "owners" ADD COLUMN     "given_cpu_ms" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "given_day" DATE NOT NULL DEFAULT '1970-01-01'::date,
ADD COLUMN     "given_runs" INTEGER NOT NULL DEFAULT 0;

-- Gives an account what a browser did before it signed in, and what it used of its day: an account is no second day.
-- Executions are locked before owners, as everywhere.
CREATE OR REPLACE FUNCTION podium_adopt(p_from uuid, p_user uuid)
RETURNS SETOF uuid LANGUAGE plpgsql AS $$
DECLARE
  v_ids uuid[];
  v_today date := (clock_timestamp() AT TIME ZONE 'UTC')::date;
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
  -- What the browser used today and has given to no account yet. It stays used up for the browser as well.
  UPDATE owners u SET
    day_runs = CASE WHEN u.day = v_today THEN u.day_runs ELSE 0 END
      + f.day_runs - CASE WHEN f.given_day = v_today THEN f.given_runs ELSE 0 END,
    day_cpu_ms = CASE WHEN u.day = v_today THEN u.day_cpu_ms ELSE 0 END
      + f.day_cpu_ms - CASE WHEN f.given_day = v_today THEN f.given_cpu_ms ELSE 0 END,
    day = v_today
  FROM owners f WHERE u.id = p_user AND f.id = p_from AND f.day = v_today;
  UPDATE owners SET given_day = v_today, given_runs = day_runs, given_cpu_ms = day_cpu_ms WHERE id = p_from AND day = v_today;
  UPDATE shares SET owner_id = p_user WHERE owner_id = p_from;
  UPDATE idempotency_keys k SET owner_id = p_user WHERE k.owner_id = p_from
    AND NOT EXISTS (SELECT FROM idempotency_keys t WHERE t.owner_id = p_user AND t.key = k.key);
  RETURN QUERY SELECT unnest(v_ids);
END $$;
