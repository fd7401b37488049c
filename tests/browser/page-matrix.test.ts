import { existsSync } from "node:fs";
import { newId } from "@anteroom/core/server";
import type { StaffRole } from "@anteroom/core/manifest";
import { staffRoles } from "@anteroom/core/manifest";
import type { TestClient, TestPerson, Verdict } from "@anteroom/core/testing";
import type { StaffViewer } from "@anteroom/core/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pages as verdicts, plugins, undecidedPages } from "../permissions/declared.ts";
import { startPagePortal } from "./support/page-portal.ts";
import type { PageAnswer, PagePortal, PageRoute } from "./support/page-portal.ts";
import { matcherOf, walkPages } from "./support/walk-pages.ts";
import type { FoundForm } from "./support/walk-pages.ts";

/** Names that nobody else bears: none of them may stand in an answer to a stranger. */
const theirWords = "the mornings are hard";
const theirNames = ["Perpetua", "Quillfeather", "Zebedee", theirWords];
const sameClient = "another portal user of the same client";
const anId = /[0-7][0-9A-HJKMNP-TV-Z]{25}/g;
/** Pages whose things this test does not make, and the test that asks about them. */
const elsewhereAsked: Record<string, string> = {
  "/signin/link/:token": "core/server/accounts/sign-in.test.ts",
  "/reset-password/:token": "core/server/accounts/sign-in.test.ts",
  "/enrol/:token": "core/server/people/enrolment/enrolment.test.ts",
  "/enrol/:token/password": "core/server/people/enrolment/enrolment.test.ts",
  "/join/:token": "tests/browser/team.test.ts",
  "/join/:token/password": "tests/browser/team.test.ts",
  "/mailbox/:id": "tests/browser/four-steps.test.ts",
  "/attachments/:fileId": "tests/permissions/foreign-ids.test.ts",
  "/message/:conversationId/:entryId": "tests/made-of-a-message.test.ts",
  "/staff/settings/import/:batchId": "core/server/transfer/import.test.ts",
  "/staff/clients/:clientId/forms/alerts/:alertId": "plugins/forms/tests/alerts.test.ts",
  "/payments/bookings/:id": "tests/pay-at-booking.test.ts",
  "/staff/billing/runs/:id": "plugins/payments/tests/billing-desk.test.ts",
  "/staff/calendar/:appointmentId/series": "plugins/scheduling/tests/series.test.ts",
  "/staff/calendar/new-clients/:bookingId": "plugins/scheduling/tests/public-booking.test.ts",
};
/** What every portal user of a client sees who has its box: the client's sessions, appointments, bills and insurance. */
const ofTheHousehold = /^\/(sessions\/:sessionId|scheduling\/:appointmentId|payments\/invoices\/:\w+|payments\/estimates\/:\w+|payments\/insurance\/:\w+)(\/|$)/;
const seesToo = (name: string, route: PageRoute): boolean => name === sameClient && (ofTheHousehold.test(route.name) || route.name === "/staff/clients/:clientId/messages");
/** Parts of addresses that are words and nobody's id. */
const words: Record<string, string> = { ":view": "all", ":kind": "mood", ":step": "1", ":part": "new", ":action": "save", ":offer": "give", ":pluginId": "messages" };

let pages: PagePortal;
let victim: TestClient;
let lead: TestPerson<StaffViewer>;
let elsewhere: TestPerson<StaffViewer>;
let roles: [StaffRole, string][];
let suspended: string;
let invited: string;
let strangers: [string, string][];
/** Nothing of the practice is theirs, not even what everybody who works there sees. */
let outsiders: [string, string][];
let ofClient: string[];
let ofPractice: string[];
let forms: FoundForm[];
let broken: string[];

/** Pages that load or change something. */
const loading = (): PageRoute[] => pages.routes.filter((route) => route.loads || route.acts);
const absentAddress = (route: PageRoute): string => `/${route.path.split("/").filter((part) => !part.endsWith("?")).map((part) => words[part] ?? (part.startsWith(":") ? newId() : part)).join("/")}`;
/** The same text with ids of things that were never there, each time the same one for the same id. */
function elsewhereIds(): (text: string) => string {
  const instead = new Map<string, string>();
  return (text) => text.replace(anId, (id) => instead.get(id) ?? (instead.set(id, newId()).get(id) as string));
}

/** Without what differs from one answer to the next. */
const plainOf = ({ text, location }: PageAnswer): string => `${location} ${text}`.replace(/nonce="[^"]*"|nonce-[^ ;]*|\d{4}-\d\d-\d\dT[\d:.]+Z/g, "");

beforeAll(async () => {
  pages = await startPagePortal(plugins);
  const { test } = pages;
  lead = await test.staff();
  victim = await test.client({ professional: lead, firstName: "Perpetua", lastName: "Quillfeather", invite: true });
  await test.drain();
  await victim.call("messages.send", { conversationId: victim.conversationId, key: newId(), text: theirWords });
  await lead.call("people.addContact", { clientId: victim.viewer.clientId, name: "Zebedee Quillfeather", relationship: "parent" });
  for (const { manifest, demo } of plugins) await demo?.(test.host.context(manifest.id, test.practice.id, null), { practiceId: test.practice.id, conversationIds: [victim.conversationId], staffIds: [lead.viewer.staffId] });
  await test.drain();

  const [collection, packet] = [newId(), newId()];
  const { clientId, portalUserId } = victim.viewer;
  await lead.call("documents.collect", { key: collection, clientId, portalUserId, labels: "Insurance card" });
  const { packets } = await lead.call<{ packets: { id: string; notReady: number }[] }>("forms.packets");
  await lead.call("forms.givePacket", { key: packet, portalUserId, packetId: packets.find(({ notReady }) => notReady === 0)?.id });
  const soon = new Date(test.clock.now() + 86_400_000).toISOString().slice(0, 10);
  const estimate = newId();
  await lead.call("payments.sendGoodFaithEstimate", { key: estimate, clientId, staffId: lead.viewer.staffId, fromDay: soon, toDay: soon, validUntil: soon, lines: [{ description: "Therapy session", quantity: "4", amount: "120" }] });
  await lead.call("messages.saveReply", { key: newId(), title: "Greeting", text: "Hello" });
  await victim.call("payments.submitInsurance", { key: newId(), rank: "primary", insurer: "Blue River Health", memberId: "XYZ123", relation: "self" });

  const harbor = await test.newPractice("Harbor House");
  elsewhere = await test.staff({ practice: harbor });
  roles = [];
  for (const role of staffRoles) roles.push([role, (await test.staff({ roles: [role], name: role })).token]);
  const gone = await test.client({ professional: lead, firstName: "Suspended" });
  await lead.call("people.suspend", { portalUserId: gone.viewer.portalUserId });
  suspended = gone.token;
  const asked = await test.client({ professional: lead, firstName: "Invited" });
  await test.host.db.transaction((tx) => test.host.people.setPortalUserStatus(test.practice.id, asked.viewer.portalUserId, "invited", tx));
  invited = asked.token;
  outsiders = [
    ["another practice's administrator", elsewhere.token],
    ["another practice's client", (await test.client({ professional: elsewhere })).token],
    ["somebody suspended whose session lives", suspended],
    ["somebody invited who has not accepted", invited],
  ];
  const kim = await test.client({ professional: lead, firstName: "Kim" });
  strangers = [
    ...outsiders,
    ["another client of the practice", kim.token],
    [sameClient, (await test.client({ professional: lead, clientId: victim.viewer.clientId, firstName: "Robin", relationship: "parent" })).token],
    ["a professional without the client", (await test.staff({ roles: ["professional"], name: "Dr Sam Ono" })).token],
  ];

  const flat = (side: "client" | "staff"): string[] => pages.routes.filter((route) => !route.path.includes(":") && route.drawn && route.path.startsWith("staff") === (side === "staff")).map((route) => `/${route.path}`).filter((path) => path !== "/*");
  const own = await walkPages(pages, victim.token, ["/", `/c/${victim.conversationId}`, ...flat("client")]);
  const staffs = await walkPages(pages, lead.token, [`/staff/clients/${victim.viewer.clientId}`, `/staff/inbox/all/${victim.conversationId}`, ...flat("staff")]);
  const withId = (walk: typeof own): string[] => [...walk.addresses.values()].flat().filter((address) => address.match(anId));
  const theirs = (address: string): boolean => address.includes(victim.viewer.clientId) || address.includes(victim.conversationId);
  const idIn = (walk: typeof own, name: string): string => /[0-7][0-9A-HJKMNP-TV-Z]{25}/.exec([...walk.addresses].find(([route]) => route.name === name)?.[1][0] ?? "")?.[0] ?? "";
  const chart = `/staff/clients/${clientId}`;
  // Reached by a press, or by a link with a choice in it.
  const [assignment, document] = [idIn(own, "/forms/:assignmentId"), idIn(own, "/documents/:id")];
  const pressed = [`/forms/${assignment}/check`, `/forms/${assignment}/done`, `${chart}/documents/${document}/sign`, `${chart}/merge/${kim.viewer.clientId}`, `/open/${portalUserId}`];
  pressed.push(`/documents/requests/${collection}`, `${chart}/documents/collect/${collection}`, `${chart}/changes`, `${chart}/why`, `${chart}/settings`, `/forms/packets/${packet}`, `/payments/estimates/${estimate}`);
  pressed.push(`${chart}/forms/${assignment}/together/1`, `${chart}/forms/${assignment}/together/check`, ...["change/confirm", "file"].map((end) => `/scheduling/${idIn(own, "/scheduling/:appointmentId")}/${end}`));
  // What can be booked is the practice's.
  const bookable = (address: string): boolean => address.startsWith("/scheduling/new/");
  ofClient = [...withId(own).filter((address) => !bookable(address)), ...withId(staffs).filter(theirs), ...pressed];
  // Other clients are there only to be strangers.
  ofPractice = withId(staffs).filter((address) => !theirs(address) && !/^\/(staff\/(clients|inbox)|actions)\//.test(address));
  ofPractice.push(...withId(own).filter(bookable), ...["move", "propose", "cancel"].map((end) => `/staff/calendar/${idIn(staffs, "/staff/calendar/:appointmentId")}/${end}`));
  ofPractice.push(`/staff/library/forms/${idIn(staffs, "/staff/library/forms/:formId")}/translation?language=es`);
  forms = [...own.forms, ...staffs.forms].filter(({ address }) => address.match(anId));
  broken = [...own.broken, ...staffs.broken];
}, 600_000);
afterAll(() => pages?.stop());

/** Who comes in is told that nothing is there, or what; who does not is refused or led to where they belong. */
const refuses = ({ status, text, location }: PageAnswer): boolean => {
  const to = status === 202 ? (/"redirect","([^"?]*)/.exec(text)?.[1] ?? "") : location;
  return status === 401 || status === 403 || /^\/(signin|locked|choose-portal|staff|staff\/profile)?(\?|$)/.test(to);
};
const allowed = (verdict: Exclude<Verdict, string>, who: "portal" | StaffRole): boolean => (who === "portal" ? verdict.portal : verdict.roles.includes(who));
/** What an answer says of the person whose things were asked for; somebody else's portal of the same client knows the client's name. */
const tellsOf = ({ text }: PageAnswer, who: string): string[] => theirNames.filter((name) => text.includes(name) && !(who === sameClient && name !== theirWords));

/** What changes by asking alone: who asked when, and what was refused. */
const kept = /audit|session|limit|attempt|idempot|sqlite_/;
/** Every row of every table that a form could change. */
async function rowsNow(): Promise<Map<string, string>> {
  const { hot } = pages.test.host.db;
  const tables = await hot.all<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'", []);
  const rows = new Map<string, string>();
  for (const { name } of tables) if (!kept.test(name)) rows.set(name, JSON.stringify(await hot.all(`SELECT * FROM ${name}`, [])));
  return rows;
}
const changedSince = async (before: Map<string, string>): Promise<string[]> => [...(await rowsNow())].filter(([name, rows]) => before.get(name) !== rows).map(([name]) => name);

describe("who may open which page", () => {
  it("is decided for every page and layout that loads or changes something", () => {
    expect(undecidedPages(loading())).toEqual([]);
  });

  it("is so for everybody, page by page, also where scripts ask for one page's data alone", async () => {
    const wrong: string[] = [];
    for (const route of loading().filter(({ loads }) => loads)) {
      const verdict = verdicts[route.name] ?? "anybody";
      const ask = async (who: string, token: string | null, may: boolean): Promise<void> => {
        const answer = await pages.ask(token, absentAddress(route), route);
        if (answer.status >= 500) wrong.push(`${route.name} broke for ${who}: ${answer.status}`);
        if (verdict !== "anybody" && refuses(answer) === may) wrong.push(`${route.name} ${may ? "refused" : "let in"} ${who}: ${answer.status}`);
        if (tellsOf(answer, who).length > 0 && !may) wrong.push(`${route.name} told ${who} of ${tellsOf(answer, who).join()}`);
      };
      await ask("nobody", null, false);
      if (typeof verdict === "string") continue;
      await ask("portal", victim.token, allowed(verdict, "portal"));
      for (const [role, token] of roles) await ask(role, token, allowed(verdict, role));
      await ask("somebody suspended whose session lives", suspended, false);
      await ask("somebody invited who has not accepted", invited, false);
    }
    expect(wrong).toEqual([]);
  });

  it("is so for every form that is sent to a page, which does nothing for whoever may not", async () => {
    const wrong: string[] = [];
    const before = await rowsNow();
    for (const route of loading().filter(({ acts }) => acts)) {
      const verdict = verdicts[route.name] ?? "anybody";
      if (typeof verdict === "string") continue;
      const outside = [["nobody", null], ["suspended", suspended], ["invited", invited], ...(verdict.portal ? [] : [["portal", victim.token]]), ...roles.filter(([role]) => !verdict.roles.includes(role))] as [string, string | null][];
      for (const [who, token] of outside) {
        const answer = await pages.post(token, absentAddress(route), route);
        if (answer.status >= 500) wrong.push(`${route.name} broke for a form of ${who}: ${answer.status}`);
        if (tellsOf(answer, who).length > 0 && who !== "portal") wrong.push(`${route.name} told ${who} of ${tellsOf(answer, who).join()}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(await changedSince(before)).toEqual([]);
  });

  it("takes no form from another site, nor one that does not say where it is from", async () => {
    for (const route of loading().filter(({ acts }) => acts)) {
      for (const headers of [{ origin: "https://evil.example" }, { origin: pages.url, "sec-fetch-site": "cross-site" }, {}] as Record<string, string>[]) {
        expect((await pages.post(victim.token, absentAddress(route), route, {}, headers)).status, route.name).toBe(403);
      }
    }
  });
});

describe("what is somebody's own", () => {
  it("was found on every page that has an id in its address", () => {
    expect(broken).toEqual([]);
    expect(Object.values(elsewhereAsked).filter((file) => !existsSync(`${import.meta.dirname}/../../${file}`))).toEqual([]);
    const match = matcherOf(pages.routes);
    const found = new Set([...ofClient, ...ofPractice].map((address) => match(address)?.name));
    const unseen = loading().filter(({ name, path }) => !name.startsWith("layout") && path.split("/").some((part) => part.startsWith(":") && !part.endsWith("?") && !(part in words)) && !found.has(name) && !(name in elsewhereAsked));
    expect(unseen.map(({ name }) => `No link of the people here leads to ${name}: make what it shows in this test, or say in elsewhereAsked which test asks about it.`)).toEqual([]);
  });

  it("answers a stranger as if it were not there, and says nothing of whose it is", async () => {
    const wrong: string[] = [];
    const match = matcherOf(pages.routes);
    for (const [addresses, who] of [[ofClient, strangers], [ofPractice, outsiders]] as const) {
      for (const address of addresses) {
        const route = match(address) as PageRoute;
        const absent = elsewhereIds()(address);
        for (const [name, token] of who) {
          // The last lists the asker's own conversations with this client.
          if (seesToo(name, route)) continue;
          for (const asked of route.drawn && route.loads ? [route, undefined] : [route]) {
            const [foreign, missing] = [await pages.ask(token, address, asked), await pages.ask(token, absent, asked)];
            if (foreign.status >= 500) wrong.push(`${address} broke for ${name}`);
            if (tellsOf(foreign, name).length > 0) wrong.push(`${address} told ${name} of ${tellsOf(foreign, name).join()}`);
            if (foreign.status !== missing.status || plainOf(foreign) !== plainOf(missing)) wrong.push(`${address} differs for ${name}: ${foreign.status}, ${missing.status}`);
          }
        }
      }
    }
    expect(wrong).toEqual([]);
  }, 600_000);

  it("is changed by no stranger who sends the very form that its owner sees", async () => {
    const wrong: string[] = [];
    const before = await rowsNow();
    const match = matcherOf(pages.routes);
    const seen = new Set<string>();
    for (const { address, fields } of forms) {
      const path = address.replace(/\?.*/, "");
      const route = match(path);
      const once = `${path} ${JSON.stringify(fields).replace(/[0-7][0-9A-HJKMNP-TV-Z]{25}/g, "")}`;
      if (!route?.acts || seen.has(once)) continue;
      seen.add(once);
      // What a form says already would come back as typed.
      const typed = Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, theirNames.some((name) => value.includes(name)) ? "Somebody" : value]));
      for (const [name, token] of ofClient.includes(path) ? strangers : outsiders) {
        if (seesToo(name, route)) continue;
        const swap = elsewhereIds();
        const foreign = await pages.post(token, path, route, { ...typed, key: newId() });
        const missing = await pages.post(token, swap(path), route, Object.fromEntries(Object.entries({ ...typed, key: newId() }).map(([field, value]) => [field, swap(value)])));
        if (foreign.status >= 500) wrong.push(`${path} broke for ${name}`);
        if (tellsOf(foreign, name).length > 0) wrong.push(`${path} told ${name} of ${tellsOf(foreign, name).join()}`);
        if (foreign.status !== missing.status || plainOf(foreign) !== plainOf(missing)) wrong.push(`${path} differs for ${name}: ${foreign.status}, ${missing.status}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(await changedSince(before)).toEqual([]);
    expect(await lead.call("people.client", { clientId: victim.viewer.clientId })).toMatchObject({ client: { firstName: "Perpetua", archivedAt: null }, contacts: [{ name: "Zebedee Quillfeather" }] });
    expect(await victim.call("inbox.home")).toMatchObject({ client: { name: "Perpetua Quillfeather" } });
  }, 600_000);
});
