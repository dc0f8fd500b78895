import * as operations from "@/lib/contracts/operations-scripts";
import { userOf } from "@/lib/http/account-answers";
import { disposition, streamOf } from "@/lib/http/answers";
import { resource } from "@/lib/http/resource";
import { route } from "@/lib/http/route";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  route(operations.exportScripts, async (context) => {
    const pieces = context.services.scripts.archive(userOf(context).id);
    return new Response(streamOf(pieces), {
      headers: {
        "Content-Type": "application/zip",
        "Content-Disposition": disposition("attachment", "podium-scripts.zip"),
      },
    });
  }),
);
