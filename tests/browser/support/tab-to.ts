import type { Page } from "playwright-core";

/** Presses Tab until what is focused has this name; fails when it is never reached. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 120; presses++) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      const at = document.activeElement;
      const label = at instanceof HTMLInputElement ? [...(at.labels ?? [])].map((one) => one.textContent).join(" ") : "";
      return `${label} ${at?.textContent ?? ""}`.trim();
    });
    if (name.test(focused)) return;
  }
  throw new Error(`Tab never reached ${String(name)}`);
}
