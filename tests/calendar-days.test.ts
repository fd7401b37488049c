import { newId } from "@anteroom/core/server";
import type { EndpointAnswer, StaffViewer } from "@anteroom/core/server";
import { createTestPortal, testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal } from "@anteroom/core/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import forms from "../plugins/forms/server/index.ts";
import { give, mood, publish } from "../plugins/forms/tests/given-form.ts";
import { feedEndpoint } from "../plugins/scheduling/server/ics/feed-endpoint.ts";
import scheduling from "../plugins/scheduling/server/index.ts";
import sessions from "../plugins/sessions/server/index.ts";
import toDos from "../plugins/to-dos/server/index.ts";

describe.each(testEngines())("a client’s calendar with what is due, over four plugins, on $name", ({ name }) => {
  let portal: TestPortal;
  let boss: TestPerson<StaffViewer>;
  let staff: TestPerson<StaffViewer>;
  let client: TestClient;
  let formId: string;
  beforeAll(async () => {
    portal = await createTestPortal({ plugins: [scheduling, sessions, toDos, forms], engine: name, ownDevices: true });
    boss = await portal.staff({ roles: ["administrator"] });
    formId = await publish(portal, { ...mood, title: "Private thoughts" });
  });
  afterAll(() => portal?.close());
  beforeEach(async () => {
    staff = await portal.staff();
    client = await portal.client({ professional: staff });
  });

  const day = (ahead: number) => new Date(portal.clock.now() + ahead * 86_400_000).toISOString().slice(0, 10);
  const open = async (who: TestClient | TestPerson<StaffViewer>, withDue: boolean): Promise<string> => {
    const { address } = await who.call<{ address: string }>("scheduling.makeFeed", { key: newId(), named: true, withDue });
    const answer: EndpointAnswer = await feedEndpoint.run(portal.host.context("scheduling", portal.practice.id, null), { params: { secret: address.split("/").at(-1) ?? "" }, query: new URLSearchParams(), headers: {}, body: Buffer.alloc(0), form: new URLSearchParams() });
    return String(answer.body);
  };
  const daysIn = (feed: string) => [...feed.matchAll(/DTSTART;VALUE=DATE:(\d{8})/g)].map(([, found]) => found).sort();
  const homework = (to: TestClient, dueDay: string) => staff.call("inbox.offers.send", { conversationId: to.conversationId, pluginId: "sessions", name: "homework", fields: { title: "Private homework", instructions: "", link: "", dueDay, repeat: "", log: "", sessionId: "" }, key: newId() });

  it("has a day for homework, to-dos and forms that are still to be done, and says of none what it is", async () => {
    await homework(client, day(3));
    await staff.call("inbox.offers.send", { conversationId: client.conversationId, pluginId: "to-dos", name: "add", fields: { title: "Private errand", note: "", link: "", dueDay: day(4), repeat: "" }, key: newId() });
    await give(staff, client.viewer.portalUserId, formId, { dueOn: day(5) });
    await portal.drain();
    const feed = await open(client, true);
    expect(daysIn(feed)).toEqual([day(3), day(4), day(5)].map((one) => one.replaceAll("-", "")));
    expect(feed).not.toContain("rivate");
    expect(feed.match(/SUMMARY:Something is due/g)).toHaveLength(3);
    expect(daysIn(await open(client, false))).toEqual([]);
    expect(daysIn(await open(staff, true))).toEqual([]);
  });

  it("has nothing of other people, and of a part that is off nothing", async () => {
    const parent = await portal.client({ professional: staff, clientId: client.viewer.clientId, relationship: "parent", permissions: ["scheduling", "sessions"] });
    await homework(client, day(3));
    await give(staff, client.viewer.portalUserId, formId, { dueOn: day(5) });
    await portal.drain();
    expect(daysIn(await open(parent, true))).toEqual([]);
    const line = (await boss.call<{ id: string; revision: number }[]>("plugins.list")).find((one) => one.id === "forms");
    await boss.call("plugins.switch", { pluginId: "forms", on: false, revision: line?.revision ?? 0 });
    expect(daysIn(await open(client, true))).toEqual([day(3).replaceAll("-", "")]);
  });
});
