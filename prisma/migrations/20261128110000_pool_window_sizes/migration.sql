-- AlterTable
ALTER TABLE "pool_windows" ADD COLUMN     "size" TEXT;

-- What Prisma cannot declare, and does not count as drift.
-- As before, with a size; all sizes of a language count together. The one without it stays for servers of the version
-- before, beside which this one may run for a while.
CREATE FUNCTION podium_add_pool_window(p_id uuid, p_language text, p_size text, p_count int, p_from timestamptz, p_to timestamptz, p_user uuid, p_most int)
RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  IF NOT podium_add_pool_window(p_id, p_language, p_count, p_from, p_to, p_user, p_most) THEN RETURN false; END IF;
  UPDATE pool_windows SET size = p_size WHERE id = p_id;
  RETURN true;
END $$;
