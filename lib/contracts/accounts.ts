import { z } from "./zod";

/** What somebody with an account may do: run and keep; reserve for a class as well; everything. */
export const roleSchema = z.enum(["user", "teacher", "admin"]).meta({ id: "Role" });
/** See {@link roleSchema}. */
export type Role = z.infer<typeof roleSchema>;

const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, "An e-mail address has 254 characters at most.")
  .pipe(z.email("This is not an e-mail address. It looks like ada@example.org."));

/** Characters of a password; short ones are guessed, endless ones only cost time. */
export const passwordBounds = { min: 10, max: 200 } as const;

const password = z
  .string()
  .min(passwordBounds.min, `A password needs at least ${passwordBounds.min} characters; a few words make a good one.`)
  .max(passwordBounds.max, `A password has ${passwordBounds.max} characters at most.`);

/** Body of `POST /api/v1/account`. */
export const signUpSchema = z
  .object({
    email,
    password,
    name: z.string().trim().max(100, "A name has 100 characters at most.").optional(),
    token: z.string().max(200).optional().describe("Token of the first administrator, printed when the server starts."),
  })
  .strict()
  .meta({ id: "SignUp" });
/** A parsed sign-up. */
export type SignUp = z.infer<typeof signUpSchema>;

/** Body of `POST /api/v1/account/session`. */
export const signInSchema = z
  .object({ email, password: z.string().min(1, "Type your password.").max(passwordBounds.max) })
  .strict()
  .meta({ id: "SignIn" });
/** A parsed sign-in. */
export type SignIn = z.infer<typeof signInSchema>;

/** Body of `POST /api/v1/account/password`. */
export const changePasswordSchema = z
  .object({ current: z.string().max(passwordBounds.max), next: password })
  .strict()
  .meta({ id: "ChangePassword" });

/** Body of `POST /api/v1/admin/users`. */
export const newUserSchema = z
  .object({
    email,
    name: z.string().trim().max(100, "A name has 100 characters at most.").optional(),
    role: roleSchema.default("user"),
  })
  .strict()
  .meta({ id: "NewUser" });
/** A parsed account that an administrator makes. */
export type NewUser = z.infer<typeof newUserSchema>;

/** Body of `DELETE /api/v1/account`. */
export const deleteAccountSchema = z
  .object({
    password: z.string().max(passwordBounds.max).optional().describe("Asked for where the account has one."),
  })
  .strict()
  .meta({ id: "DeleteAccount" });

/** Body of `POST /api/v1/account/password/forgotten`. */
export const forgotPasswordSchema = z.object({ email }).strict().meta({ id: "ForgotPassword" });

/** Body of `POST /api/v1/account/password/reset`. */
export const resetPasswordSchema = z
  .object({ token: z.string().min(1, "The link is not whole. Open it again from the mail.").max(200), next: password })
  .strict()
  .meta({ id: "ResetPassword" });

/** An account as its owner sees it. */
export const accountSchema = z
  .object({
    id: z.uuid(),
    email: z.string(),
    name: z.string().optional(),
    role: roleSchema,
    createdAt: z.iso.datetime(),
    hasPassword: z.boolean().describe("Without one they sign in elsewhere; a reset sets one."),
  })
  .meta({ id: "Account" });
/** See {@link accountSchema}. */
export type Account = z.infer<typeof accountSchema>;

/** A browser that is signed in. */
export const sessionSchema = z
  .object({
    id: z.uuid(),
    browser: z.string().describe("What the browser said of itself."),
    createdAt: z.iso.datetime(),
    lastSeenAt: z.iso.datetime(),
    current: z.boolean().describe("Whether it is the one that asks."),
  })
  .meta({ id: "Session" });
/** See {@link sessionSchema}. */
export type SessionInfo = z.infer<typeof sessionSchema>;

/** Everything signed in to an account. */
export const sessionsSchema = z.object({ items: z.array(sessionSchema) }).meta({ id: "Sessions" });
