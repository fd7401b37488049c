import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDemoPortal } from "./support/demo-portal.ts";
import type { DemoPortal } from "./support/demo-portal.ts";
import { oneAfterAnother } from "./support/one-after-another.ts";
import { desk, expectSound, openBrowser, phone, signIn, visitor } from "./support/people.ts";
import type { Visitor } from "./support/people.ts";
import { tabTo } from "./support/tab-to.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

describe.each([
  ["with scripts", {}],
  ["without scripts", { javaScriptEnabled: false }],
] as [string, BrowserContextOptions][])("signing on a phone by keyboard alone, %s", (_how, options) => {
  oneAfterAnother();
  const scripted = options.javaScriptEnabled !== false;
  let portal: DemoPortal;
  let client: Visitor;
  beforeAll(async () => {
    portal = await startDemoPortal();
    client = await visitor(browser, { viewport: phone, ...options });
    await signIn(client.page, portal.url, "jordan@home.example");
  });
  afterAll(async () => {
    await client?.context.close();
    await portal?.stop();
  });
  const sound = async (where: string): Promise<void> => {
    if (scripted) await expectSound(client.page, where);
  };

  it("leads from the list to the document, with what there is to complete", async () => {
    const { page } = client;
    await page.goto(`${portal.url}/documents`);
    await sound("Documents");
    await tabTo(page, /^Consent to treatment/);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/documents\/[0-9A-Z]{26}\/sign$/);
    await page.getByRole("heading", { level: 1, name: "Consent to treatment" }).waitFor();
    await page.getByRole("heading", { name: "4 things to complete" }).waitFor();
    expect(await page.locator("canvas").count()).toBe(0);
    await sound("Review and sign");
  });

  it("says what is left, each with a link to its place, and keeps what was typed", async () => {
    const { page } = client;
    await tabTo(page, /Full name/);
    await page.keyboard.type("Jordan Lee");
    await tabTo(page, /^Review and sign/);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "There is a problem" }).waitFor();
    await page.getByRole("link", { name: /^Enter your initials/ }).focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("f1");
    expect(await page.getByLabel("Full name").inputValue()).toBe("Jordan Lee");
    await sound("Review and sign, refused");
  });

  it("asks once more with document, version, signer and day, and goes back without losing anything", async () => {
    const { page } = client;
    await page.getByLabel("Your initials").focus();
    await page.keyboard.type("JL");
    await tabTo(page, /^I agree to be treated/);
    await page.keyboard.press("Space");
    await tabTo(page, /electronic signature/);
    await page.keyboard.press("Space");
    await tabTo(page, /^Review and sign/);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Sign Consent to treatment?" }).waitFor();
    const words = await page.getByRole("main").innerText();
    for (const part of ["Consent to treatment, version 1", "Jordan Lee", "Your typed name"]) expect(words).toContain(part);
    await sound("the last question");
    await tabTo(page, /^Go back/);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Consent to treatment", exact: true }).waitFor();
    expect(await page.getByLabel("Your initials").inputValue()).toBe("JL");
    await page.getByRole("button", { name: "Review and sign" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Sign Consent to treatment?" }).waitFor();
  });

  it("gives a receipt with a PDF, and leads to the next document", async () => {
    const { page } = client;
    await tabTo(page, /^Sign$/);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/documents\/[0-9A-Z]{26}$/);
    await page.getByText("Signed by Jordan Lee").waitFor();
    await expect.poll(async () => {
      await page.reload();
      return page.getByRole("link", { name: /^Download/ }).count();
    }, { timeout: 15_000, interval: 500 }).toBe(1);
    await sound("the receipt");
    const coming = page.waitForEvent("download");
    await page.getByRole("link", { name: /^Download/ }).focus();
    await page.keyboard.press("Enter");
    expect((await coming).suggestedFilename()).toBe("Consent to treatment.pdf");
    await page.getByRole("link", { name: "Go to the next document" }).waitFor();
  });

  it("does not sign the same document twice when its page is still open somewhere", async () => {
    const { page } = client;
    await page.goto(`${page.url()}/sign`);
    await page.getByText("You have already signed this.").waitFor();
    expect(await page.getByRole("button", { name: "Review and sign" }).count()).toBe(0);
  });
});

describe("the evidence, for staff", () => {
  it("stands on a page that every tool passes", async () => {
    const portal = await startDemoPortal();
    const staff = await visitor(browser, { viewport: desk });
    try {
      const { page } = staff;
      await signIn(page, portal.url, "maya@willow.example");
      await page.goto(`${portal.url}/staff/library/documents`);
      await expectSound(page, "Document templates");
      await page.goto(`${portal.url}/staff/clients`);
      await page.getByRole("link", { name: /Jordan/ }).first().click();
      await page.waitForURL(/\/staff\/clients\/[0-9A-Z]{26}/);
      await page.getByRole("link", { name: "Documents", exact: true }).click();
      await page.getByRole("link", { name: /^Consent to treatment/ }).click();
      await page.getByRole("button", { name: "Check the evidence again" }).click();
      await page.getByText("Everything is as it was when it was signed.").waitFor();
      await expectSound(page, "the evidence");
      expect(staff.complaints).toEqual([]);
    } finally {
      await staff.context.close();
      await portal.stop();
    }
  });
});
