import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { oneAfterAnother } from "./support/one-after-another.ts";
import { openDemo } from "./support/open-demo.ts";
import { composer, desk, expectSound, openMail, phone, rows, send, signIn, visitor } from "./support/people.ts";
import type { Visitor } from "./support/people.ts";

const password = "nine slow herons wade";
const picture = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
/** A form that was refused answers 400, which browsers write down. */
const refusal = /Failed to load resource: the server responded with a status of 400/;

const { portal, browser } = await openDemo();

describe.each([["a phone", phone], ["a desk", desk]] as const)("from + New Client to a conversation, the client on %s", (_device, viewport) => {
  oneAfterAnother();
  const address = `kim${viewport.width}@home.example`;
  const family = `Park ${viewport.width}`;
  let staff: Visitor;
  let client: Visitor;

  beforeAll(async () => {
    staff = await visitor(browser, { viewport: desk });
    client = await visitor(browser, { viewport });
    await signIn(staff.page, portal.url, "maya@willow.example");
  });
  afterAll(async () => {
    await staff?.context.close();
    await client?.context.close();
  });

  it("lets staff add a client and invite them in one go", async () => {
    const { page } = staff;
    await page.getByRole("banner").getByRole("link", { name: "New Client" }).click();
    const dialog = page.getByRole("dialog", { name: "New Client" });
    await dialog.getByLabel("First name", { exact: true }).waitFor();
    await expectSound(page, "+ New Client");
    await dialog.getByLabel("Professional").selectOption({ label: "Dr Maya Rivera, Clinical psychologist" });
    await dialog.getByLabel("First name").first().fill("Kim");
    await dialog.getByLabel("Last name").first().fill(family);
    await dialog.getByLabel("Enroll in Client Portal", { exact: true }).check();
    await dialog.getByRole("button", { name: "Save client" }).click();
    await dialog.getByRole("link", { name: "Enter the client's e-mail address, or choose Enroll Contact." }).waitFor();
    await dialog.getByLabel(/^E-mail/).first().fill(address);
    await dialog.getByRole("button", { name: "Save client" }).click();
    await page.waitForURL(/\/staff\/clients\/[0-9A-Z]{26}/);
    await page.getByText(address).first().waitFor();
    await expectSound(page, "the new chart");
  });

  it("brings the invitation, with the button Enroll in Client Portal", async () => {
    const { page } = client;
    await openMail(page, portal.url, address);
    await expectSound(page, "the invitation's mail");
    await page.getByRole("link", { name: "Enroll in Client Portal", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "Join Willow Practice’s portal" }).waitFor();
    await page.getByText("Dr Maya Rivera has invited you.").waitFor();
    await expectSound(page, "the invitation");
  });

  it("takes a password typed twice, and says what is wrong with others", async () => {
    const { page } = client;
    await page.getByRole("link", { name: "Continue" }).click();
    await page.waitForURL(/\/password/);
    await expectSound(page, "Create your password");
    const attempt = async (first: string, again: string): Promise<void> => {
      await page.getByLabel("Create a password", { exact: true }).fill(first);
      await page.getByLabel("Retype your password", { exact: true }).fill(again);
      await page.getByRole("button", { name: "Create Password", exact: true }).click();
    };
    const summary = page.getByRole("group", { name: "There is a problem" });
    for (const [first, again, words] of [["short", "short", /12 characters/], ["password1234", "password1234", /common|guess|often/i], [password, `${password}s`, /same|match/i], ["x".repeat(10_000), "x".repeat(10_000), /128|characters/]] as const) {
      await attempt(first, again);
      await summary.getByRole("link", { name: words }).waitFor();
    }
    await expectSound(page, "Create your password, refused");
    await attempt(password, password);
    await page.getByRole("heading", { level: 1, name: "You are in, Kim" }).waitFor();
    await expectSound(page, "You are in");
    await page.getByRole("button", { name: "Continue" }).click();
    await page.waitForURL(`${portal.url}/`);
  });

  it("opens a portal that names who is who and greets before it asks", async () => {
    const { page } = client;
    await expect.poll(() => page.getByRole("banner").innerText()).toContain("Dr Maya Rivera");
    await page.getByRole("banner").getByText(`Kim ${family}`).waitFor({ state: viewport.width < 600 ? "attached" : "visible" });
    const card = page.getByRole("article", { name: "Add the date of birth" });
    await card.waitFor();
    const texts = await rows(page).allInnerTexts();
    const greeting = texts.findIndex((text) => text.includes("Automatic message"));
    expect(greeting).toBeGreaterThanOrEqual(0);
    expect(texts.findIndex((text) => text.includes("Add the date of birth"))).toBeGreaterThan(greeting);
    await expectSound(page, "home");
  });

  it("leads from the header's menu to every page of Settings, by its own name", async () => {
    const { page } = client;
    for (const label of ["Client Information", "Appointment Reminders", "Change Password", "Change Time Zone"]) {
      await page.getByRole("banner").locator("summary").filter({ hasText: "Settings" }).click();
      await page.getByRole("banner").getByRole("link", { name: label, exact: true }).click();
      await page.getByRole("heading", { level: 1, name: label }).waitFor();
      await expectSound(page, label);
    }
    await page.goto(`${portal.url}/profile`);
    expect(await page.getByRole("main").innerText()).toMatch(/Profile \d+% complete/);
    await expectSound(page, "Profile Completion");
  });

  it("carries messages both ways at once, counting what is unread, with a picture", async () => {
    await staff.page.goto(`${portal.url}/staff/inbox/mine`);
    await client.page.goto(`${portal.url}/`);
    await send(client.page, `Hello from ${viewport.width}`);
    const line = staff.page.getByRole("link", { name: new RegExp(family) });
    await expect.poll(() => line.innerText(), { timeout: 8_000 }).toMatch(/Hello from \d+[\s\S]*1\s*unread/);
    await line.click();
    await rows(staff.page).getByText(`Hello from ${viewport.width}`, { exact: true }).waitFor();
    await expectSound(staff.page, "the staff's conversation");
    // Clients see that it was sent; that it was read only where the practice turned that on.
    const own = rows(client.page).filter({ hasText: `Hello from ${viewport.width}` });
    await expect.poll(() => own.innerText(), { timeout: 8_000 }).toContain("Sent");
    expect(await own.innerText()).not.toContain("Read");
    await client.page.goto(`${portal.url}/profile`);
    await send(staff.page, `Good to hear from you, ${viewport.width}`);
    const answer = rows(staff.page).filter({ hasText: `Good to hear from you, ${viewport.width}` });
    await expect.poll(() => answer.innerText()).toContain("Sent");
    if (viewport.width > 600) await client.page.getByRole("navigation", { name: "Main" }).getByText(/new message/).waitFor();
    await client.page.goto(`${portal.url}/`);
    await expect.poll(() => answer.innerText(), { timeout: 8_000 }).toContain("Read");
    await rows(client.page).getByText(`Good to hear from you, ${viewport.width}`, { exact: true }).waitFor();
    await send(staff.page, "And see you on Thursday");
    await rows(client.page).getByText("And see you on Thursday", { exact: true }).waitFor();
    await client.page.locator("input[type=file]").setInputFiles({ name: `plan-${viewport.width}.png`, mimeType: "image/png", buffer: picture });
    await client.page.getByRole("list", { name: "Files to send" }).getByText(`plan-${viewport.width}.png`).first().waitFor();
    await send(client.page, "Here is my plan");
    const shown = staff.page.getByRole("img", { name: `Picture: plan-${viewport.width}.png` });
    await shown.waitFor();
    await expect.poll(() => shown.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(0);
  });

  it("answers a card in place and asks the next", async () => {
    const { page } = client;
    const card = page.getByRole("article", { name: "Add the date of birth" });
    await card.getByLabel("Date of birth").fill("1985-03-03");
    await card.getByRole("button", { name: /^Save/ }).click();
    await card.getByText("You added the date of birth.").waitFor();
    await page.getByRole("article", { name: "Add a phone number and address" }).waitFor();
    await expectSound(page, "home after a card");
  });

  it("logs out, and shows nothing when the person goes back", async () => {
    const { page } = client;
    await page.getByRole("banner").locator("summary").filter({ hasText: "Settings" }).click();
    await page.getByRole("button", { name: "Log Out" }).click();
    await page.waitForURL(/signin/);
    await page.goBack().catch(() => undefined);
    await page.waitForURL(/signin/);
    expect(await page.locator("body").innerText()).not.toContain("Hello from");
  });

  it("complained about nothing on the way", () => {
    expect([...staff.complaints, ...client.complaints].filter((text) => !refusal.test(text))).toEqual([]);
  });
});

describe("a parent", () => {
  oneAfterAnother();
  let staff: Visitor;
  let ana: Visitor;
  beforeAll(async () => {
    staff = await visitor(browser);
    ana = await visitor(browser, { viewport: phone });
    await signIn(staff.page, portal.url, "maya@willow.example");
  });

  it("is invited in place of the child, and told for whom", async () => {
    const { page } = staff;
    await page.goto(`${portal.url}/staff/clients/new`);
    const main = page.getByRole("main");
    await main.getByLabel("First name", { exact: true }).fill("Noa");
    await main.getByLabel("Last name", { exact: true }).fill("Lind");
    await main.getByLabel("Enroll in Client Portal", { exact: true }).check();
    await main.getByRole("radio", { name: "Enroll Contact" }).check();
    await main.getByLabel("Contact's first name").fill("Eva");
    await main.getByLabel("Contact's last name").fill("Lind");
    await main.getByLabel("Contact's e-mail").fill("eva@home.example");
    await expectSound(page, "Enroll Contact");
    await main.getByRole("button", { name: "Save client" }).click();
    await page.waitForURL(/\/staff\/clients\/[0-9A-Z]{26}/);
    const eva = await visitor(browser, { viewport: phone });
    await openMail(eva.page, portal.url, "eva@home.example");
    await eva.page.getByRole("link", { name: "Enroll in Client Portal", exact: true }).click();
    await eva.page.getByText("You are joining to help with").waitFor();
    await eva.page.getByRole("link", { name: "Continue" }).click();
    await eva.page.getByLabel("Create a password", { exact: true }).fill(password);
    await eva.page.getByLabel("Retype your password", { exact: true }).fill(password);
    await eva.page.getByRole("button", { name: "Create Password", exact: true }).click();
    await eva.page.getByRole("button", { name: "Continue" }).click();
    await eva.page.getByRole("banner").getByText("For Noa").waitFor();
    await eva.context.close();
  });

  it("changes between two children and always sees whose space it is", async () => {
    const { page } = ana;
    await signIn(page, portal.url, "ana@home.example");
    await page.getByRole("banner").getByText("For Sam").waitFor();
    await rows(page).getByText("Sam has a school trip on Thursday.", { exact: false }).waitFor();
    await page.getByRole("banner").locator("summary").filter({ hasText: "Settings" }).click();
    await page.getByRole("link", { name: "Switch portal" }).click();
    await page.getByRole("heading", { level: 1, name: "Switch portal" }).waitFor();
    await expectSound(page, "Switch portal");
    await page.getByRole("button", { name: /Open Mia Lee, Harbor House/ }).click();
    await page.getByRole("banner").getByText("For Mia").waitFor();
    expect(await composer(page).evaluate((field) => field.getAttribute("aria-label") ?? (field as HTMLTextAreaElement).labels[0]?.textContent)).toMatch(/for Mia/);
    expect(await page.locator("body").innerText()).not.toContain("school trip");
  });
});
