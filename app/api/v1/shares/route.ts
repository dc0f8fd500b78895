import * as operations from "@/lib/contracts/operations-shares";
import { json } from "@/lib/http/answers";
import { resource } from "@/lib/http/resource";
import { route } from "@/lib/http/route";
import { createdShareBody, ownSharesBody, sharePath } from "@/lib/http/share-answers";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

const list = route(operations.listShares, async ({ services, access, query, origin }) =>
  json(200, ownSharesBody(await services.shares.list(access, query), origin)),
);

const create = route(operations.createShare, async ({ services, creator, access, body, origin }) => {
  const share = await services.shares.create(creator, access, body);
  return json(201, createdShareBody(share, origin), { Location: sharePath(share.id) });
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource(list, create);
