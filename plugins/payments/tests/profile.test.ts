import type { PortalViewer } from "@anteroom/core/server";
import type { TestClient, TestPerson } from "@anteroom/core/testing";
import type { StaffViewer } from "@anteroom/core/server";
import { describe, expect, it } from "vitest";
import { openMoney } from "./open-money.ts";
import { addCard } from "./support.ts";
import type { MoneyPortal } from "./support.ts";

interface Status { items: { id: string; label: string; done: boolean }[] }

describe("payment methods in Profile Completion", () => {
  let portal: MoneyPortal;
  let staff: TestPerson<StaffViewer>;
  let client: TestClient;
  openMoney({}, (opened) => {
    ({ portal, staff, client } = opened);
  });

  const line = async (who: TestPerson<PortalViewer>) => (await who.call<Status>("profile.status")).items.find(({ id }) => id === "payments.methods");

  it("are done for the person who added one, and for nobody else of the client", async () => {
    const parent = await portal.client({ professional: staff, clientId: client.viewer.clientId, relationship: "parent" });
    const noBills = await portal.client({ professional: staff, clientId: client.viewer.clientId, relationship: "friend", permissions: ["basic", "messaging"] });
    expect(await line(client)).toMatchObject({ label: "Payment Methods", done: false });
    const id = await addCard(client);
    expect([(await line(client))?.done, (await line(parent))?.done, await line(noBills)]).toEqual([true, false, undefined]);
    await client.call("payments.removeMethod", { id });
    expect((await line(client))?.done).toBe(false);
  });

  it("close the question that stands in the conversation", async () => {
    const asked = await portal.client({ professional: staff, firstName: "Rio", invite: true });
    await portal.drain();
    const cards = async () => (await portal.host.db.hot.all<{ item_id: string; state: string }>("SELECT item_id, state FROM profile_cards WHERE portal_user_id = ? ORDER BY id", [asked.viewer.portalUserId])).map((row) => `${row.item_id} ${row.state}`);
    await portal.host.db.hot.run("UPDATE profile_cards SET item_id = 'payments.methods' WHERE portal_user_id = ?", [asked.viewer.portalUserId]);
    expect(await cards()).toEqual(["payments.methods open"]);
    await addCard(asked);
    await portal.drain();
    expect((await cards())[0]).toBe("payments.methods done");
  });

  it("are asked for only where people can pay in the portal", async () => {
    await staff.call("settings.save", { pluginId: "payments", values: { onlinePayments: false } });
    expect(await line(client)).toBeUndefined();
    await staff.call("settings.save", { pluginId: "payments", values: { onlinePayments: true, processor: "stripe" } });
    expect(await line(client)).toBeUndefined();
    await staff.call("settings.save", { pluginId: "payments", values: { processor: "test" } });
    expect(await line(client)).toMatchObject({ done: false });
  });
});
