import type { Browser } from "playwright-core";
import { afterAll } from "vitest";
import { startDemoPortal } from "./demo-portal.ts";
import type { DemoPortal } from "./demo-portal.ts";
import { openBrowser } from "./people.ts";

/** The built portal with its demo people, and a browser, for one file of tests; both end with it. */
export async function openDemo(environment: Record<string, string> = {}): Promise<{ portal: DemoPortal; browser: Browser }> {
  const portal = await startDemoPortal(environment);
  afterAll(() => portal.stop());
  const browser = await openBrowser();
  afterAll(() => browser.close());
  return { portal, browser };
}
