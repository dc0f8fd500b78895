import { createHash } from "node:crypto";
import { ProblemError } from "../contracts/errors";
import type { UserRepository } from "./repository";

/** Guesses somebody has at one account, from one address and from everywhere; a new one comes every three minutes, and every one. */
const perAddress = { burst: 5, perMinute: 1 / 3 };
const perAccount = { burst: 50, perMinute: 1 };
/** Sign-ins from one address, whosever: each costs memory and time, and a few common passwords fit many accounts. */
const fromAddress = { burst: 200, perMinute: 20 };
/** Links that are opened from one address. */
const resetsUsed = { burst: 50, perMinute: 5 };
/** Links somebody gets for one account, and asks for from one address. */
const resets = { burst: 3, perMinute: 1 / 5 };
const resetsHere = { burst: 20, perMinute: 1 };
/** A lecture hall may sign up at once from one address. */
const signUps = { burst: 200, perMinute: 5 };

/** Bounds on guessing passwords. An account that does not exist is bounded like one that does, so that neither shows. */
export function createSignInRate(repository: Pick<UserRepository, "takeToken" | "forgetToken">) {
  const here = (email: string, addressKey: string) => `sign-in:${digest(`${email} ${addressKey}`)}`;
  const anywhere = (email: string) => `sign-in-account:${digest(email)}`;
  return {
    /** @throws ProblemError rate_limited */
    async beforeSignIn(email: string, addressKey: string): Promise<void> {
      const address = await repository.takeToken(`sign-in-address:${addressKey}`, fromAddress);
      if (address > 0) throw tooMany(`That is a lot of sign-ins from your address. ${again(address)}`, address);
      const ms =
        (await repository.takeToken(here(email, addressKey), perAddress)) ||
        (await repository.takeToken(anywhere(email), perAccount));
      if (ms === 0) return;
      throw tooMany(`The password was wrong ${perAddress.burst} times. ${again(ms)}`, ms);
    },
    /** The right password: guesses before it count no more. */
    afterSignIn: (email: string, addressKey: string) => repository.forgetToken(here(email, addressKey)),
    /** @throws ProblemError rate_limited */
    async beforeReset(email: string, addressKey: string): Promise<void> {
      const ms =
        (await repository.takeToken(`reset-here:${addressKey}`, resetsHere)) ||
        (await repository.takeToken(`reset:${digest(email)}`, resets));
      if (ms > 0) throw tooMany(`Several links were asked for already. ${again(ms)}`, ms);
    },
    /** @throws ProblemError rate_limited */
    async beforeResetUse(addressKey: string): Promise<void> {
      const ms = await repository.takeToken(`reset-use:${addressKey}`, resetsUsed);
      if (ms > 0) throw tooMany(`Too many links were opened from your address. ${again(ms)}`, ms);
    },
    /** Whoever reads the account's mail is no guesser. */
    afterReset: (email: string) => repository.forgetToken(anywhere(email)),
    /** @throws ProblemError rate_limited */
    async beforeSignUp(addressKey: string): Promise<void> {
      const ms = await repository.takeToken(`sign-up:${addressKey}`, signUps);
      if (ms > 0) throw tooMany(`Too many accounts were made from your address. ${again(ms)}`, ms);
    },
  };
}

/** See {@link createSignInRate}. */
export type SignInRate = ReturnType<typeof createSignInRate>;

function tooMany(detail: string, ms: number): ProblemError {
  return new ProblemError("rate_limited", detail, { retryAfter: Math.ceil(ms / 1000) });
}

function again(ms: number): string {
  const count = Math.max(1, Math.ceil(ms / 60_000));
  return `Try again in ${count === 1 ? "a minute" : `${count} minutes`}.`;
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}
