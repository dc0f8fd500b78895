-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "owners" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'anonymous',
    "user_id" UUID,
    "running" INTEGER NOT NULL DEFAULT 0,
    "queued" INTEGER NOT NULL DEFAULT 0,
    "tokens" DOUBLE PRECISION NOT NULL,
    "refilled_at" TIMESTAMPTZ(6) NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "owners_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "address_buckets" (
    "key" TEXT NOT NULL,
    "tokens" DOUBLE PRECISION NOT NULL,
    "refilled_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "address_buckets_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "executions" (
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "address_key" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "outcome" TEXT,
    "language" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "title" TEXT,
    "tty" BOOLEAN NOT NULL,
    "input" TEXT NOT NULL,
    "limits" JSONB NOT NULL,
    "result" TEXT,
    "replica_id" TEXT,
    "last_seq" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "executions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "execution_events" (
    "execution_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "type" TEXT NOT NULL,
    "data" BYTEA,
    "body" TEXT,

    CONSTRAINT "execution_events_pkey" PRIMARY KEY ("execution_id","seq")
);

-- CreateTable
CREATE TABLE "artifacts" (
    "execution_id" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "artifacts_pkey" PRIMARY KEY ("execution_id","path")
);

-- CreateTable
CREATE TABLE "idempotency_keys" (
    "owner_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "execution_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("owner_id","key")
);

-- CreateTable
CREATE TABLE "replicas" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "installation" TEXT NOT NULL,
    "lease_until" TIMESTAMPTZ(6) NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "replicas_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entries" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "target" TEXT,
    "detail" JSONB,

    CONSTRAINT "audit_entries_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "owners_user_id_idx" ON "owners"("user_id");

-- CreateIndex
CREATE INDEX "address_buckets_refilled_at_idx" ON "address_buckets"("refilled_at");

-- CreateIndex
CREATE INDEX "executions_history_idx" ON "executions"("owner_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "executions_queue_idx" ON "executions"("created_at", "id") WHERE (status = 'queued'::text);

-- CreateIndex
CREATE INDEX "executions_running_idx" ON "executions"("replica_id") WHERE (status = 'running'::text);

-- CreateIndex
CREATE INDEX "executions_finished_idx" ON "executions"("finished_at") WHERE (finished_at IS NOT NULL);

-- CreateIndex
CREATE INDEX "idempotency_keys_execution_id_idx" ON "idempotency_keys"("execution_id");

-- CreateIndex
CREATE INDEX "replicas_installation_name_idx" ON "replicas"("installation", "name");

-- CreateIndex
CREATE INDEX "audit_entries_at_idx" ON "audit_entries"("at" DESC);

-- AddForeignKey
ALTER TABLE "executions" ADD CONSTRAINT "executions_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "owners"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "execution_events" ADD CONSTRAINT "execution_events_execution_id_fkey" FOREIGN KEY ("execution_id") REFERENCES "executions"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "artifacts" ADD CONSTRAINT "artifacts_execution_id_fkey" FOREIGN KEY ("execution_id") REFERENCES "executions"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "owners"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_execution_id_fkey" FOREIGN KEY ("execution_id") REFERENCES "executions"("id") ON DELETE CASCADE ON UPDATE NO ACTION;



-- What Prisma cannot declare, and does not count as drift.
ALTER TABLE "owners" ADD CONSTRAINT "owners_counters_check" CHECK ("running" >= 0 AND "queued" >= 0);
ALTER TABLE "executions" ADD CONSTRAINT "executions_status_check" CHECK ("status" IN ('queued', 'running', 'completed', 'failed', 'cancelled'));
-- Output is already small or random; compressing it costs time on the path of every flush.
ALTER TABLE "execution_events" ALTER COLUMN "data" SET STORAGE EXTERNAL;
ALTER TABLE "artifacts" ALTER COLUMN "content" SET STORAGE EXTERNAL;
-- Rows of these are rewritten all the time; room in their pages keeps the new version beside the old one.
ALTER TABLE "owners" SET (fillfactor = 70);
ALTER TABLE "address_buckets" SET (fillfactor = 70);
ALTER TABLE "executions" SET (fillfactor = 85);
