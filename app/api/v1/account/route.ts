import * as operations from "@/lib/contracts/operations-accounts";
import { signedInAnswer, userOf, visitorOf } from "@/lib/http/account-answers";
import { empty, json } from "@/lib/http/answers";
import { resource } from "@/lib/http/resource";
import { route } from "@/lib/http/route";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

const signUp = route(operations.signUp, async (context) =>
  signedInAnswer(context, 201, await context.services.users.signUp(visitorOf(context), context.body)),
);

const read = route(operations.getAccount, async (context) =>
  json(200, await context.services.users.get(userOf(context).id)),
);

const remove = route(operations.deleteAccount, async (context) => {
  await context.services.users.delete(userOf(context), context.body.password);
  return empty();
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource(signUp, read, remove);
