import { useEffect, useState } from "react";
import type { HealthReport } from "../contracts/health";

/** What does not answer. */
export type Away = "server" | "database";

/** Looks which part of the server does not answer; undefined where all of it does. */
async function findAway(): Promise<Away | undefined> {
  try {
    // Every page carries this for its own failure, so that it does without the schemas and what they bring along.
    const response = await fetch("/api/v1/health", { credentials: "omit" });
    const { parts }: Partial<HealthReport> = await response.json();
    return parts?.database.state === "down" ? "database" : undefined;
  } catch {
    return "server";
  }
}

/** Why a page failed, as far as the server's parts tell; looked at once, after it did. */
export function useAway(): Away | undefined {
  const [away, setAway] = useState<Away>();
  useEffect(() => {
    let gone = false;
    void findAway().then((found) => gone || setAway(found));
    return () => {
      gone = true;
    };
  }, []);
  return away;
}

/** What to tell of it. */
export const awayWords: Readonly<Record<Away, string>> = {
  database: "The database does not answer. Nothing is lost, and programs that run go on. Try again in a moment.",
  server: "The server does not answer. Check the connection, and try again in a moment.",
};
