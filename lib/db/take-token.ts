import type { PrismaClient } from "../../prisma/generated/client";

/** A bucket of `burst` tokens at most, with `perMinute` new ones a minute. */
export interface TokenRate {
  perMinute: number;
  burst: number;
}

/** Takes one token of a bucket; milliseconds until there is one when there is none, else 0. Exact under parallel calls. */
export async function takeToken(prisma: PrismaClient, key: string, { perMinute, burst }: TokenRate): Promise<number> {
  const [row] = await prisma.$queryRaw<{ ms: number }[]>`
    SELECT podium_take_token(${key}, ${perMinute}::float8, ${burst}::float8) AS ms`;
  return row?.ms ?? 0;
}
