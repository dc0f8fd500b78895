-- When somebody showed that the account's address is theirs. Nobody has for the accounts there are: signing up asks for none.
-- AlterTable
ALTER TABLE "users" ADD COLUMN     "email_verified_at" TIMESTAMPTZ(3);

-- Whether a link went out by mail, so that whoever opens it reads the address.
-- AlterTable
ALTER TABLE "one_time_tokens" ADD COLUMN     "mailed" BOOLEAN NOT NULL DEFAULT false;
