import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDemoPortal } from "./support/demo-portal.ts";
import type { DemoPortal } from "./support/demo-portal.ts";
import { oneAfterAnother } from "./support/one-after-another.ts";
import { expectSound, openBrowser, openChart, phone, signIn, visitor } from "./support/people.ts";
import type { Visitor } from "./support/people.ts";
import { tabTo } from "./support/tab-to.ts";
import { enter, walkPage } from "./support/walk-form.ts";

/** Its forms in order; two of them are read below by name. */
const forms = ["About you", "Health and medicines", "Emergency contact", "Insurance", "Consent to treatment", "Consent to telehealth", "Privacy notice", "PHQ-9", "GAD-7"];

describe("the standard intake packet, from the chart to the signed PDF, on a phone by keyboard alone and without scripts", () => {
  oneAfterAnother();
  let portal: DemoPortal;
  let browser: Browser;
  let client: Visitor;
  let staff: Visitor;
  let chart = "";
  beforeAll(async () => {
    portal = await startDemoPortal();
    browser = await openBrowser();
    staff = await visitor(browser);
    await signIn(staff.page, portal.url, "maya@willow.example");
    client = await visitor(browser, { viewport: phone, javaScriptEnabled: false });
    await signIn(client.page, portal.url, "jordan@home.example");
  });
  afterAll(async () => {
    await browser?.close();
    await portal?.stop();
  });
  const press = async (name: RegExp): Promise<void> => {
    await tabTo(client.page, name);
    await enter(client.page);
  };
  const path = (): string => new URL(client.page.url()).pathname;
  /** Nothing is wider than the phone. */
  const narrow = async (): Promise<void> => {
    expect(await client.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), `sideways at ${path()}`).toBeLessThanOrEqual(0);
  };

  it("gets a document to sign as its last step, and is given as one card", async () => {
    const { page } = staff;
    await page.goto(`${portal.url}/staff/library/packets`);
    await page.getByRole("link", { name: "Standard intake" }).click();
    await page.getByLabel("Add a step").selectOption({ label: "Consent to treatment (document to sign)" });
    await page.getByRole("button", { name: "Add step" }).click();
    await page.getByText("Document", { exact: true }).waitFor();
    await expectSound(page, "the packet in the library");
    await page.getByRole("button", { name: "Save packet" }).click();
    await page.waitForURL(/library\/packets$/);
    chart = `${await openChart(page, portal.url)}/forms/packets`;
    await page.goto(chart);
    await page.getByLabel("Packet", { exact: true }).selectOption({ label: "Standard intake (10 steps)" });
    await page.getByRole("button", { name: "Give this packet" }).click();
    await page.getByText("Given. It is one card in their messages.").waitFor();
    await client.page.goto(portal.url);
    await press(/^Start.*Standard intake/);
    await client.page.getByText("0 of 10 steps done.").waitFor();
    await narrow();
    await press(/^Start step 1$/);
  });

  it.each(forms.map((title, at) => [at + 1, title] as const))("leads through step %d, %s, page by page", async (step, title) => {
    const { page } = client;
    await page.getByText(`Step ${step} of 10 in Standard intake.`).waitFor();
    await narrow();
    await press(/^Start$/);
    let chosen = false;
    const choose = async (): Promise<void> => {
      chosen = true;
      await page.getByRole("heading", { level: 1, name: "Choose a file" }).waitFor();
      await narrow();
      await page.getByLabel("File", { exact: true }).setInputFiles({ name: "card.png", mimeType: "image/png", buffer: Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64") });
      await press(/^Add this file$/);
      await page.getByText("The file that you just chose").waitFor();
    };
    for (let pages = 0; !path().endsWith("/check"); pages++) {
      expect(pages, `${title} goes on at ${path()}`).toBeLessThan(40);
      await narrow();
      await walkPage(page, { second: (words) => words.startsWith("Not at all") && /\/9$/.test(path()) && title === "PHQ-9", ...(chosen ? {} : { choose }) });
    }
    if (title === "Insurance") await page.getByText("card.png").waitFor();
    // An answer that nobody should be left alone with brings help onto the page after it, without scripts too.
    const help = page.getByRole("region", { name: "You do not have to handle this alone" });
    expect(await help.count(), `help at ${title}`).toBe(title === "PHQ-9" ? 1 : 0);
    await narrow();
    await press(/^Send to /);
    await page.waitForURL(/\/done$/);
    await press(new RegExp(`^Go on with step ${step + 1} of 10$`));
  });

  it("ends with a signature, a PDF, and a line in the past", async () => {
    const { page } = client;
    await page.waitForURL(/\/documents\/[0-9A-Z]{26}\/sign$/);
    await narrow();
    await walkPage(page);
    await page.getByRole("heading", { level: 1, name: "Sign Consent to treatment?" }).waitFor();
    await press(/^Sign$/);
    await page.waitForURL(/\/documents\/[0-9A-Z]{26}$/);
    await expect.poll(async () => {
      await page.reload();
      return page.getByRole("link", { name: /^Download/ }).count();
    }, { timeout: 15_000, interval: 500 }).toBe(1);
    const coming = page.waitForEvent("download");
    await tabTo(page, /^Download/);
    await page.keyboard.press("Enter");
    expect((await coming).suggestedFilename()).toBe("Consent to treatment.pdf");
    await page.goto(portal.url);
    await page.getByText(/You finished this on/).first().waitFor();
    await staff.page.goto(chart);
    await staff.page.getByText(/Finished /).first().waitFor();
    expect(staff.complaints).toEqual([]);
  });
});
