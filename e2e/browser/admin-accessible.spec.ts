import { expect, test } from "./support/admin-server";
import { seriousProblems, sidewaysOverflow } from "./support/accessible";

const pages = {
  "": "Administration",
  "/executions": "Executions now",
  "/limits": "Limits",
  "/users": "Users",
  "/access": "Access",
  "/usage": "Usage",
  "/audit": "Audit log",
  "/reports": "Reports",
  "/health": "Health",
} as const;

for (const [path, name] of Object.entries(pages)) {
  test(`${name}: axe finds nothing serious, wide and narrow, light and dark, and nothing scrolls sideways`, async ({
    page,
  }) => {
    test.setTimeout(120_000);
    await page.goto(`/admin${path}`);
    await expect(page.getByRole("heading", { level: 1, name })).toBeAttached();
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 844 });
      expect(await sidewaysOverflow(page), `${width} wide`).toBe(0);
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        expect(await seriousProblems(page), `${width} wide, ${colorScheme}`).toEqual([]);
      }
    }
  });
}
