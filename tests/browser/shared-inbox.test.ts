import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDemoPortal } from "./support/demo-portal.ts";
import type { DemoPortal } from "./support/demo-portal.ts";
import { expectSound, openBrowser, phone, signIn, visitor } from "./support/people.ts";
import type { Visitor } from "./support/people.ts";

let portal: DemoPortal;
let browser: Browser;
let rivera: Visitor;

const shots = process.env["SHOTS"];
const shot = async (page: Page, name: string): Promise<void> => void (shots && (await page.screenshot({ path: `${shots}/${name}.png` })));
const jordan = (page: Page) => page.getByRole("region", { name: "Conversations" }).getByRole("link", { name: /Jordan Lee/ });
const conversation = (page: Page) => page.getByRole("region", { name: "Conversation", exact: true });

beforeAll(async () => {
  portal = await startDemoPortal();
  browser = await openBrowser();
  rivera = await visitor(browser);
  await signIn(rivera.page, portal.url, "maya@willow.example");
});
afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

describe("the shared inbox", () => {
  it("has seven views, and three panes that are named regions", async () => {
    const { page } = rivera;
    await page.goto(`${portal.url}/staff`);
    await page.waitForURL("**/staff/inbox/mine");
    expect(await page.getByRole("navigation", { name: "Views" }).getByRole("link").allInnerTexts()).toHaveLength(7);
    await jordan(page).first().click();
    await page.getByRole("region", { name: "Client", exact: true }).waitFor();
    await page.getByRole("group", { name: "Conversation tools" }).waitFor();
    for (const [width, height] of [[1280, 800], [960, 700], [360, 740], [320, 640]] as const) {
      await page.setViewportSize({ width, height });
      await shot(page, `inbox-${width}`);
      await expectSound(page, `the inbox at ${width}`);
    }
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  it("snoozes from the menu by keys, and brings back", async () => {
    const { page } = rivera;
    await page.getByLabel(/^Write to /).focus();
    await page.keyboard.press("Alt+z");
    await page.getByRole("button", { name: /^Later today/ }).waitFor();
    await shot(page, "snooze-menu");
    await expectSound(page, "the snooze menu");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/staff/inbox/mine");
    await page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: /^Snoozed/ }).click();
    await jordan(page).first().click();
    await conversation(page).getByText(/snoozed this until/).first().waitFor();
    await shot(page, "snoozed");
    await page.getByRole("button", { name: "End snooze" }).click();
    await conversation(page).getByText(/ended the snooze/).waitFor();
  });

  it("shows its keys, and keeps what is typed while it moves on", async () => {
    const { page } = rivera;
    await page.keyboard.press("Control+/");
    await page.getByRole("dialog", { name: "Keys" }).waitFor();
    await shot(page, "keys");
    await page.keyboard.press("Escape");
  });

  it("saves a reply and puts it into the composer by /, filled in", async () => {
    const { page } = rivera;
    await page.goto(`${portal.url}/staff/library/replies/new`);
    await expectSound(page, "a saved reply");
    await shot(page, "reply-new");
    await page.getByLabel("Name").fill("Thanks");
    await page.getByLabel("Reply", { exact: true }).fill("Thank you, {user.first_name}. Call us on {client.phone}.");
    await page.getByRole("button", { name: "Save reply" }).click();
    await page.waitForURL("**/staff/library/replies");
    await expectSound(page, "saved replies");
    await shot(page, "replies");
    await page.goto(`${portal.url}/staff/inbox/all`);
    await jordan(page).first().click();
    const field = page.getByLabel(/^Write to /);
    await page.getByRole("button", { name: "Saved replies" }).waitFor();
    await field.focus();
    await page.keyboard.press("/");
    const picker = page.getByRole("combobox", { name: "Saved replies" });
    await picker.waitFor();
    await shot(page, "picker");
    await picker.fill("Thanks");
    await expect.poll(() => page.getByRole("listbox", { name: "Saved replies" }).getByRole("option").count()).toBe(1);
    await page.getByRole("option", { name: /^Thanks/ }).waitFor();
    await expectSound(page, "the reply picker");
    await page.keyboard.press("Enter");
    await expect.poll(() => field.inputValue()).toMatch(/^Thank you, Jordan\. Call us on/);
    if ((await field.inputValue()).includes("{client.phone}")) {
      await page.getByRole("button", { name: "Send", exact: true }).click();
      await page.getByText("Fill in {client.phone} before you send.").first().waitFor();
      await shot(page, "unfilled");
    }
    await field.fill("");
  });

  it("says that a colleague is replying, and warns of an answer that came in between", async () => {
    const { page } = rivera;
    const colleague = await visitor(browser);
    await signIn(colleague.page, portal.url, "sam@willow.example");
    await colleague.page.goto(page.url());
    await page.getByLabel(/^Write to /).pressSequentially("I will call you");
    await colleague.page.getByRole("button", { name: "Saved replies" }).waitFor();
    await colleague.page.getByLabel(/^Write to /).pressSequentially("Hello from Sam");
    await page.getByText(/ is replying$/).waitFor();
    await shot(page, "replying");
    await colleague.page.getByRole("button", { name: "Send", exact: true }).click();
    await conversation(page).getByText("Hello from Sam").first().waitFor();
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await conversation(page).getByText(/ replied just now\./).waitFor();
    await shot(page, "answered");
    await page.getByRole("button", { name: /^Send anyway/ }).click();
    await conversation(page).getByText(/ replied just now\./).waitFor({ state: "detached" });
    await colleague.context.close();
  });

  it("closes, assigns and tags without JavaScript", async () => {
    const plain = await visitor(browser, { javaScriptEnabled: false, viewport: phone, storageState: await rivera.context.storageState() });
    const { page } = plain;
    await page.goto(rivera.page.url());
    await page.locator("summary", { hasText: "More" }).click();
    await page.getByLabel("Add a tag").fill("Needs form");
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await page.getByRole("link", { name: "Everything tagged needs form" }).waitFor();
    await page.locator('[data-tool="assign"] summary').click();
    await page.getByRole("button", { name: "Nobody" }).click();
    await page.getByText(/took the assignment off/).waitFor();
    await page.getByRole("button", { name: "Close", exact: true }).click();
    await page.waitForURL(/\/staff\/inbox\/all/);
    await jordan(page).first().click();
    await page.getByRole("button", { name: "Reopen" }).waitFor();
    await shot(page, "closed-phone");
    await plain.context.close();
  });

  it("plans to be away", async () => {
    const { page } = rivera;
    await page.goto(`${portal.url}/staff/profile/away`);
    await expectSound(page, "away");
    await page.getByLabel("From").fill("2030-01-07T09:00");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("alert").or(page.getByText("Choose a day and a time.").first()).first().waitFor();
    await shot(page, "away");
    expect(rivera.complaints.filter((line) => !line.includes("400"))).toEqual([]);
  });
});
