import { newId } from "@anteroom/core/server";
import type { StaffViewer } from "@anteroom/core/server";
import { createTestPortal, testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal } from "@anteroom/core/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import paymentsPlugin from "../server/index.ts";

describe.each(testEngines())("forms about money on $name", ({ name }) => {
  let portal: TestPortal;
  let staff: TestPerson<StaffViewer>;
  let client: TestClient;
  beforeAll(async () => {
    portal = await createTestPortal({ plugins: [paymentsPlugin], engine: name });
    staff = await portal.staff();
    client = await portal.client({ professional: staff });
  });
  afterAll(() => portal?.close());

  it("tells at once everything that is wrong with a charge", async () => {
    const draft = staff.call("payments.draftInvoice", { key: newId(), clientId: client.viewer.clientId, lines: [{ day: "2026-11-12", description: "", amount: "forty", quantity: "0" }] });
    const said = await draft.then(() => "", (error: Error) => error.message);
    for (const words of ["Say what it was.", "Enter the amount in numbers, such as 40.00.", "Enter 1 or more."]) expect(said).toContain(words);
  });

  it("says that the last day is before the first when sessions are shown, not only when a paper is made", async () => {
    await expect(client.call("payments.rangeSessions", { from: "2026-11-20", to: "2026-11-01" })).rejects.toMatchObject({ details: { fields: { to: "The last day is before the first." } } });
    await expect(client.call("payments.generate", { kind: "superbill", from: "2026-11-20", to: "2026-11-01" })).rejects.toMatchObject({ details: { fields: { to: "The last day is before the first.", staffId: expect.any(String) as string } } });
  });
});
