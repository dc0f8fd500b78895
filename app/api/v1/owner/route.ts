import * as operations from "@/lib/contracts/operations-service";
import { empty } from "@/lib/http/answers";
import { resource } from "@/lib/http/resource";
import { route } from "@/lib/http/route";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  route(operations.createOwner, ({ services, identity, origin }) => {
    if (identity.ownerId) return empty();
    const secure = origin?.startsWith("https:") ?? false;
    return empty({ "Set-Cookie": services.identity.issueOwner({ secure }).cookie });
  }),
);
