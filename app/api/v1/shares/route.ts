import * as operations from "@/lib/contracts/operations-shares";
import { json } from "@/lib/http/answers";
import { resource } from "@/lib/http/resource";
import { route } from "@/lib/http/route";
import { createdShareBody, sharePath } from "@/lib/http/share-answers";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  route(operations.createShare, async ({ services, creator, access, body, origin }) => {
    const share = await services.shares.create(creator, access, body);
    return json(201, createdShareBody(share, origin), { Location: sharePath(share.id) });
  }),
);
