import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testEngines } from "../../../testing/test-databases.ts";
import { createTestPortal } from "../../../testing/test-portal.ts";
import type { TestClient, TestPerson, TestPortal } from "../../../testing/test-portal.ts";
import type { StaffViewer } from "../../viewer.ts";
import { authorityToDos } from "./authority-to-dos.ts";
import { endAuthority } from "./end-authority.ts";

describe.each(testEngines())("how long somebody may act for a client, on $name", ({ name }) => {
  let test: TestPortal;
  let lead: TestPerson<StaffViewer>;
  let guardian: TestClient;
  const day = (days: number): string => new Date(test.clock.now() + days * 86_400_000).toISOString().slice(0, 10);
  const edit = (change: object) => lead.call("people.editPortalUser", { portalUserId: guardian.viewer.portalUserId, ...change });
  const line = async () => (await lead.call<{ users: { status: string; authority: object }[] }>("people.portalUsers", { clientId: guardian.viewer.clientId })).users[0];
  const toDos = () => authorityToDos.list(test.host.context("core", test.practice.id, lead.viewer), lead.viewer);

  beforeAll(async () => {
    test = await createTestPortal({ engine: name });
    lead = await test.staff();
    guardian = await test.client({ professional: lead, relationship: "guardian" });
  });
  afterAll(() => test.close());

  it("is kept with the portal user, in order and as real days", async () => {
    await expect(edit({ authorityUntil: "2027-02-30" })).rejects.toThrow("Enter a real date");
    await expect(edit({ authoritySince: day(10), authorityUntil: day(3) })).rejects.toThrow("must not be before the first");
    const authority = { since: day(-100), until: day(30), reviewOn: day(20) };
    await edit({ authoritySince: authority.since, authorityUntil: authority.until, authorityReviewOn: authority.reviewOn });
    expect(await line()).toMatchObject({ status: "active", authority });
    await edit({ firstName: "Robin" });
    expect(await line()).toMatchObject({ authority });
  });

  it("reminds the care team on the day of the review, and nobody else", async () => {
    expect(await toDos()).toEqual([]);
    await edit({ authorityReviewOn: day(-1) });
    expect(await toDos()).toMatchObject([{ href: `/staff/clients/${guardian.viewer.clientId}/portal/${guardian.viewer.portalUserId}` }]);
    const other = await test.staff({ roles: ["professional"] });
    expect(await authorityToDos.list(test.host.context("core", test.practice.id, other.viewer), other.viewer)).toEqual([]);
    await edit({ authorityReviewOn: "" });
    expect(await toDos()).toEqual([]);
  });

  it("ends access after its last day, and is not given back before the day is changed", async () => {
    await edit({ authorityUntil: day(2) });
    expect(await endAuthority(test.host, test.practice.id)).toBe(0);
    await test.host.db.hot.run("UPDATE portal_users SET authority_until = ? WHERE id = ?", [day(-2), guardian.viewer.portalUserId]);
    expect(await guardian.call("inbox.home")).toBeDefined();
    expect(await endAuthority(test.host, test.practice.id)).toBe(1);
    await expect(guardian.call("inbox.home")).rejects.toMatchObject({ appCode: "NOT_SIGNED_IN" });
    expect(await line()).toMatchObject({ status: "suspended" });
    await expect(lead.call("people.restore", { portalUserId: guardian.viewer.portalUserId })).rejects.toThrow("Their authority ended on");
    await edit({ authorityUntil: day(40) });
    await lead.call("people.restore", { portalUserId: guardian.viewer.portalUserId });
    expect(await line()).toMatchObject({ status: "active" });
    // A last day that is past already ends it at once.
    await edit({ authorityUntil: day(-3) });
    expect(await line()).toMatchObject({ status: "suspended" });
  });
});
