import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { oneAfterAnother } from "./support/one-after-another.ts";
import { openDemo } from "./support/open-demo.ts";
import { demoPassword, desk, expectSound, phone, signIn, visitor } from "./support/people.ts";
import type { Visitor } from "./support/people.ts";

const { portal, browser } = await openDemo();

const jordan = async (options: Parameters<typeof visitor>[1] = {}): Promise<Visitor> => {
  const one = await visitor(browser, { viewport: phone, ...options });
  await signIn(one.page, portal.url, "jordan@home.example");
  return one;
};

/** Staff give the demo's check-in once more. */
async function giveCheckIn(staff: Page): Promise<void> {
  await staff.goto(`${portal.url}/staff/clients`);
  await staff.getByRole("link", { name: /Jordan Lee/ }).first().click();
  await staff.waitForURL(/clients\/[0-9A-Z]{26}/);
  await staff.goto(`${staff.url().split("?")[0]}/forms`);
  const opener = staff.getByText("Give a form", { exact: true });
  if (!(await staff.getByLabel("Form", { exact: true }).isVisible())) await opener.click();
  await staff.getByLabel("Form", { exact: true }).selectOption({ label: "Weekly check-in (about 2 min)" });
  await staff.getByRole("button", { name: "Give this form" }).click();
  await staff.getByText("Given. It is in their messages.").waitFor();
}

const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { level: 1, name }).waitFor();
const goOn = (page: Page) => page.getByRole("button", { name: "Continue", exact: true }).click();
const open = async (page: Page): Promise<void> => {
  await page.goto(`${portal.url}/forms`);
  await page.getByRole("region", { name: "To do" }).getByRole("link", { name: "Weekly check-in" }).click();
  await heading(page, "Weekly check-in");
};

/** Answers the questions after the first two, the branch left out, and stops at Check your answers. */
async function answerTheRest(page: Page): Promise<void> {
  await heading(page, /How much energy/);
  await page.getByRole("radio", { name: "2", exact: true }).check();
  await goOn(page);
  await heading(page, /What did you manage/);
  await page.getByRole("checkbox", { name: "Go for a walk" }).check();
  await goOn(page);
  await heading(page, /felt safe at home/);
  await page.getByRole("radio", { name: "I prefer not to answer" }).check();
  await goOn(page);
  await heading(page, /talk about first/);
  await goOn(page);
  await heading(page, "Check your answers");
}

describe("a form, as a client on a phone", () => {
  oneAfterAnother();
  let one: Visitor;
  let staff: Visitor;

  it("tells what it is for, who reads it and how long it takes, and saves nothing before Start", async () => {
    staff = await visitor(browser, { viewport: desk });
    await signIn(staff.page, portal.url, "maya@willow.example");
    one = await jordan();
    await open(one.page);
    for (const words of ["Who reads your answers", "Stopping", "About 2 minutes, 7 questions."]) await one.page.getByText(words).waitFor();
    await expectSound(one.page, "start page");
    await one.page.goto(`${one.page.url()}/1`);
    await heading(one.page, "Weekly check-in");
  });

  it("says what to do for an empty answer, in the summary and beside the question, by keyboard alone", async () => {
    const { page } = one;
    await page.getByRole("button", { name: "Start" }).focus();
    await page.keyboard.press("Enter");
    await heading(page, /tense or on edge/);
    await page.getByRole("button", { name: "Continue", exact: true }).focus();
    await page.keyboard.press("Enter");
    const summary = page.getByRole("group", { name: "There is a problem" });
    await expect.poll(() => summary.evaluate((box) => box === document.activeElement)).toBe(true);
    expect(await page.title()).toMatch(/^Error: /);
    const words = await summary.getByRole("link").innerText();
    expect(await page.getByText(words).count()).toBeGreaterThan(1);
    expect(words).not.toMatch(/please|sorry|invalid|forgot|required|oops/i);
    await expectSound(page, "question with an error");
    await summary.getByRole("link").focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.type)).toBe("radio");
    await page.keyboard.press("Space");
    await page.getByText(/^Question 1.*Saved \d/).waitFor();
    await page.keyboard.press("Enter");
    await heading(page, /slept badly/);
  });

  it("keeps the place and the answers when the page is left, and Back shows them", async () => {
    const { page } = one;
    await page.goto(`${portal.url}/`);
    await page.getByRole("article").filter({ hasText: "Question 2. Saved" }).first().waitFor();
    await page.goto(`${portal.url}/forms`);
    await page.getByRole("region", { name: "In progress" }).getByRole("link", { name: /Continue Weekly check-in/ }).click();
    await heading(page, /slept badly/);
    await page.getByRole("link", { name: "Back", exact: true }).click();
    await heading(page, /tense or on edge/);
    expect(await page.getByRole("radio", { name: "Not at all" }).isChecked()).toBe(true);
    await goOn(page);
    await heading(page, /slept badly/);
  });

  it("asks before it drops an answer that is no longer asked for", async () => {
    const { page } = one;
    await page.getByRole("radio", { name: "Nearly every day" }).check();
    await goOn(page);
    await heading(page, /keeps you awake/);
    await page.getByRole("textbox").fill("Noise");
    await goOn(page);
    await heading(page, /How much energy/);
    await page.goBack();
    await page.goBack();
    await heading(page, /slept badly/);
    await page.getByRole("radio", { name: "Not at all" }).check();
    await goOn(page);
    await page.getByText("1 answer will be removed").waitFor();
    await page.getByRole("button", { name: "Remove it and continue" }).click();
    await answerTheRest(page);
    await expectSound(page, "check your answers");
  });

  it("asks with both answers when another device changed the same question", async () => {
    const { page } = one;
    const check = page.url();
    const tablet = await jordan();
    await page.getByRole("link", { name: /^Change.*What would you like to talk about/ }).click();
    await heading(page, /talk about first/);
    await tablet.page.goto(page.url());
    await heading(tablet.page, /talk about first/);
    await tablet.page.getByRole("textbox").fill("The mornings");
    await tablet.page.getByRole("textbox").blur();
    await tablet.page.getByText(/Saved \d/).waitFor();
    await page.getByRole("textbox").fill("Work");
    await goOn(page);
    await page.getByText("You changed this on another device").waitFor();
    await page.getByText("The mornings").waitFor();
    await page.getByRole("button", { name: "Keep what is on this page" }).click();
    await page.getByText(/Saved \d/).waitFor();
    await goOn(page);
    await page.waitForURL(check);
    await page.getByText("Work", { exact: true }).waitFor();
    await tablet.context.close();
  });

  it("says offline that answers are not saved, keeps them, blocks Continue, and saves when it is back", async () => {
    const { page, context } = one;
    await page.getByRole("link", { name: /^Change.*What would you like to talk about/ }).click();
    await heading(page, /talk about first/);
    await page.getByText(/Saved \d/).waitFor();
    await context.setOffline(true);
    await page.getByRole("textbox").fill("Sleep and work");
    await page.getByRole("textbox").blur();
    await page.getByText(/Not saved yet/).waitFor();
    await goOn(page);
    await page.getByText(/Your answers are not saved yet because the portal cannot be reached/).waitFor();
    await context.setOffline(false);
    await page.getByText(/Saved \d/).waitFor();
    await goOn(page);
    await page.getByText("Sleep and work", { exact: true }).waitFor();
  });

  it("loses nothing when the session ends on a page: sign in again in place, and it goes on with what was typed", async () => {
    const { page, context } = one;
    await page.getByRole("link", { name: /^Change.*What would you like to talk about/ }).click();
    await heading(page, /talk about first/);
    await page.getByText(/Saved \d/).waitFor();
    await context.clearCookies();
    await page.getByRole("textbox").fill("Sleep, work and rest");
    await goOn(page);
    const dialog = page.getByRole("dialog", { name: "Sign in to go on" });
    await dialog.getByLabel(/^Password/).fill(demoPassword);
    await dialog.getByRole("button", { name: "Sign in" }).click();
    await heading(page, "Check your answers");
    await page.getByText("Sleep, work and rest", { exact: true }).waitFor();
  });

  it("is sent once, and a second tab says when", async () => {
    const { page, context } = one;
    const tab = await context.newPage();
    await tab.goto(page.url());
    await heading(tab, "Check your answers");
    await page.getByRole("button", { name: "Send to Dr Maya Rivera" }).click();
    await heading(page, "Sent");
    await expectSound(page, "sent");
    await tab.getByRole("button", { name: "Send to Dr Maya Rivera" }).click();
    await tab.getByText(/You already sent this form/).waitFor();
    await tab.reload();
    await tab.getByText(/You sent this on/).waitFor();
    await page.getByRole("link", { name: "Read what you sent" }).click();
    await page.getByText("Sleep, work and rest", { exact: true }).waitFor();
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Download a copy (PDF)" }).click()]);
    expect(file.suggestedFilename()).toMatch(/^form-\d{4}-\d\d-\d\d\.pdf$/);
    expect(one.complaints.filter((words) => !/Failed to load resource|ERR_INTERNET_DISCONNECTED|WebSocket/.test(words))).toEqual([]);
  });

  it("is reviewed, given back with a note, and found by the client with the old answers", async () => {
    const { page } = staff;
    await page.goto(`${portal.url}/staff/forms/review`);
    await page.getByRole("link", { name: "Review Weekly check-in" }).last().click();
    await page.getByRole("cell", { name: "Sleep, work and rest" }).waitFor();
    await expectSound(page, "review");
    await page.getByText("Give it back", { exact: true }).first().click();
    await page.getByLabel("What to look at again").fill("Could you say more about sleep?");
    await page.getByRole("button", { name: "Give it back" }).click();
    await page.getByText("Given back with your note.").waitFor();
    await one.page.goto(`${portal.url}/forms`);
    await one.page.getByRole("region", { name: "To do" }).getByRole("link", { name: "Weekly check-in" }).click();
    await one.page.getByText("Could you say more about sleep?").waitFor();
  });
});

describe("a form with JavaScript off", () => {
  it("is begun, left, gone on with, corrected and sent by plain pages", async () => {
    const staff = await visitor(browser, { viewport: desk });
    await signIn(staff.page, portal.url, "maya@willow.example");
    await giveCheckIn(staff.page);
    const { page } = await jordan({ javaScriptEnabled: false });
    await page.goto(`${portal.url}/forms`);
    await page.getByRole("region", { name: "To do" }).getByRole("listitem").filter({ hasText: "To do" }).filter({ hasNotText: "look at again" }).getByRole("link", { name: "Weekly check-in" }).first().click();
    await page.getByRole("button", { name: "Start" }).click();
    await heading(page, /tense or on edge/);
    await goOn(page);
    await page.getByRole("group", { name: "There is a problem" }).waitFor();
    await page.getByRole("radio", { name: "Several days" }).check();
    await page.getByRole("button", { name: "Save and come back later" }).click();
    await heading(page, "Forms");
    await page.getByRole("region", { name: "In progress" }).getByRole("listitem").filter({ hasText: "Question 1" }).getByRole("link", { name: /Continue Weekly check-in/ }).first().click();
    await heading(page, /tense or on edge/);
    expect(await page.getByRole("radio", { name: "Several days" }).isChecked()).toBe(true);
    await goOn(page);
    await heading(page, /slept badly/);
    await page.getByRole("radio", { name: "Not at all" }).check();
    await goOn(page);
    await answerTheRest(page);
    await page.getByRole("link", { name: /^Change.*How much energy/ }).click();
    await page.getByRole("radio", { name: "3", exact: true }).check();
    await goOn(page);
    await heading(page, "Check your answers");
    await page.getByRole("button", { name: "Send to Dr Maya Rivera" }).click();
    await heading(page, "Sent");
    await page.getByText("Dr Rivera reads your answers before your next session").waitFor();
  });
});
