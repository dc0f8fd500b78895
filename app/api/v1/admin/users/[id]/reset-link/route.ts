import * as operations from "@/lib/contracts/operations-admin";
import { userOf } from "@/lib/http/account-answers";
import { json } from "@/lib/http/answers";
import { resource } from "@/lib/http/resource";
import { route } from "@/lib/http/route";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

const make = route(operations.makeResetLink, async (context) =>
  json(201, await context.services.passwords.linkFor(userOf(context), context.params.id)),
);

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource(make);
