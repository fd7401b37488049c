import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { oneAfterAnother } from "./support/one-after-another.ts";
import { openDemo } from "./support/open-demo.ts";
import { expectSound, phone, signIn, visitor } from "./support/people.ts";
import type { Visitor } from "./support/people.ts";

const card = (page: Page, title: string) => page.getByRole("article", { name: title, exact: true });
const listed = (page: Page, title: string) => page.getByRole("main").getByRole("listitem").filter({ has: page.getByText(title, { exact: true }) });
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const { portal, browser } = await openDemo();

async function openConversation(page: Page): Promise<void> {
  await page.goto(`${portal.url}/staff/inbox/all`);
  await page.getByRole("link", { name: /Jordan Lee/ }).first().click();
  await page.getByRole("heading", { level: 1, name: "Jordan Lee" }).waitFor();
}

describe("a card that staff send, and the to-do that it is", () => {
  oneAfterAnother();
  let staff: Visitor;
  let client: Visitor;
  beforeAll(async () => {
    staff = await visitor(browser);
    client = await visitor(browser, { viewport: phone });
    await signIn(staff.page, portal.url, "maya@willow.example");
    await signIn(client.page, portal.url, "jordan@home.example");
  });

  it("is sent by keyboard alone, from the menu over form and preview, and shows to the client at once", async () => {
    const { page } = staff;
    await openConversation(page);
    const menu = page.locator("summary", { hasText: /^Card$/ });
    await page.getByRole("button", { name: "Saved replies" }).waitFor();
    await menu.focus();
    await page.keyboard.press("Enter");
    // Other plugins offer cards too: on to the one that is meant.
    const wanted = page.getByRole("link", { name: "Add a to-do" });
    for (let presses = 0; presses < 10 && !(await wanted.evaluate((link) => link === document.activeElement)); presses += 1) await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Add a to-do" });
    await dialog.getByLabel("What there is to do").fill("Read the page about sleep");
    await dialog.getByLabel(/^Due/).fill(inDays(3));
    await expectSound(page, "form of a card");
    await dialog.getByRole("button", { name: "See it as Jordan Lee will" }).press("Enter");
    const preview = dialog.getByRole("article", { name: "Read the page about sleep" });
    const seenBefore = (await preview.innerText()).trim();
    await expectSound(page, "preview of a card");
    expect(await preview.getByRole("button", { name: /Mark as done/ }).isDisabled()).toBe(true);
    await dialog.getByRole("button", { name: "Send to Jordan Lee" }).press("Enter");
    await dialog.waitFor({ state: "hidden" });
    expect(await menu.evaluate((element) => element === document.activeElement)).toBe(true);
    const sent = card(client.page, "Read the page about sleep");
    await sent.waitFor();
    expect((await sent.innerText()).trim()).toBe(seenBefore);
  });

  it("says to staff what to change, beside the field and above", async () => {
    const { page } = staff;
    await page.locator("summary", { hasText: /^Card$/ }).click();
    await page.getByRole("link", { name: "Add a to-do" }).click();
    const dialog = page.getByRole("dialog", { name: "Add a to-do" });
    await dialog.getByRole("button", { name: "See it as Jordan Lee will" }).click();
    await dialog.getByRole("group", { name: "There is a problem" }).getByRole("link", { name: "Write what there is to do." }).click();
    expect(await dialog.getByLabel("What there is to do").evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
  });

  it("is nudged once, and says when the next is possible", async () => {
    const { page } = staff;
    const sent = card(page, "Read the page about sleep");
    await sent.getByRole("button", { name: /^Nudge/ }).click();
    await sent.getByText(/You can nudge again/).waitFor();
    await expect.poll(() => sent.getByRole("button", { name: /^Nudge/ }).count()).toBe(0);
    await page.getByText("Dr Maya Rivera sent Jordan Lee a reminder: Read the page about sleep").first().waitFor();
    expect(await client.page.getByText("sent Jordan Lee a reminder").count()).toBe(0);
  });

  it("counts alike on the shelf, in the menu and in the To Do list", async () => {
    const { page } = client;
    await page.goto(`${portal.url}/to-dos`);
    const heading = await page.getByRole("heading", { level: 2, name: /^Needs you now/ }).innerText();
    const count = Number(/\((\d+)\)/.exec(heading)?.[1]);
    expect(count).toBe(await page.getByRole("region", { name: /^Needs you now/ }).getByRole("listitem").count());
    await page.goto(portal.url);
    await page.getByRole("main").locator("summary", { hasText: `${count} things need you` }).waitFor();
    expect(await page.locator('nav[aria-label="Main"] a[href="/to-dos"]').first().textContent()).toContain(`${count} things need you`);
  });

  it("is ticked in the thread at once, taken back within five seconds, and both sides see it", async () => {
    const { page } = client;
    await page.goto(portal.url);
    const mine = card(page, "Read the page about sleep");
    await mine.getByRole("button", { name: /^Mark as done/ }).press("Enter");
    await mine.getByRole("button", { name: /^Undo/ }).waitFor();
    await card(staff.page, "Read the page about sleep").and(staff.page.locator('[data-state="done"]')).waitFor();
    await mine.getByRole("button", { name: /^Undo/ }).press("Enter");
    await mine.getByRole("button", { name: /^Mark as done/ }).waitFor();
    await card(staff.page, "Read the page about sleep").and(staff.page.locator('[data-state="live"]')).waitFor();
    await mine.getByRole("button", { name: /^Mark as done/ }).press("Enter");
    await mine.getByRole("button", { name: /^Undo/ }).waitFor();
    await mine.getByRole("button", { name: /^Undo/ }).waitFor({ state: "detached" });
    await mine.getByText("You did this today.").waitFor();
  });

  it("comes back with the reason when a tick does not reach the portal", async () => {
    const { page } = client;
    const mine = card(page, "Bring your insurance card");
    await page.context().route("**/trpc/**", (route) => route.abort());
    await page.context().setOffline(true);
    await mine.getByRole("button", { name: /^Mark as done/ }).click();
    await mine.getByText("We could not do this. Check your connection and try again.").waitFor();
    await mine.getByRole("button", { name: /^Mark as done/ }).waitFor();
    await page.context().setOffline(false);
    await page.context().unroute("**/trpc/**");
  });

  it("is withdrawn by staff after a question, and is no longer asked of the client", async () => {
    const { page } = staff;
    const given = card(page, "A short walk after breakfast");
    await given.getByRole("button", { name: /^Withdraw/ }).click();
    await page.getByRole("dialog", { name: "Withdraw “A short walk after breakfast”?" }).getByRole("button", { name: "Withdraw" }).click();
    await given.and(page.locator('[data-state="cancelled"]')).waitFor();
    await card(client.page, "A short walk after breakfast").and(client.page.locator('[data-state="cancelled"]')).waitFor();
    await page.getByText("Dr Maya Rivera withdrew this: A short walk after breakfast").first().waitFor();
  });

  it("has pages on which nothing is wrong, at the width they are used at", async () => {
    for (const path of ["/to-dos", "/to-dos/new"]) {
      await client.page.goto(`${portal.url}${path}`);
      await client.page.getByRole("heading", { level: 1 }).waitFor();
      await expectSound(client.page, path);
    }
    await client.page.goto(`${portal.url}/to-dos`);
    await client.page.getByRole("link", { name: "Bring your insurance card" }).click();
    await client.page.getByRole("heading", { level: 1, name: "Bring your insurance card" }).waitFor();
    await expectSound(client.page, "one to-do");
    for (const path of ["/staff/tasks", "/staff/tasks/new"]) {
      await staff.page.goto(`${portal.url}${path}`);
      await staff.page.getByRole("heading", { level: 1 }).waitFor();
      await expectSound(staff.page, path);
    }
  });

  it("complained of nothing in either browser", () => {
    // A refused form is an answer of 400, which browsers write down.
    const own = (complaint: string): boolean => !/ERR_INTERNET_DISCONNECTED|ERR_FAILED|WebSocket|status of 400/.test(complaint);
    expect([...staff.complaints, ...client.complaints].filter(own)).toEqual([]);
  });
});

describe("the same without JavaScript", () => {
  oneAfterAnother();
  let staff: Visitor;
  let client: Visitor;
  beforeAll(async () => {
    staff = await visitor(browser, { javaScriptEnabled: false });
    client = await visitor(browser, { javaScriptEnabled: false, viewport: phone });
    await signIn(staff.page, portal.url, "maya@willow.example");
    await signIn(client.page, portal.url, "jordan@home.example");
  });

  it("staff send it from a page: form, preview, send", async () => {
    const { page } = staff;
    await openConversation(page);
    await page.locator("summary", { hasText: /^Card$/ }).click();
    await page.getByRole("link", { name: "Add a to-do" }).first().click();
    await page.getByRole("heading", { level: 1, name: "Add a to-do" }).waitFor();
    await page.getByRole("button", { name: "See it as Jordan Lee will" }).click();
    await page.getByRole("group", { name: "There is a problem" }).waitFor();
    await page.getByLabel("What there is to do").fill("Call the pharmacy");
    await page.getByLabel("I confirm when it is done").check();
    await page.getByRole("button", { name: "See it as Jordan Lee will" }).click();
    await page.getByRole("article", { name: "Call the pharmacy" }).waitFor();
    await page.getByRole("button", { name: "Change it" }).click();
    expect(await page.getByLabel("What there is to do").inputValue()).toBe("Call the pharmacy");
    expect(await page.getByLabel("I confirm when it is done").isChecked()).toBe(true);
    await page.getByRole("button", { name: "See it as Jordan Lee will" }).click();
    await page.getByRole("button", { name: "Send to Jordan Lee" }).click();
    await card(page, "Call the pharmacy").waitFor();
  });

  it("the client ticks it on its card, and staff confirm it there", async () => {
    await client.page.goto(portal.url);
    await card(client.page, "Call the pharmacy").getByRole("button", { name: /^Mark as done/ }).click();
    await card(client.page, "Call the pharmacy").getByText("You said that this is done. Your practice will confirm it.").waitFor();
    await openConversation(staff.page);
    await card(staff.page, "Call the pharmacy").getByRole("button", { name: /^Confirm it is done/ }).click();
    await card(staff.page, "Call the pharmacy").and(staff.page.locator('[data-state="done"]')).waitFor();
  });

  it("the client adds one, cannot do another and says why, and staff see both", async () => {
    const { page } = client;
    await page.goto(`${portal.url}/to-dos`);
    await page.getByRole("link", { name: "Add a to-do" }).click();
    await page.getByLabel("What there is to do").fill("Write down questions");
    await page.getByRole("button", { name: "Add to my list" }).click();
    await listed(page, "Write down questions").first().waitFor();
    await page.getByRole("link", { name: "Bring your insurance card" }).click();
    await page.getByLabel(/^Why/).fill("I have no card yet");
    await page.getByRole("button", { name: "Take it off my list" }).click();
    await page.getByText("Your practice knows that you can’t do this.").first().waitFor();
    await page.goto(`${portal.url}/to-dos`);
    await page.getByRole("listitem").filter({ hasText: "Write down questions" }).getByRole("button", { name: /^Mark as done/ }).click();
    await page.getByRole("region", { name: "Done in the last 30 days" }).getByRole("link", { name: "Write down questions" }).waitFor();
    await staff.page.goto(`${portal.url}/staff/tasks`);
    const told = staff.page.getByRole("list", { name: "Tasks" }).getByRole("listitem").filter({ hasText: "Bring your insurance card" });
    await told.getByText(/I have no card yet/).waitFor();
  });

  it("staff add a task, give it to a colleague, and it leaves their own list", async () => {
    const { page } = staff;
    await page.goto(`${portal.url}/staff/tasks`);
    await page.getByRole("link", { name: "Add a task" }).click();
    await page.getByLabel("What there is to do").fill("Order chairs");
    await page.getByLabel("Whose task is it").selectOption({ label: "The team’s" });
    await page.getByRole("button", { name: "Add task" }).click();
    const task = page.getByRole("list", { name: "Tasks" }).getByRole("listitem").filter({ hasText: "Order chairs" });
    await task.getByRole("combobox").selectOption({ label: "Sam Ono" });
    await task.getByRole("button", { name: /^Give/ }).click();
    await page.getByText("Given to a colleague.").first().waitFor();
    expect(await task.count()).toBe(0);
    await page.goto(`${portal.url}/staff/tasks?who=all`);
    await task.getByText(/With Sam Ono/).waitFor();
  });
});
