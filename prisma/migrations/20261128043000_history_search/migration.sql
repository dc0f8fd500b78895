-- CreateIndex
CREATE INDEX "executions_language_outcome_idx" ON "executions"("owner_id", "language", "outcome", "created_at" DESC, "id" DESC) WHERE (outcome <> 'ok'::text);

-- What Prisma cannot declare, and does not count as drift.
-- Texts of lists are found by their trigrams. Both extensions come with PostgreSQL, and whoever may create in a database
-- may create them there; where they are missing, lists look through the newest executions instead, as they did before.
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE EXTENSION IF NOT EXISTS btree_gin;
  -- What an execution adds is put aside and sorted in later, in small portions, so that no accepting statement waits long.
  CREATE INDEX executions_text_idx ON executions
    USING gin (owner_id, (COALESCE(title, '') || ' ' || COALESCE(headline, '')) gin_trgm_ops)
    WITH (gin_pending_list_limit = 256);
EXCEPTION WHEN insufficient_privilege OR undefined_file OR feature_not_supported THEN
  RAISE NOTICE 'without pg_trgm and btree_gin a text is looked for in the newest executions only, page by page';
END $$;
