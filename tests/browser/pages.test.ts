import type { ServerBuild } from "@remix-run/node";
import { newUlid } from "@anteroom/core/ui/live/ulid.ts";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { builtPages } from "../../web/server/built-pages.ts";
import { accessibilityFaults, contrastFaultsInTheDark } from "./support/axe.ts";
import { startDemoPortal } from "./support/demo-portal.ts";
import type { DemoPortal } from "./support/demo-portal.ts";
import { routesOf } from "./support/page-portal.ts";
import type { PageRoute } from "./support/page-portal.ts";
import { composer, desk, expectSound, openBrowser, phone, signIn, visitor } from "./support/people.ts";
import type { Visitor } from "./support/people.ts";
import { walkPages } from "./support/walk-pages.ts";

/** Pages that are not walked here, each with why. */
const excused: Record<string, string> = {
  "/*": "stands for every address that is none; “is kept from the other side” passes it",
  "/signin/code": "needs a session between its two steps; four-steps.test.ts",
  "/signin/set-up-code": "needs a session between its two steps; four-steps.test.ts",
  "/enrol/ready": "shown once, after an enrolment; four-steps.test.ts",
  "/locked": "needs a locked session; bad-days.test.ts",
  "/choose-portal": "needs somebody with two portals; Ana in four-steps.test.ts",
  "/open/:seatId": "leads on to a portal",
  "/signout": "leads on, and ends the session of this walk",
  "/mailbox/:id": "the text of a mail as it was sent",
  "/actions/card/:conversationId/:entryId/:action": "answers a card's form; without-javascript.test.ts",
  "/attach/:conversationId": "needs a file on its way; without-javascript.test.ts",
  "/staff/settings/import/:batchId": "needs an import",
  "/staff/billing/runs/:id": "needs work on many invoices; billing.test.ts",
  "/c/:conversationId": "the first conversation is drawn at “/”",
  "/staff/clients/:clientId/forms/alerts/:alertId": "needs an answer that calls for help",
  "/scheduling/:appointmentId/change/confirm": "needs a time that was chosen; scheduling.test.ts",
  "/staff/calendar/new-clients/:bookingId": "needs somebody who asked from the page without sign-in; public-booking.test.ts",
  "/staff/calendar/:appointmentId/move": "needs an appointment to come; scheduling.test.ts",
  "/staff/calendar/:appointmentId/propose": "needs a request; scheduling.test.ts",
  "/staff/calendar/:appointmentId/series": "needs a client who asks for times that repeat; scheduling.test.ts",
  "/staff/calendar/:appointmentId/cancel": "needs an appointment to come; scheduling.test.ts",
  "/staff/clients/:clientId/forms/:assignmentId/together/:step": "needs a form that staff have begun with the client",
  "/staff/clients/:clientId/forms/:assignmentId/together/check": "needs a form that staff have begun with the client",
  "/staff/clients/:clientId/documents/:id/sign": "needs a signer of the practice; sign.test.ts",
  "/payments/bookings/:id": "needs a booking that asks for money; pay-at-booking.test.ts",
};

/** Addresses of pages that no link leads to. */
const unlinked: Record<string, string> = {
  "/signin/link/:token": "/signin/link/nobody-knows-this-token",
  "/reset-password/:token": "/reset-password/nobody-knows-this-token",
  "/enrol/:token": "/enrol/nobody-knows-this-token",
  "/enrol/:token/password": "/enrol/nobody-knows-this-token/password",
  "/sessions/logs/:kind": "/sessions/logs/mood",
  "/join/:token": "/join/nobody-knows-this-token",
  "/join/:token/password": "/join/nobody-knows-this-token/password",
};

const { build } = await builtPages(`${import.meta.dirname}/../../web`);
const routes = routesOf(build as ServerBuild).filter((route) => route.drawn && !route.name.startsWith("layout"));
const walked = routes.filter(({ name }) => !(name in excused));

type Side = "signed out" | "as a client on a phone" | "as staff at a desk";
const sides: Side[] = ["signed out", "as a client on a phone", "as staff at a desk"];
const signedOut = /^\/(help|signin|forgot-password|reset-password|enrol|join|mailbox)(\/|$)/;
const sideOf = ({ name }: PageRoute): Side => (signedOut.test(name) ? "signed out" : name.startsWith("/staff") ? "as staff at a desk" : "as a client on a phone");

let portal: DemoPortal;
let browser: Browser;
let people: Record<Side, Visitor>;
const addresses = new Map<string, string>();

beforeAll(async () => {
  portal = await startDemoPortal();
  browser = await openBrowser();
  const [stranger, client, staff] = await Promise.all([visitor(browser, { viewport: phone }), visitor(browser, { viewport: phone }), visitor(browser, { viewport: desk })]);
  people = { "signed out": stranger, "as a client on a phone": client, "as staff at a desk": staff };
  for (const { page } of Object.values(people)) page.setDefaultTimeout(10_000);
  await signIn(client.page, portal.url, "jordan@home.example");
  await signIn(staff.page, portal.url, "maya@willow.example");
  await addContact(staff.page);
  await give(staff, /clients\/([0-9A-Z]{26})/.exec(staff.page.url())?.[1] ?? "");
  const flat = walked.filter(({ path }) => !path.includes(":"));
  for (const { name, path } of flat) addresses.set(name, `/${path}`);
  for (const [name, address] of Object.entries(unlinked)) addresses.set(name, address);
  for (const [side, { context }] of [["as a client on a phone", client], ["as staff at a desk", staff]] as const) {
    const token = (await context.cookies()).find(({ name }) => name === "anteroom")?.value ?? "";
    const found = await walkPages({ url: portal.url, routes: walked }, token, flat.filter((route) => sideOf(route) === side).map(({ path }) => `/${path}`));
    expect(found.broken).toEqual([]);
    for (const [{ name }, [address = "", next]] of found.addresses) {
      if (!addresses.has(name)) addresses.set(name, address);
      if (name === "/staff/clients/:clientId" && next) addresses.set("/staff/clients/:clientId/merge/:otherId", `${address}/merge/${next.split("/").at(-1) ?? ""}`);
    }
  }
  // Reached by a press, or by a link with a choice in it.
  const [form, library] = [addresses.get("/forms/:assignmentId") ?? "", addresses.get("/staff/library/forms/:formId") ?? ""];
  for (const end of ["changes", "why", "settings"]) addresses.set(`/staff/clients/:clientId/${end}`, `${addresses.get("/staff/clients/:clientId") ?? ""}/${end}`);
  for (const end of ["check", "done"]) addresses.set(`/forms/:assignmentId/${end}`, `${form}/${end}`);
  addresses.set("/staff/library/forms/:formId/translation", `${library}/translation?language=es`);
}, 600_000);
afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

/** A parent in the first chart, so that there is a contact to change. */
async function addContact(page: Page): Promise<void> {
  await page.goto(`${portal.url}/staff/clients`);
  await page.getByRole("main").getByRole("link", { name: "Jordan Lee" }).first().click();
  await page.getByRole("link", { name: "Add a contact" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Grace Lee");
  await page.getByLabel("Relationship to the client").fill("Mother");
  await page.getByRole("button", { name: "Save contact" }).click();
  await page.waitForURL(/done=/);
}

const [collection, packet, estimate] = [newUlid(), newUlid(), newUlid()];
/** Something to send, a packet and an estimate, for the client whose pages are walked. */
async function give({ context }: Visitor, clientId: string): Promise<void> {
  const call = async <Output>(path: string, input: unknown = {}): Promise<Output> => {
    const response = await context.request.post(`${portal.url}/trpc/${path}`, { headers: { origin: portal.url, "content-type": "application/json" }, data: JSON.stringify(input) });
    expect(response.status(), path).toBe(200);
    return ((await response.json()) as { result: { data: Output } }).result.data;
  };
  const portalUserId = (await call<{ users: { id: string }[] }>("people.portalUsers", { clientId })).users[0]?.id;
  await call("documents.collect", { key: collection, clientId, portalUserId, labels: "Insurance card" });
  const { packets } = await call<{ packets: { id: string; notReady: number }[] }>("forms.packets");
  await call("forms.givePacket", { key: packet, portalUserId, packetId: packets.find(({ notReady }) => notReady === 0)?.id });
  const { professionals, today } = await call<{ professionals: { id: string }[]; today: string }>("payments.estimates", { clientId });
  await call("payments.sendGoodFaithEstimate", { key: estimate, clientId, staffId: professionals[0]?.id, fromDay: today, toDay: today, validUntil: today, lines: [{ description: "Therapy session", quantity: "4", amount: "120" }] });
  addresses.set("/payments/estimates/:id", `/payments/estimates/${estimate}`);
  addresses.set("/forms/packets/:givenId", `/forms/packets/${packet}`);
  addresses.set("/documents/requests/:id", `/documents/requests/${collection}`);
  addresses.set("/staff/clients/:clientId/documents/collect/:id", `/staff/clients/${clientId}/documents/collect/${collection}`);
}

async function expectNarrow(page: Page, where: string): Promise<void> {
  const before = page.viewportSize() ?? desk;
  for (const width of [320, 360]) {
    await page.setViewportSize({ width, height: 640 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), `${where}: sideways at ${width} px`).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize(before);
}

const looked = new Set<string>();
/** Each menu and each part that opens, looked at open where it is met first. */
async function expectOpened(page: Page, side: Side, address: string): Promise<void> {
  const summaries = page.locator("summary:visible");
  for (let at = 0; at < (await summaries.count()); at++) {
    const summary = summaries.nth(at);
    const words = (await summary.innerText()).replace(/\s+/g, " ").replace(/\d+/g, "#").trim();
    if (looked.has(`${side} ${words}`)) continue;
    looked.add(`${side} ${words}`);
    const isOpen = await summary.evaluate((one) => (one.parentElement as HTMLDetailsElement).open);
    if (isOpen) continue;
    await summary.click();
    // What a menu lies over is not pressed meanwhile, so its size behind it does not count.
    expect((await accessibilityFaults(page)).filter((fault) => !fault.startsWith("target-size")), `${address}, “${words}” open: axe`).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), `${address}, “${words}” open: sideways`).toBeLessThanOrEqual(0);
    expect(await contrastFaultsInTheDark(page), `${address}, “${words}” open: contrast in the dark`).toEqual([]);
    await summary.evaluate((one) => void ((one.parentElement as HTMLDetailsElement).open = false));
  }
}

async function expectPage(page: Page, side: Side, address: string): Promise<void> {
  const answer = await page.goto(`${portal.url}${address}`, { waitUntil: "load" });
  expect(answer?.status(), `${address}: a page that broke`).toBeLessThan(500);
  expect(await page.getByRole("heading", { level: 1 }).count(), `${address}: headings of the first level`).toBe(1);
  expect(await page.title(), `${address}: title`).toMatch(/\S – \S/);
  await expectSound(page, address);
  const urgent = page.getByRole("link", { name: /urgent help/i });
  if (address !== "/help") expect(await urgent.count(), `${address}: urgent help`).toBeGreaterThan(0);
  await expectNarrow(page, address);
  expect(await contrastFaultsInTheDark(page), `${address}: contrast in the dark`).toEqual([]);
  await expectOpened(page, side, address);
}

describe("every page", () => {
  it("is one of those that the build has", () => {
    const names = routes.map(({ name }) => name);
    expect([...Object.keys(excused), ...Object.keys(unlinked)].filter((name) => !names.includes(name))).toEqual([]);
  });

  describe.each(sides)("%s", (side) => {
    it.each(walked.filter((route) => sideOf(route) === side).map(({ name }) => name))("%s", async (name) => {
      const address = addresses.get(name);
      expect(address, `No link leads to ${name}: link to it from a page, say its address in unlinked, or excuse it with why.`).toBeDefined();
      await expectPage(people[side].page, side, address ?? "");
    }, 240_000);
  });

  it("is sound while it is narrowed, and in its dialogs", async () => {
    const { page } = people["as staff at a desk"];
    const sound = async (where: string): Promise<void> => {
      await expectSound(page, where);
      expect(await contrastFaultsInTheDark(page), `${where}: contrast in the dark`).toEqual([]);
    };
    await page.goto(`${portal.url}/staff/clients`);
    await page.getByRole("searchbox").fill("Nobody of this name");
    await page.keyboard.press("Enter");
    await page.getByText("No results for", { exact: false }).waitFor({ timeout: 30_000 });
    await sound("clients, none found");
    for (const [path, where] of [["inbox/all?overdue=1", "the inbox, replies that are late"], ["inbox/all?tag=couple", "the inbox, one tag"], ["inbox/snoozed", "what is snoozed"], ["inbox/closed", "what is closed"], ["clients?view=archived", "archived clients"]] as const) {
      await page.goto(`${portal.url}/staff/${path}`);
      await sound(where);
    }
    await page.goto(`${portal.url}/staff/settings/plugins`);
    await page.getByRole("link", { name: "Turn off Forms" }).click();
    await page.getByRole("dialog", { name: "Turn off Forms?" }).getByRole("button").first().waitFor();
    await sound("turning a plugin off");
    await page.goto(`${portal.url}/staff/inbox/all`);
    await page.getByRole("region", { name: "Conversations" }).getByRole("link", { name: /Jordan Lee/ }).click();
    await composer(page).focus();
    await page.keyboard.press("Control+/");
    await page.getByRole("dialog", { name: "Keys" }).waitFor();
    await sound("the keys");
  }, 240_000);

  it("is kept from the other side", async () => {
    const { page } = people["as a client on a phone"];
    await page.goto(`${portal.url}/staff/clients`);
    expect(new URL(page.url()).pathname).not.toBe("/staff/clients");
    const stranger = people["signed out"].page;
    const answer = await stranger.goto(`${portal.url}/staff/settings`);
    expect(stranger.url()).toContain("/signin");
    expect(answer?.status()).toBeLessThan(400);
  });
});
