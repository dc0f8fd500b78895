import * as operations from "@/lib/contracts/operations-keys";
import { userOf } from "@/lib/http/account-answers";
import { disposition, streamOf } from "@/lib/http/answers";
import { resource } from "@/lib/http/resource";
import { route } from "@/lib/http/route";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

const read = route(operations.exportAccount, async (context) => {
  const user = userOf(context);
  const name = `podium-${user.email.split("@")[0]}-${new Date().toISOString().slice(0, 10)}.zip`;
  const headers = { "Content-Type": "application/zip", "Content-Disposition": disposition("attachment", name) };
  return new Response(streamOf(context.services.exports.archive(user)), { headers });
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource(read);
