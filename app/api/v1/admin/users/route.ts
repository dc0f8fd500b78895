import * as operations from "@/lib/contracts/operations-admin";
import { userOf } from "@/lib/http/account-answers";
import { json } from "@/lib/http/answers";
import { resource } from "@/lib/http/resource";
import { route } from "@/lib/http/route";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

const list = route(operations.listUsers, async ({ services, query }) => json(200, await services.admin.users(query)));

const make = route(operations.makeUser, async (context) =>
  json(201, await context.services.passwords.invite(userOf(context), context.body)),
);

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource(list, make);
