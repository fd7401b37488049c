import { describe, expect, it } from "vitest";
import { explainWhy } from "./explain.ts";
import type { WhyInput } from "./explain.ts";

const base: WhyInput = {
  user: { id: "u1", name: "Ana Lee", status: "active", permissions: ["basic", "messaging"] },
  client: { id: "c1", archived: false, portalClosed: false },
  invitation: null,
  plugin: { id: "messages", name: "Messages", state: { on: true } },
  requires: [],
  box: { key: "messaging", label: "Messaging" },
  own: [],
};
const blockedBy = (more: Partial<WhyInput>) => {
  const { can, steps, first } = explainWhy({ ...base, ...more });
  return can || first === null ? null : { fact: steps[first]?.fact, href: steps[first]?.mend?.href ?? null };
};

describe("why somebody cannot", () => {
  it("is nothing when every fact is right, and each fact says where it comes from", () => {
    const answer = explainWhy(base);
    expect(answer).toMatchObject({ can: true, first: null });
    expect(answer.steps.map((step) => step.from)).toEqual(["Plugins", "Plugins", "Plugins", "Chart", "Client Portal", "Client Portal"]);
  });

  it.each([
    ["not-installed", null],
    ["failed", "/staff/settings/plugins/messages/details"],
    ["stopped", "/staff/settings/plugins/messages/details"],
    ["switched-off", "/staff/settings/plugins"],
    ["settings", "/staff/settings/plugins/messages"],
  ] as const)("leads to the plugin's place when it is %s", (reason, href) => {
    expect(blockedBy({ plugin: { ...base.plugin, state: { on: false, reason, detail: "" } } })?.href).toBe(href);
  });

  it("names the plugin that is needed and not on", () => {
    expect(blockedBy({ plugin: { ...base.plugin, state: { on: false, reason: "requires", detail: "" } }, requires: [{ id: "forms", name: "Forms", on: false }] })?.fact).toBe("Messages needs Forms, which is not on.");
  });

  it("tells apart a portal that can be read from one that has closed", () => {
    expect(blockedBy({ client: { id: "c1", archived: true, portalClosed: false } })?.fact).toContain("can be read");
    expect(blockedBy({ client: { id: "c1", archived: true, portalClosed: true } })).toEqual({ fact: "The client is archived, and the time to read the portal is over.", href: "/staff/clients/c1/archive" });
  });

  it.each([
    ["suspended", null, "/staff/clients/c1/portal"],
    ["removed", null, "/staff/clients/c1/portal/new"],
    ["invited", "open", "/staff/clients/c1/portal"],
    ["invited", "bounced", "/staff/clients/c1/portal/u1"],
    ["invited", "expired", "/staff/clients/c1/portal"],
  ] as const)("leads to what mends a portal user who is %s (%s)", (status, invitation, href) => {
    expect(blockedBy({ user: { ...base.user, status }, invitation })?.href).toBe(href);
  });

  it("leads to the box that is not ticked", () => {
    expect(blockedBy({ user: { ...base.user, permissions: ["basic"] } })).toEqual({ fact: "The box Messaging is not ticked for Ana Lee.", href: "/staff/clients/c1/portal/u1" });
  });

  it("asks the plugin's own rules last, so that the first thing to change is the nearest to the root", () => {
    const own = [{ ok: false, fact: "Clients may not write.", from: "Settings of Messages", mend: null }];
    expect(blockedBy({ own })?.fact).toBe("Clients may not write.");
    expect(blockedBy({ own, client: { id: "c1", archived: true, portalClosed: false } })?.fact).toContain("archived");
  });

  it("says nothing of Plugins for what core does itself", () => {
    expect(explainWhy({ ...base, plugin: { id: "core", name: "Portal", state: { on: true } } }).steps[0]?.from).toBe("Chart");
  });
});
