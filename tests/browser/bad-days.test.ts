import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { DemoPortal } from "./support/demo-portal.ts";
import { openConversation } from "./support/open-conversation.ts";
import { composer, demoPassword, expectSound, phone, rows, send, signIn, visitor } from "./support/people.ts";
import type { Visitor } from "./support/people.ts";

let portal: DemoPortal;
let browser: Browser;
let maya: Visitor;
let jordan: Visitor;
let signedIn: Awaited<ReturnType<Visitor["context"]["storageState"]>>;
let talk = "";
let chart = "";
beforeAll(async () => {
  ({ portal, browser, maya, signedIn, talk } = await openConversation());
  chart = (await maya.page.getByRole("link", { name: /Open chart/ }).first().getAttribute("href")) ?? "";
});
afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

/** Each test has a window of its own, so that what one does to the network stays with it. */
const opened = async (): Promise<void> => {
  jordan = await visitor(browser, { viewport: phone, storageState: signedIn });
  await jordan.page.goto(portal.url);
  await rows(jordan.page).first().waitFor();
};
const closed = () => jordan.context.close();

/** The page of another tab of the same person. */
const tab = async (who: Visitor): Promise<Page> => {
  const page = await who.context.newPage();
  await page.goto(portal.url);
  await rows(page).first().waitFor();
  return page;
};
const count = (page: Page, text: string) => rows(page).getByText(text, { exact: true }).count();
/** What the server has, as a page that is drawn anew shows it. */
const stored = async (text: string): Promise<number> => {
  await maya.page.goto(talk);
  await rows(maya.page).first().waitFor();
  return count(maya.page, text);
};

describe("the network, the server and the other tab", () => {
  beforeEach(opened);
  afterEach(closed);

  it("keeps what is written offline and sends it once", async () => {
    const { page, context } = jordan;
    await context.setOffline(true);
    await page.getByText("You are offline.", { exact: false }).first().waitFor();
    await send(page, "Written on the train");
    await rows(page).filter({ hasText: "Written on the train" }).getByText("Waiting to send. You are offline.").waitFor();
    await expectSound(page, "offline");
    await context.setOffline(false);
    await expect.poll(() => page.locator("[role=status]").allInnerTexts().then((words) => words.join(" ")), { timeout: 20_000, interval: 50 }).toMatch(/message sent|Sent/);
    await rows(page).filter({ hasText: "Written on the train" }).getByText(/^Sent /).waitFor();
    expect(await count(page, "Written on the train")).toBe(1);
    expect(await stored("Written on the train")).toBe(1);
  });

  it("has a message exactly once when the server dies between taking it and saying so", async () => {
    const { page } = jordan;
    let deaf = false;
    let connected = false;
    await page.routeWebSocket(/\/live/, (near) => {
      const far = near.connectToServer();
      near.onMessage((words) => far.send(words));
      far.onMessage((words) => {
        connected ||= String(words).startsWith("40/portal");
        if (!deaf) near.send(words);
      });
    });
    await page.route(/messages\.send/, (route) => (deaf ? route.abort() : route.continue()));
    await page.reload();
    await rows(page).first().waitFor();
    await expect.poll(() => page.evaluate(() => document.hasFocus())).toBe(true);
    await expect.poll(() => connected).toBe(true);
    await send(page, "Before the dark");
    await rows(page).filter({ hasText: "Before the dark" }).getByText(/^Sent /).waitFor();
    deaf = true;
    await send(page, "Sent into the dark");
    await expect.poll(() => stored("Sent into the dark"), { timeout: 15_000 }).toBe(1);
    expect(await rows(page).filter({ hasText: "Sent into the dark" }).innerText()).not.toContain("Sent\n");
    await portal.kill();
    deaf = false;
    await portal.restart();
    await rows(page).filter({ hasText: "Sent into the dark" }).getByText(/^Sent /).waitFor({ timeout: 40_000 });
    expect(await count(page, "Sent into the dark")).toBe(1);
    expect(await stored("Sent into the dark")).toBe(1);
  });

  it("sends once when Send is pressed twice", async () => {
    const { page } = jordan;
    await composer(page).fill("Pressed twice");
    await page.getByRole("button", { name: "Send", exact: true }).dblclick();
    await rows(page).filter({ hasText: "Pressed twice" }).getByText(/^Sent /).waitFor();
    expect(await stored("Pressed twice")).toBe(1);
  });

  it("shows in both tabs what one of them sent", async () => {
    const second = await tab(jordan);
    await send(second, "From the second tab");
    await rows(jordan.page).getByText("From the second tab", { exact: true }).waitFor();
    expect(await count(jordan.page, "From the second tab")).toBe(1);
    await second.close();
  });

  it("lets one of two tabs act on a card, and tells the other with what it typed kept", async () => {
    const { page } = jordan;
    const title = "Add the date of birth";
    const second = await tab(jordan);
    // The second tab hears nothing of the first: its card stays as it was.
    await second.routeWebSocket(/./, (socket) => socket.close());
    await second.route(/\/live/, (route) => route.abort());
    await second.reload();
    const late = second.getByRole("article", { name: title });
    await late.getByRole("textbox", { name: "Date of birth" }).fill("1990-01-01");
    const card = page.getByRole("article", { name: title });
    await card.getByRole("textbox", { name: "Date of birth" }).fill("1985-03-03");
    await card.getByRole("button", { name: /^Save/ }).click();
    await card.getByText("You added the date of birth.").waitFor();
    await late.getByRole("button", { name: /^Save/ }).click();
    await late.getByText("You added the date of birth.").or(late.getByText(/already|changed/)).first().waitFor();
    await page.goto(`${portal.url}/settings/client-information`);
    expect(await page.getByLabel("Date of birth").inputValue()).toBe("1985-03-03");
    expect(await page.getByRole("main").innerText()).not.toContain("1990");
    await second.close();
  });
});

describe("what is taken away while the page is open", () => {
  beforeEach(opened);
  afterEach(closed);

  const messaging = async (on: boolean): Promise<void> => {
    const { page } = maya;
    await page.goto(`${portal.url}${chart}/portal`);
    await page.getByRole("main").getByRole("link", { name: /^Edit/ }).last().click();
    await page.getByRole("button", { name: "Save user" }).waitFor();
    await page.locator('input[name=permissions][value=messaging]').setChecked(on);
    await page.getByRole("button", { name: "Save user" }).click();
    await page.waitForURL(/\/portal(\?.*)?$/);
  };
  const messages = async (on: boolean): Promise<void> => {
    const { page } = maya;
    await page.goto(`${portal.url}/staff/settings/plugins`);
    const panel = page.getByRole("article", { name: "Messages" });
    if (on) await panel.getByRole("button", { name: "Turn on Messages" }).click();
    else {
      await panel.getByText("Turn off", { exact: false }).first().click();
      await page.getByRole("button", { name: "Turn off Messages", exact: true }).last().click();
    }
    await page.getByText(`Messages is ${on ? "on" : "off"}.`).waitFor();
  };

  it("takes the words away with the permission, says why, and gives them back", async () => {
    const { page } = jordan;
    await composer(page).fill("Typed before it went");
    await messaging(false);
    await page.getByText("You do not have access to messages for Jordan", { exact: false }).first().waitFor();
    expect(await page.getByRole("main").innerText()).not.toContain("I slept better");
    expect(await page.getByRole("main").innerText()).not.toContain("keep the short walk");
    await expectSound(page, "home without messages");
    await messaging(true);
    await composer(page).waitFor();
    await rows(page).getByText("I slept better", { exact: false }).waitFor();
  });

  it("takes composer and words away with the plugin, keeps cards, and brings everything back", async () => {
    const { page } = jordan;
    await messages(false);
    await page.getByText("does not take messages here at the moment", { exact: false }).first().waitFor();
    expect(await composer(page).count()).toBe(0);
    expect(await page.getByRole("main").innerText()).not.toContain("I slept better");
    await expectSound(page, "home with messages off");
    await messages(true);
    await composer(page).waitFor();
    await rows(page).getByText("I slept better", { exact: false }).waitFor();
  });

  it("asks for the password in place when the session is ended elsewhere, keeps what was typed and sends it", async () => {
    const own = await visitor(browser, { viewport: phone });
    const { page } = own;
    await signIn(page, portal.url, "jordan@home.example");
    const other = await visitor(browser);
    await signIn(other.page, portal.url, "jordan@home.example");
    await composer(page).fill("Typed before the session ended");
    await other.page.goto(`${portal.url}/settings/privacy`);
    // The others of this file go with it; the newest goes on.
    signedIn = await other.context.storageState();
    await other.page.getByRole("button", { name: "Sign out everywhere else" }).click();
    const dialog = page.getByRole("dialog", { name: "Sign in to go on" });
    await page.getByRole("button", { name: "Send", exact: true }).click({ timeout: 2_000 }).catch(() => undefined);
    await dialog.waitFor();
    await dialog.getByLabel(/^Password/).fill(demoPassword);
    await dialog.getByRole("button", { name: "Sign in" }).click();
    await dialog.waitFor({ state: "hidden" });
    if ((await composer(page).inputValue()) !== "") await page.getByRole("button", { name: "Send", exact: true }).click();
    await rows(page).filter({ hasText: "Typed before the session ended" }).getByText(/^Sent /).waitFor({ timeout: 20_000 });
    expect(await stored("Typed before the session ended")).toBe(1);
    await own.context.close();
    await other.context.close();
  });
});
