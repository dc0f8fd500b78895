-- Stretches of time in which more sandboxes of a language are kept warm, such as for a class.
CREATE TABLE "pool_windows" (
    "id" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "starts_at" TIMESTAMPTZ(6) NOT NULL,
    "ends_at" TIMESTAMPTZ(6) NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "pool_windows_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "pool_windows_ends_at_idx" ON "pool_windows"("ends_at");
ALTER TABLE "pool_windows" ADD CONSTRAINT "pool_windows_user_id_fkey"
  FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- Adds a window unless more than p_most would then be kept at some moment in it.
CREATE FUNCTION podium_add_pool_window(p_id uuid, p_language text, p_count int, p_from timestamptz, p_to timestamptz, p_user uuid, p_most int)
RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  v_highest int;
BEGIN
  -- Two at once would both see room for themselves.
  PERFORM pg_advisory_xact_lock(7072, 3);
  -- The sum only grows where a window begins, so it is highest at one of those moments.
  SELECT COALESCE(max(m.sum), 0) INTO v_highest FROM (
    SELECT (SELECT sum(w.count) FROM pool_windows w
            WHERE w.language = p_language AND w.starts_at <= t.at AND w.ends_at > t.at) AS sum
    FROM (SELECT p_from AS at UNION ALL
          SELECT starts_at FROM pool_windows WHERE language = p_language AND starts_at > p_from AND starts_at < p_to) t) m;
  IF v_highest + p_count > p_most THEN RETURN false; END IF;
  INSERT INTO pool_windows (id, language, count, starts_at, ends_at, user_id)
  VALUES (p_id, p_language, p_count, p_from, p_to, p_user);
  RETURN true;
END $$;
