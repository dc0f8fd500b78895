import type { Metadata, Viewport } from "next";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { pageReader } from "@/lib/http/page-settings";
import { inter, jetbrains } from "./fonts";
import "./globals.css";

/** Title and description of every page; a page's own title stands before the name. */
export const metadata: Metadata = {
  title: { default: "Podium", template: "%s · Podium" },
  description: "Run code in an isolated sandbox with hard limits, and watch its output as it is printed.",
};

/** The browser's bars take the page's colour; the keyboard of a phone makes the page smaller instead of covering it. */
export const viewport: Viewport = {
  interactiveWidget: "resizes-content",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f7f7f9" },
    { media: "(prefers-color-scheme: dark)", color: "#16171c" },
  ],
};

/** Frame of every page. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  // A page made at build time would have no nonce, and the policy would refuse its scripts.
  await connection();
  const { theme } = (await pageReader()).settings;
  return (
    <html
      lang="en"
      className={`${inter.variable} ${jetbrains.variable}`}
      data-theme={theme === "system" ? undefined : theme}
      // The theme may be changed from another tab between the answer and the start of the page's scripts.
      suppressHydrationWarning
    >
      <body className="min-h-dvh bg-canvas font-sans text-ink">{children}</body>
    </html>
  );
}
