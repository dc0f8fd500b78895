import * as operations from "@/lib/contracts/operations-reports";
import { userOf } from "@/lib/http/account-answers";
import { empty } from "@/lib/http/answers";
import { resource } from "@/lib/http/resource";
import { route } from "@/lib/http/route";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

const decide = route(operations.decideShare, async (context) => {
  await context.services.reports.decide(userOf(context), context.params.id, context.body.decision);
  return empty();
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource(decide);
