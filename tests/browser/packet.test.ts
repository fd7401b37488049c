import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDemoPortal } from "./support/demo-portal.ts";
import type { DemoPortal } from "./support/demo-portal.ts";
import { oneAfterAnother } from "./support/one-after-another.ts";
import { expectSound, openBrowser, phone, signIn, visitor } from "./support/people.ts";
import type { Visitor } from "./support/people.ts";
import { tabTo } from "./support/tab-to.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

// Without scripts the standard intake is walked, in intake.test.ts.
describe("a packet on a phone by keyboard alone", () => {
  oneAfterAnother();
  let portal: DemoPortal;
  let client: Visitor;
  let staff: Visitor;
  let chart = "";
  beforeAll(async () => {
    portal = await startDemoPortal();
    staff = await visitor(browser);
    await signIn(staff.page, portal.url, "maya@willow.example");
    client = await visitor(browser, { viewport: phone });
    await signIn(client.page, portal.url, "jordan@home.example");
  });
  afterAll(async () => {
    await client?.context.close();
    await staff?.context.close();
    await portal?.stop();
  });
  const sound = (where: string): Promise<void> => expectSound(client.page, where);
  const press = async (name: RegExp, key: "Enter" | "Space" = "Enter"): Promise<void> => {
    await tabTo(client.page, name);
    await client.page.keyboard.press(key);
  };
  /** Answers one page after the other with the first choice, or with what is given for its number. */
  const answer = async (from: number, to: number, choice: (number: number) => "first" | "second"): Promise<void> => {
    const { page } = client;
    for (let number = from; number <= to; number++) {
      await page.waitForURL(new RegExp(`/forms/[0-9A-Z]{26}/${number}$`));
      await press(/^Not (at all|difficult at all)$/, "Space");
      if (choice(number) === "second") await page.keyboard.press("ArrowDown");
      if (number === to) return;
      await press(/^Continue$/);
    }
  };

  it("is given from the chart as one card", async () => {
    const { page } = staff;
    await page.goto(`${portal.url}/staff/clients`);
    await page.getByRole("link", { name: /Jordan Lee/ }).first().click();
    await page.waitForURL(/clients\/[0-9A-Z]{26}/);
    chart = page.url().replace(/(clients\/[0-9A-Z]{26}).*/, "$1/forms");
    await page.goto(`${chart}/packets`);
    await page.getByLabel("Packet", { exact: true }).selectOption({ label: "Mood check (2 steps)" });
    await page.getByRole("button", { name: "Give this packet" }).click();
    await page.getByText("Given. It is one card in their messages.").waitFor();
    await expectSound(page, "Packets in the chart");
  });

  it("leads from its card to the first step", async () => {
    const { page } = client;
    await page.goto(portal.url);
    await page.getByRole("link", { name: /^Start.*Mood check/ }).first().focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/forms\/packets\//);
    await page.getByRole("heading", { level: 1, name: "Mood check" }).waitFor();
    await page.getByText("0 of 2 steps done.").waitFor();
    await sound("the packet");
    await press(/^Start step 1$/);
    await page.getByText("Step 1 of 2 in Mood check.").waitFor();
    await press(/^Start$/);
  });

  it("shows at once who can help, and holds nobody up", async () => {
    const { page } = client;
    await answer(1, 9, (number) => (number === 9 ? "second" : "first"));
    const help = page.getByRole("region", { name: "You do not have to handle this alone" });
    await help.waitFor();
    await sound("the question with help");
    await press(/^Continue$/);
    await page.waitForURL(/\/10$/);
    await help.getByRole("link", { name: /^Call 988/ }).waitFor();
    expect(await help.innerText()).toContain("nobody may be watching right now");
    await answer(10, 10, () => "first");
    await press(/^Continue$/);
    await page.waitForURL(/\/check$/);
    await help.waitFor();
    await sound("Check your answers with help");
    await press(/^Send to /);
    await page.waitForURL(/\/done$/);
    await help.waitFor();
    await sound("Sent, with help");
  });

  it("goes on with the next step, and is a line in the past when all are done", async () => {
    const { page } = client;
    await press(/^Go on with step 2 of 2$/);
    await page.getByText("Step 2 of 2 in Mood check.").waitFor();
    await press(/^Start$/);
    await answer(1, 7, () => "first");
    await press(/^Continue$/);
    while (!/\/check$/.test(page.url())) {
      await page.waitForURL(/\/(8|check)$/);
      if (/\/check$/.test(page.url())) break;
      await answer(8, 8, () => "first");
      await press(/^Continue$/);
      await page.waitForURL(/\/check$/);
    }
    await press(/^Send to /);
    await page.waitForURL(/\/done$/);
    await page.goto(portal.url);
    await page.getByText(/You finished this on/).first().waitFor();
  });

  it("tells staff at once, and the alert is theirs until it is resolved", async () => {
    const { page } = staff;
    await page.goto(chart);
    await page.getByRole("region", { name: "Answers to look at" }).getByRole("link", { name: "PHQ-9: an answer of Jordan Lee" }).first().click();
    await page.waitForURL(/\/alerts\//);
    await expectSound(page, "the alert");
    await page.getByRole("button", { name: "Acknowledge" }).click();
    await page.getByText("You have this alert now.").waitFor();
    await page.getByLabel("What was done").fill("Called, and we made a plan for the week.");
    await page.getByRole("button", { name: "Resolve with this note" }).click();
    await page.getByText("Resolved. Your note is kept with it.").waitFor();
    await page.goto(`${chart}/scores`);
    await page.getByText("Show as table").first().click();
    await expectSound(page, "Scores");
    await page.goto(`${chart}/packets`);
    await page.getByText(/Finished /).waitFor();
  });
});
