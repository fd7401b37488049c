import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDemoPortal } from "./support/demo-portal.ts";
import type { DemoPortal } from "./support/demo-portal.ts";
import { oneAfterAnother } from "./support/one-after-another.ts";
import { composer, desk, expectSound, openBrowser, openMail, phone, signIn, visitor } from "./support/people.ts";
import type { Visitor } from "./support/people.ts";
import { tabTo } from "./support/tab-to.ts";

const password = "marble otter sings low";
const boxes = ["Basic Functions", "Messaging", "Access to Documents", "Sessions & Homework", "Billing, Invoicing & Insurance", "View & Submit Surveys", "Scheduling"];
let portal: DemoPortal;
let browser: Browser;
let maya: Visitor;
let eva: Visitor;
let chart = "";

const shots = process.env["SHOTS"];
const shot = async (page: Page, name: string): Promise<void> => void (shots && (await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true })));
const main = (): Locator => maya.page.getByRole("main");
/** A portal user in the tab, by name. */
const user = (name: string): Locator => main().getByRole("article", { name });
const done = (sentence: string): Promise<void> => main().getByText(sentence, { exact: false }).first().waitFor();

beforeAll(async () => {
  portal = await startDemoPortal();
  browser = await openBrowser();
  [maya, eva] = [await visitor(browser, { viewport: desk }), await visitor(browser, { viewport: phone })];
  await signIn(maya.page, portal.url, "maya@willow.example");
});
afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

describe("from + New Client to access taken away", () => {
  oneAfterAnother();

  it("stands in the list and at the top right, and asks for the professional first", async () => {
    const { page } = maya;
    await page.goto(`${portal.url}/staff/clients`);
    await page.getByRole("banner").getByRole("link", { name: "New Client" }).waitFor();
    await main().getByRole("link", { name: "New Client" }).focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "New Client" });
    await dialog.getByLabel("Professional").waitFor();
    const labels = await dialog.locator("select, input:not([type=hidden])").evaluateAll((fields) => fields.filter((field) => field.checkVisibility()).map((field) => (field as HTMLInputElement).labels?.[0]?.textContent?.replace(" (optional)", "")));
    expect(labels).toEqual(["Professional", "First name", "Last name", "Birthday", "Phone", "E-mail", "Starting balance", "Enroll in Client Portal"]);
    expect(await dialog.getByLabel("Professional").locator("option").allInnerTexts()).toEqual(["Choose a professional", "Dr Maya Rivera, Clinical psychologist", "Noor Haddad, Clinical social worker"]);
    await expectSound(page, "+ New Client");
  });

  it("marks a minor, and then invites the contact, by keyboard", async () => {
    const { page } = maya;
    const dialog = page.getByRole("dialog", { name: "New Client" });
    await tabTo(page, /^First name/);
    await page.keyboard.type("Noa");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Lind");
    await dialog.getByLabel(/^Birthday/).fill("2018-03-04");
    await dialog.getByText("8, under 18").waitFor();
    await tabTo(page, /^Enroll in Client Portal/);
    await page.keyboard.press("Space");
    expect(await dialog.getByRole("radio", { name: /^Enroll Contact/ }).isChecked()).toBe(true);
    await dialog.getByRole("button", { name: "Save client" }).click();
    await dialog.getByRole("link", { name: "Enter the contact's first name." }).waitFor();
    await shot(page, "new-client-refused");
    await expectSound(page, "+ New Client, refused");
    expect([await dialog.getByLabel("First name", { exact: true }).inputValue(), await dialog.getByLabel(/^Birthday/).inputValue()]).toEqual(["Noa", "2018-03-04"]);
    await dialog.getByLabel("Contact's first name").fill("Eva");
    await dialog.getByLabel("Contact's last name").fill("Lind");
    await dialog.getByLabel("Contact's e-mail").fill("eva@home.example");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/staff\/clients\/[0-9A-Z]{26}/);
    chart = page.url().split("?")[0] ?? "";
    await done("Invitation sent to eva@home.example.");
    await main().getByText("8, under 18", { exact: false }).first().waitFor();
    await main().getByRole("region", { name: "Contact Info" }).getByText("eva@home.example").waitFor();
  });

  it("lists whoever may sign in, with username, permissions, invitation and alerts", async () => {
    const { page } = maya;
    await main().getByRole("link", { name: "Client Portal", exact: true }).click();
    await user("Eva Lind").waitFor();
    const told = await user("Eva Lind").innerText();
    for (const words of ["eva@home.example", "Parent", "Gets alerts", "Link works until", ...boxes]) expect(told).toContain(words);
    await shot(page, "client-portal");
    await expectSound(page, "Client Portal");
  });

  it("adds a user at an address of Contact Info, whose name it knows, or at another, which it keeps when told", async () => {
    const { page } = maya;
    await page.goto(`${chart}/contacts/new`);
    await page.getByLabel("Name", { exact: true }).fill("Ola Lind");
    await page.getByLabel("Relationship to the client").fill("Father");
    await page.getByLabel(/^E-mail/).fill("ola@home.example");
    await page.getByRole("button", { name: "Save contact" }).click();
    await done("Contact saved.");
    const add = async (): Promise<void> => {
      await page.goto(`${chart}/portal`);
      await main().getByRole("link", { name: "Add New User" }).click();
      await page.getByRole("heading", { level: 1, name: "Add New User" }).waitFor();
    };
    await add();
    const addresses = page.getByLabel("E-mail", { exact: true });
    expect(await addresses.locator("option").allInnerTexts()).toEqual(["ola@home.example (Ola Lind, Father)", "Other"]);
    const typed = async (): Promise<string[]> => [await page.getByLabel("First name").inputValue(), await page.getByLabel("Last name").inputValue(), await page.getByLabel("Relationship to the client").inputValue()];
    expect(await typed()).toEqual(["Ola", "Lind", "parent"]);
    expect(await page.getByRole("group", { name: "Permissions" }).getByRole("checkbox").count()).toBe(7);
    await page.getByRole("link", { name: "Billing contact" }).click();
    const ticked = (): Promise<string[]> => page.locator('input[name="permissions"]:checked').evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
    expect(await ticked()).toEqual(["basic", "messaging", "billing"]);
    await page.getByRole("button", { name: "Add user and send invitation" }).click();
    await done("Invitation sent to ola@home.example.");

    await add();
    // Every known address is taken by now.
    await page.getByLabel("E-mail", { exact: true }).fill("kit@home.example");
    await page.getByLabel("Also save it to Contact Info").check();
    await page.getByLabel("First name").fill("Kit");
    await page.getByLabel("Last name").fill("Berg");
    await page.getByLabel("Relationship to the client").selectOption("supporter");
    await page.getByRole("link", { name: "View-only supporter" }).click();
    await page.getByLabel("Tell this person of new messages").uncheck();
    await shot(page, "add-new-user");
    await expectSound(page, "Add New User");
    await page.getByRole("button", { name: "Add user and send invitation" }).click();
    await done("Invitation sent to kit@home.example.");
    await page.goto(chart);
    await main().getByRole("region", { name: "Contact Info" }).getByText("kit@home.example").waitFor();
    await page.goto(`${chart}/portal`);
  });

  it("assigns alerts, and warns when nobody is left", async () => {
    const stop = (name: string): Promise<void> => user(name).getByRole("button", { name: `Stop alerts to ${name}` }).click();
    await user("Kit Berg").getByText("No alerts").waitFor();
    await stop("Ola Lind");
    await done("Gets no alerts from now on.");
    await stop("Eva Lind");
    await done("Nobody is told of new messages for Noa Lind.");
    await shot(maya.page, "no-alerts");
    await expectSound(maya.page, "nobody gets alerts");
    await user("Eva Lind").getByRole("button", { name: "Assign alerts to Eva Lind" }).click();
    await user("Eva Lind").getByText("Gets alerts", { exact: true }).waitFor();
    await expect.poll(() => main().getByText("Nobody is told", { exact: false }).count()).toBe(0);
  });

  it("edits, copies the link and sends again, but not at once", async () => {
    const { page } = maya;
    await user("Kit Berg").getByRole("link", { name: "Edit Kit Berg" }).click();
    await page.getByLabel("First name").fill("Kitty");
    await page.getByRole("checkbox", { name: /^Scheduling/ }).check();
    await page.getByRole("button", { name: "Save user" }).click();
    await done("Portal user saved.");
    await user("Kitty Berg").getByText("Scheduling").waitFor();
    const resend = user("Ola Lind").getByRole("button", { name: "Resend invitation Ola Lind" });
    await resend.click();
    await main().getByText(/A new invitation is on its way|An invitation was sent less than 1 minute ago/).first().waitFor();
    await resend.click();
    await done("An invitation was sent less than 1 minute ago.");
    await user("Ola Lind").getByRole("button", { name: "Copy link Ola Lind" }).click();
    expect(await user("Ola Lind").getByLabel("Invitation link").inputValue()).toMatch(new RegExp(`^${portal.url}/enrol/`));
  });

  it("lets the contact in, and shows when they were there", async () => {
    const { page } = eva;
    await openMail(page, portal.url, "eva@home.example");
    await page.getByRole("link", { name: "Enroll in Client Portal", exact: true }).click();
    await page.getByRole("link", { name: "Continue" }).click();
    await page.getByLabel("Create a password", { exact: true }).fill(password);
    await page.getByLabel("Retype your password", { exact: true }).fill(password);
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("banner").getByText("For Noa").waitFor();
    expect(await page.getByRole("banner").getByRole("link", { name: /^Video room/ }).getAttribute("href")).toBe("https://video.example/dr-rivera");
    await shot(page, "portal-phone");
    await expectSound(page, "the contact's portal");
    await maya.page.reload();
    await user("Eva Lind").getByText("Enrolled").waitFor();
    await user("Eva Lind").getByText(/^Last sign-in/).waitFor();
  });

  it("takes a mistake that somebody reports into a message that names it", async () => {
    const { page } = eva;
    await page.goto(`${portal.url}/settings/client-information`);
    await shot(page, "client-information");
    await page.getByRole("button", { name: "Report a mistake about Your email address" }).click();
    await page.waitForURL(`${portal.url}/#composer-text`);
    await expect.poll(() => composer(page).inputValue()).toBe("Something in Noa Lind’s Client Information is not right. Your email address should be: ");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("composer-text");
  });

  it("suspends at once, on the open page, and restores", async () => {
    await user("Eva Lind").getByRole("button", { name: "Suspend Eva Lind" }).click();
    await done("Suspended. Open pages of this person have closed.");
    await eva.page.getByText(/signed out|Sign in/).first().waitFor();
    await user("Eva Lind").getByText("Suspended", { exact: true }).waitFor();
    await shot(maya.page, "suspended");
    await user("Eva Lind").getByRole("button", { name: "Restore Eva Lind" }).click();
    await user("Eva Lind").getByText("Enrolled").waitFor();
  });

  it("deletes only with the word typed", async () => {
    const { page } = maya;
    await user("Eva Lind").getByRole("link", { name: "Delete Eva Lind" }).focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Delete Eva Lind?" });
    await dialog.getByRole("button", { name: "Delete User" }).click();
    await dialog.getByRole("link", { name: "Type the word delete to remove this person." }).waitFor();
    await shot(page, "delete-refused");
    await expectSound(page, "Delete, refused");
    await dialog.getByLabel("Type the word delete").fill("delete");
    await page.keyboard.press("Enter");
    await done("Portal user deleted.");
    await expect.poll(() => user("Eva Lind").count()).toBe(0);
    await done("Nobody is told of new messages for Noa Lind.");
    const refused = await eva.context.request.get(portal.url, { maxRedirects: 0 });
    expect([refused.status(), refused.headers()["location"]]).toEqual([302, expect.stringContaining("/signin")]);
  });

  it("offers none of it to whoever may not do it", async () => {
    const bea = await visitor(browser, { viewport: desk });
    await signIn(bea.page, portal.url, "bea@willow.example");
    await bea.page.goto(chart);
    await bea.page.getByRole("region", { name: "About" }).waitFor();
    for (const name of [/New Client/, /Client Portal/, /^Change/, /Add a contact/, /Edit client/, /Archive/]) expect(await bea.page.getByRole("link", { name }).count(), String(name)).toBe(0);
    for (const path of ["/staff/clients/new", ...["care-team", "edit", "archive", "contacts/new", "portal"].map((end) => `${new URL(chart).pathname}/${end}`)]) {
      expect((await bea.page.goto(portal.url + path))?.status(), path).toBe(403);
    }
    await bea.page.getByRole("heading", { name: "You do not have access to this page" }).waitFor();
    await shot(bea.page, "biller");
    await bea.context.close();
    expect([...maya.complaints, ...eva.complaints].filter((text) => !/40[0139]|42[29]/.test(text))).toEqual([]);
  });
});
