import {
  accountSchema,
  changePasswordSchema,
  deleteAccountSchema,
  forgotPasswordSchema,
  resetPasswordSchema,
  sessionsSchema,
  signInSchema,
  signUpSchema,
} from "./accounts";
import { defineOperation } from "./operation";
import { accountSettingsSchema } from "./settings";
import { z } from "./zod";

const json = { "X-Request-Id": "Id of this request in the server's log." };
const cookie = { ...json, "Set-Cookie": "The session." };
const bodyProblems = [
  "invalid_request",
  "malformed_json",
  "body_too_large",
  "unsupported_media_type",
  "cross_site",
  "rate_limited",
] as const;

/** `POST /api/v1/account` */
export const signUp = defineOperation({
  id: "signUp",
  method: "post",
  path: "/api/v1/account",
  tag: "Account",
  summary: "Make an account",
  description:
    "Signs the caller in. What was run with the same owner cookie before belongs to the account from then on.",
  access: "caller",
  body: signUpSchema,
  examples: {
    plain: { summary: "E-mail and password", value: { email: "ada@example.org", password: "analytical engine" } },
  },
  responses: { 201: { description: "Made, and signed in.", schema: accountSchema, headers: cookie } },
  problems: [...bodyProblems, "sign_up_closed", "email_taken", "forbidden"],
});

/** `GET /api/v1/account` */
export const getAccount = defineOperation({
  id: "getAccount",
  method: "get",
  path: "/api/v1/account",
  tag: "Account",
  summary: "Who is signed in",
  access: "user",
  responses: { 200: { description: "You.", schema: accountSchema, headers: json } },
  problems: ["unauthenticated"],
});

/** `DELETE /api/v1/account` */
export const deleteAccount = defineOperation({
  id: "deleteAccount",
  method: "delete",
  path: "/api/v1/account",
  tag: "Account",
  summary: "Delete your account",
  description: "Stops what you run, and deletes your scripts, executions, shares and sessions with it, for good.",
  access: "user",
  body: deleteAccountSchema,
  examples: { password: { summary: "An account with a password", value: { password: "analytical engine" } } },
  responses: { 204: { description: "Deleted.", headers: json } },
  problems: [
    ...bodyProblems,
    "unauthenticated",
    "forbidden",
    "wrong_credentials",
    "last_admin",
    "not_over",
    "owner_unreachable",
  ],
});

/** `GET /api/v1/account/settings` */
export const getSettings = defineOperation({
  id: "getSettings",
  method: "get",
  path: "/api/v1/account/settings",
  tag: "Account",
  summary: "Your settings",
  access: "user",
  responses: { 200: { description: "What you chose, wherever.", schema: accountSettingsSchema, headers: json } },
  problems: ["unauthenticated"],
});

/** `PATCH /api/v1/account/settings` */
export const changeSettings = defineOperation({
  id: "changeSettings",
  method: "patch",
  path: "/api/v1/account/settings",
  tag: "Account",
  summary: "Change your settings",
  description: "What is left out stays.",
  access: "user",
  body: accountSettingsSchema,
  examples: { dark: { summary: "Dark colours and larger code", value: { theme: "dark", fontSize: 16 } } },
  responses: { 200: { description: "All of them, as they are now.", schema: accountSettingsSchema, headers: json } },
  problems: [...bodyProblems, "unauthenticated"],
});

/** `POST /api/v1/account/session` */
export const signIn = defineOperation({
  id: "signIn",
  method: "post",
  path: "/api/v1/account/session",
  tag: "Account",
  summary: "Sign in",
  access: "caller",
  body: signInSchema,
  responses: { 200: { description: "Signed in.", schema: accountSchema, headers: cookie } },
  problems: [...bodyProblems, "wrong_credentials", "account_suspended"],
});

/** `DELETE /api/v1/account/session` */
export const signOut = defineOperation({
  id: "signOut",
  method: "delete",
  path: "/api/v1/account/session",
  tag: "Account",
  summary: "Sign out",
  access: "user",
  responses: { 204: { description: "Signed out.", headers: cookie } },
  problems: ["unauthenticated", "cross_site"],
});

/** `GET /api/v1/account/sessions` */
export const listSessions = defineOperation({
  id: "listSessions",
  method: "get",
  path: "/api/v1/account/sessions",
  tag: "Account",
  summary: "Browsers that are signed in",
  access: "user",
  responses: { 200: { description: "All of them.", schema: sessionsSchema, headers: json } },
  problems: ["unauthenticated"],
});

/** `DELETE /api/v1/account/sessions` */
export const endSessions = defineOperation({
  id: "endSessions",
  method: "delete",
  path: "/api/v1/account/sessions",
  tag: "Account",
  summary: "Sign out everywhere else",
  access: "user",
  responses: { 204: { description: "Only this session is left.", headers: json } },
  problems: ["unauthenticated", "cross_site"],
});

/** `DELETE /api/v1/account/sessions/{id}` */
export const endSession = defineOperation({
  id: "endSession",
  method: "delete",
  path: "/api/v1/account/sessions/{id}",
  tag: "Account",
  summary: "Sign one browser out",
  access: "user",
  params: z.object({ id: z.uuid() }),
  responses: { 204: { description: "It is signed out, and its connections are cut.", headers: json } },
  problems: ["unauthenticated", "cross_site", "not_found"],
});

/** `POST /api/v1/account/password` */
export const changePassword = defineOperation({
  id: "changePassword",
  method: "post",
  path: "/api/v1/account/password",
  tag: "Account",
  summary: "Change your password",
  description: "Signs out every other browser.",
  access: "user",
  body: changePasswordSchema,
  responses: { 204: { description: "Changed.", headers: json } },
  problems: [...bodyProblems, "unauthenticated", "wrong_credentials"],
});

/** `POST /api/v1/account/password/forgotten` */
export const forgotPassword = defineOperation({
  id: "forgotPassword",
  method: "post",
  path: "/api/v1/account/password/forgotten",
  tag: "Account",
  summary: "Ask for a link that sets a new password",
  description: "Sent by mail. Answers the same whether or not there is such an account.",
  access: "caller",
  body: forgotPasswordSchema,
  responses: { 202: { description: "If there is such an account, a link is on its way.", headers: json } },
  problems: bodyProblems,
});

/** `POST /api/v1/account/password/reset` */
export const resetPassword = defineOperation({
  id: "resetPassword",
  method: "post",
  path: "/api/v1/account/password/reset",
  tag: "Account",
  summary: "Set a new password with the link's token",
  description: "Signs out every browser of the account.",
  access: "caller",
  body: resetPasswordSchema,
  responses: { 204: { description: "Set; sign in with it.", headers: json } },
  problems: [...bodyProblems, "reset_expired"],
});
