import { newId } from "@anteroom/core/server";
import type { StaffViewer } from "@anteroom/core/server";
import { createTestPortal, testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal } from "@anteroom/core/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { phq9 } from "../server/measures/phq-9.ts";
import forms from "../server/index.ts";
import { give, publish } from "./given-form.ts";

interface Trend { series: { name: string; who?: string; questions: string[]; points: { score: number | null; change: number | null; reliable: string | null; band: string | null; items: (number | null)[] }[] }[] }

describe.each(testEngines())("scores over time on $name", ({ name }) => {
  let portal: TestPortal;
  let staff: TestPerson<StaffViewer>;
  let client: TestClient;
  let formId: string;

  beforeAll(async () => {
    portal = await createTestPortal({ plugins: [forms], engine: name });
    formId = await publish(portal, phq9.form);
  });
  afterAll(() => portal?.close());
  beforeEach(async () => {
    staff = await portal.staff();
    client = await portal.client({ professional: staff });
  });

  const send = async (who: TestClient, points: string): Promise<void> => {
    const assignmentId = await give(staff, who.viewer.portalUserId, formId);
    await who.call("forms.start", { assignmentId });
    for (const [at, value] of [...points].entries()) await who.call("forms.save", { assignmentId, step: at + 1, typed: { [`item-${at + 1}`]: value }, bases: { [`item-${at + 1}`]: 0 } });
    await who.call("forms.save", { assignmentId, step: 10, typed: { difficulty: "1" }, bases: { difficulty: 0 } });
    await who.call("forms.submit", { assignmentId, key: newId() });
    portal.clock.advance({ minutes: 1 });
  };
  const trend = () => staff.call<Trend>("forms.trend", { clientId: client.viewer.clientId });

  it("draws each result with its band, its change, and whether the change is more than noise", async () => {
    await send(client, "222222220");
    await send(client, "222222210");
    await send(client, "111111110");
    expect((await trend()).series).toMatchObject([{
      name: "PHQ-9", who: "Jordan Lee",
      points: [{ score: 16, change: null, reliable: null, band: "Moderately severe", items: [2, 2, 2, 2, 2, 2, 2, 2, 0] }, { score: 15, change: -1, reliable: null }, { score: 8, change: -7, reliable: "better", band: "Mild" }],
    }]);
  });

  it("keeps what a parent sends in a series of its own, and shows a portal user their own alone, where the practice shows scores", async () => {
    const parent = await portal.client({ professional: staff, clientId: client.viewer.clientId, relationship: "parent", firstName: "Ana" });
    await send(client, "111111110");
    await send(parent, "222222220");
    expect((await trend()).series.map((one) => one.points.map((point) => point.score)).sort()).toEqual([[16], [8]]);
    expect(await client.call("forms.myTrend")).toEqual({ shown: false, series: [] });
    await staff.call("settings.save", { pluginId: "forms", values: { showScores: true } });
    const own = await client.call<Trend>("forms.myTrend");
    expect(own.series).toMatchObject([{ questions: [], points: [{ score: 8, items: [] }] }]);
    expect(own.series).toHaveLength(1);
    await staff.call("settings.save", { pluginId: "forms", values: { showScores: false } });
  });

  it("exports lines that no spreadsheet program takes for formulas", async () => {
    const odd = await portal.client({ professional: staff, firstName: "=1+1" });
    await send(odd, "111111110");
    const { text } = await staff.call<{ text: string }>("forms.trendFile", { clientId: odd.viewer.clientId });
    expect(text.split("\r\n")[1]).toMatch(/^PHQ-9,'=1\+1 Lee,/);
  });

  it("is refused to staff without the client", async () => {
    const stranger = await portal.staff({ roles: ["professional"] });
    for (const call of ["forms.trend", "forms.trendFile"]) await expect(stranger.call(call, { clientId: client.viewer.clientId })).rejects.toMatchObject({ appCode: "NOT_FOUND" });
  });
});
