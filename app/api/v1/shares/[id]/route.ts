import * as operations from "@/lib/contracts/operations-shares";
import { empty, json } from "@/lib/http/answers";
import { resource } from "@/lib/http/resource";
import { route } from "@/lib/http/route";
import { shareBody } from "@/lib/http/share-answers";
import { sharedExecution } from "@/lib/http/shared-execution";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

const get = route(operations.getShare, async ({ services, params, origin }) => {
  const share = await services.shares.get(params.id);
  return json(200, shareBody(share, await sharedExecution(services, share), origin));
});

const revoke = route(operations.revokeShare, async ({ services, access, params }) => {
  await services.shares.revoke(access, params.id);
  return empty();
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource(get, revoke);
