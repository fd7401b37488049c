import { newId } from "@anteroom/core/server";
import { createTestPortal, testEngines } from "@anteroom/core/testing";
import scheduling from "@anteroom/plugin-scheduling/server";
import sessions from "@anteroom/plugin-sessions/server";
import { expect, it } from "vitest";
import { at, setUpBooking } from "../plugins/scheduling/tests/set-up.ts";

it.each(testEngines())("a session on $name is shown as confirmed once the client said that they come", async ({ name }) => {
  const portal = await createTestPortal({ plugins: [scheduling, sessions], engine: name, ownDevices: true });
  const staff = await portal.staff();
  const client = await portal.client({ professional: staff });
  const serviceId = await setUpBooking(await portal.staff({ roles: ["administrator"] }), staff, {});
  const { id } = await client.call<{ id: string }>("scheduling.book", { key: newId(), serviceId, staffId: staff.viewer.staffId, startsAt: at(portal, 6, 10), place: "video" });
  await portal.drain();
  const tags = async () => (await staff.call<{ lines: { tag: string }[] }>("sessions.chart", { clientId: client.viewer.clientId, past: false })).lines.map(({ tag }) => tag);
  expect(await tags()).toEqual(["Booked"]);
  await client.call("scheduling.confirmComing", { id, key: newId() });
  await portal.drain();
  expect(await tags()).toEqual(["Confirmed"]);
  await portal.close();
});
