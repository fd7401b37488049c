import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDemoPortal } from "./support/demo-portal.ts";
import type { DemoPortal } from "./support/demo-portal.ts";
import { oneAfterAnother } from "./support/one-after-another.ts";
import { expectSound, openBrowser, openMail, phone, signIn, visitor } from "./support/people.ts";
import type { Visitor } from "./support/people.ts";

const password = "marble otter sings low";

describe("staff and users", () => {
  let portal: DemoPortal;
  let browser: Browser;
  let maya: Visitor;
  let rae: Visitor;

  beforeAll(async () => {
    [portal, browser] = await Promise.all([startDemoPortal(), openBrowser()]);
    maya = await visitor(browser);
    rae = await visitor(browser, { viewport: phone });
    await signIn(maya.page, portal.url, "maya@willow.example");
  });
  afterAll(async () => {
    await browser.close();
    await portal.stop();
  });
  oneAfterAnother();

  const menuOf = async (one: Visitor): Promise<string[]> => (await one.page.getByRole("navigation", { name: "Main" }).getByRole("link").allInnerTexts()).map((text) => text.replace(/\s+/g, " ").trim());
  const openTeam = () => maya.page.goto(`${portal.url}/staff/settings/team`);

  it("walks to Profile Completion Settings by the guide's own words", async () => {
    const { page } = maya;
    await page.goto(`${portal.url}/staff/settings`);
    await page.getByRole("heading", { name: "Account Settings", level: 1 }).waitFor();
    await page.getByRole("link", { name: /^Edit/ }).click();
    await page.getByRole("link", { name: /^Profile Completion Settings/ }).click();
    await page.getByRole("heading", { name: "Profile Completion Settings", level: 1 }).waitFor();
    await page.getByRole("checkbox", { name: "Enable Profile Completion" }).uncheck();
    await page.getByRole("button", { name: "Save Changes" }).click();
    await page.getByText("Changes saved.").waitFor();
    await page.getByRole("checkbox", { name: "Enable Profile Completion" }).check();
    await page.getByRole("button", { name: "Save Changes" }).click();
    await page.waitForURL(/saved=/);
  });

  it("invites a biller, who joins by the mailed link and sees what a biller may", async () => {
    const { page } = maya;
    await openTeam();
    await page.getByRole("link", { name: "Invite a colleague" }).click();
    await page.getByRole("button", { name: "Send invitation" }).click();
    await page.getByText("There is a problem").waitFor();
    await page.getByLabel("Name", { exact: true }).fill("Rae Moss");
    await page.getByLabel("E-mail").fill("rae@willow.example");
    await page.getByRole("checkbox", { name: /^Biller/ }).check();
    await expectSound(page, "invite");
    await page.getByRole("button", { name: "Send invitation" }).click();
    await page.getByText("Invitation sent.").waitFor();
    await expectSound(page, "team");

    await openMail(rae.page, portal.url, "rae@willow.example");
    await rae.page.getByRole("link", { name: "Join the team" }).click();
    await rae.page.getByRole("heading", { name: "Join the team of Willow Practice" }).waitFor();
    await expectSound(rae.page, "join");
    await rae.page.getByRole("link", { name: "Continue" }).click();
    await rae.page.getByLabel("Create a password").fill(password);
    await rae.page.getByLabel("Retype your password").fill(password);
    await rae.page.getByRole("button", { name: "Create Password" }).click();
    await rae.page.waitForURL(/\/staff/);
    await rae.page.goto(`${portal.url}/staff/settings`);
    await rae.page.getByText("belong to its administrators").waitFor();
    expect(await rae.page.getByRole("link", { name: "Staff & Users" }).count()).toBe(0);
    await rae.page.goto(`${portal.url}/staff/settings/team`);
    await rae.page.getByText("You do not have access to this").first().waitFor();
    await rae.page.goto(`${portal.url}/staff/clients`);
    await rae.page.getByRole("link", { name: "Jordan Lee" }).waitFor();
    expect(await rae.page.getByRole("link", { name: /New Client/ }).count()).toBe(0);
  });

  it("changes a role for the next page", async () => {
    const { page } = maya;
    await openTeam();
    await page.getByRole("link", { name: "Rae Moss", exact: true }).click();
    await page.getByRole("checkbox", { name: /^Scheduler/ }).check();
    await expectSound(page, "member");
    await page.getByRole("button", { name: "Save Changes" }).click();
    await page.waitForURL(/done=saved/);
    await rae.page.goto(`${portal.url}/staff/clients`);
    await rae.page.getByRole("link", { name: /New Client/ }).first().waitFor();
  });

  it("says what a role may do, plugin by plugin, and holds it at once", async () => {
    const { page } = maya;
    await page.goto(`${portal.url}/staff/settings/roles`);
    await expectSound(page, "roles");
    const box = page.getByRole("checkbox", { name: "Read the audit log: Biller" });
    await box.check();
    expect(await page.getByRole("checkbox", { name: "Invite staff, and change roles: Administrator" }).isDisabled()).toBe(true);
    await page.getByRole("button", { name: "Save Changes" }).click();
    await page.getByText("Changes saved.").waitFor();
    await rae.page.goto(`${portal.url}/staff/settings/log`);
    await rae.page.getByRole("heading", { level: 1 }).waitFor();
    expect(await rae.page.getByText("You do not have access to this").count()).toBe(0);
    await rae.page.setViewportSize(phone);
  });

  it("orders the urgent help list by buttons, and clients' staff see it under Get urgent help", async () => {
    const { page } = maya;
    await page.goto(`${portal.url}/staff/settings/practice/urgent-help`);
    await expectSound(page, "urgent help");
    await page.getByRole("button", { name: "Move down Emergency services" }).click();
    await expect.poll(() => page.locator("fieldset").first().getByLabel("Who answers").inputValue()).toBe("Suicide and Crisis Lifeline");
    await page.getByRole("button", { name: "Add a line" }).click();
    await page.locator("fieldset").nth(2).getByLabel("Who answers").fill("Night nurse");
    await page.getByRole("button", { name: "Save Changes" }).click();
    await page.getByText("Enter a phone number, or a number for text messages.").first().waitFor();
    await page.locator("fieldset").nth(2).getByLabel("Phone number").fill("555 0199");
    await page.getByRole("button", { name: "Save Changes" }).click();
    await page.getByText("Changes saved.").waitFor();
    await rae.page.goto(`${portal.url}/help`);
    expect((await rae.page.getByRole("link").allInnerTexts()).slice(0, 4).map((text) => text.split("\n")[0])).toEqual(["Call 988", "Text 988", "Call 911", "Call 555 0199"]);
  });

  it("ends the session of whoever is deactivated within a second, also on an open page", async () => {
    const { page } = maya;
    await rae.page.goto(`${portal.url}/staff/inbox/mine`);
    await rae.page.waitForLoadState("networkidle");
    await openTeam();
    await page.getByRole("link", { name: "Rae Moss", exact: true }).click();
    await page.getByRole("link", { name: /Deactivate/ }).click();
    await page.getByRole("heading", { name: "Deactivate Rae Moss?" }).waitFor();
    await expectSound(page, "deactivate");
    await page.getByRole("button", { name: "Deactivate Rae Moss" }).click();
    await page.getByText("Open pages of this person have closed.").waitFor();
    const refused = await rae.context.request.get(`${portal.url}/staff/clients`, { maxRedirects: 0 });
    expect([refused.status(), refused.headers()["location"] ?? ""]).toEqual([302, expect.stringContaining("/signin")]);
    await expect.poll(() => rae.page.getByText(/signed out|Sign in/).first().isVisible(), { timeout: 5_000 }).toBe(true);
    await page.getByRole("link", { name: "Rae Moss", exact: true }).click();
    await page.getByRole("button", { name: "Restore Rae Moss" }).click();
    await page.waitForURL(/done=restored/);
  });

  it("keeps the last administrator", async () => {
    const { page } = maya;
    await openTeam();
    await page.getByRole("link", { name: "Dr Maya Rivera" }).click();
    await page.getByRole("checkbox", { name: /^Administrator/ }).uncheck();
    await page.getByRole("button", { name: "Save Changes" }).click();
    await page.getByText("is the only administrator").waitFor();
  });

  it.each([
    ["sam@willow.example", /New Client/, true],
    ["bea@willow.example", /New Client/, false],
    ["otis@willow.example", /New Client/, false],
    ["ines@willow.example", /New Client/, false],
  ])("shows %s the menu of their role", async (email, newClient, has) => {
    const one = await visitor(browser);
    await signIn(one.page, portal.url, email);
    await one.page.goto(`${portal.url}/staff/settings`);
    expect(await menuOf(one)).toEqual(expect.arrayContaining([expect.stringMatching(/^Inbox/), "Clients", "Settings"]));
    expect((await one.page.getByRole("link", { name: newClient }).count()) > 0).toBe(has);
    expect(await one.page.getByRole("link", { name: "Staff & Users" }).count()).toBe(0);
    expect(await one.page.getByRole("link", { name: "Audit log" }).count()).toBe(email.startsWith("ines") || email.startsWith("bea") ? 1 : 0);
    await one.context.close();
  });
});
