import axe from "axe-core";
import type { RunOptions } from "axe-core";
import type { Page } from "playwright-core";

/** What WCAG 2.2 AA asks, and what its tool's authors call good practice. */
const standard = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * What axe finds wrong on the page as it stands: a line for each rule with the places.
 * Runs in the page itself, put there once: its own driver opens a second page for each run, which takes four times as long.
 */
async function findFaults(page: Page, runOnly: string[]): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const options: RunOptions = { runOnly, resultTypes: ["violations"] };
  return page.evaluate(async (asked) => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(asked);
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
  }, options);
}

export const accessibilityFaults = (page: Page): Promise<string[]> => findFaults(page, standard);

/** Contrast is all that a theme changes. */
export async function contrastFaultsInTheDark(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: "dark" });
  const faults = await findFaults(page, ["color-contrast"]);
  await page.emulateMedia({ colorScheme: "light" });
  return faults;
}
