import AxeBuilder from "@axe-core/playwright";
import { expect, printed, shareRun, test } from "./share-support";

const source = `# ${"a long line ".repeat(30)}
import sys
print('\\033[31mred\\033[0m', '${"x".repeat(300)}')
print('err', file=sys.stderr)`;
const devices = {
  laptop: { width: 1440, height: 900 },
  tablet: { width: 1024, height: 768 },
  phone: { width: 390, height: 844 },
};

for (const [device, viewport] of Object.entries(devices)) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`everyone can read a shared run on a ${device} in ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(viewport);
      const link = await shareRun(page, { language: "python", source, title: "A title ".repeat(20), stdin: "Ada\n" });
      await page.goto(link);
      await expect(printed(page)).toContainText("red");
      await expect(page.getByRole("button", { name: "Open as a copy" })).toBeInViewport({ ratio: 1 });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    });
  }
}
