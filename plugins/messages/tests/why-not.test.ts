import { createTestPortal, testEngines } from "@anteroom/core/testing";
import { newId } from "@anteroom/core/server";
import { expect, describe, it } from "vitest";
import messages from "../server/index.ts";

describe.each(testEngines())("why a client cannot write, on $name", ({ name }) => {
  it("is told from who may write, with the link to where that is set", async () => {
    const portal = await createTestPortal({ plugins: [messages], engine: name });
    const staff = await portal.staff();
    const client = await portal.client({ professional: staff });
    const ask = () =>
      staff.call<{ can: boolean; steps: { fact: string }[]; change: { href: string } | null }>("people.why.explain", { clientId: client.viewer.clientId, portalUserId: client.viewer.portalUserId, action: "messages.use" });
    const set = (whoMayStart: string) => staff.call("settings.save", { pluginId: "messages", values: { whoMayStart } });
    expect((await ask()).can).toBe(true);
    await set("nobody");
    expect(await ask()).toMatchObject({ can: false, change: { href: "/staff/settings/plugins/messages" } });
    await set("replies");
    expect((await ask()).can).toBe(false);
    await staff.call("messages.send", { conversationId: client.conversationId, key: newId(), text: "Welcome" });
    expect((await ask()).can, "the practice has written now").toBe(true);
    await portal.close();
  });
});
