import { definePlugin, newId } from "@anteroom/core/server";
import { defineManifest } from "@anteroom/core/manifest";
import { createTestPortal } from "@anteroom/core/testing";
import { describe, expect, it } from "vitest";
import { capability, defineEvent } from "@anteroom/core/server";
import { z } from "zod";
import payments from "../server/index.ts";
import { policiesOf } from "../server/insurance/shown-policy.ts";

const sent = defineEvent({ name: "forms.form-submitted", version: 1, schema: z.object({ submissionId: z.string(), clientId: z.string(), portalUserId: z.string() }), example: { submissionId: "1", clientId: "1", portalUserId: "1" } });
const plan = (insurer: string, more: object = {}) => ({ insurer, memberNumber: "XYZ1", groupNumber: "", phone: "", holder: "self", holderName: "", holderBirthDate: "", ...more });

/** Stands in for the plugin in which forms are answered. */
const forms = definePlugin({
  manifest: defineManifest({ id: "forms", name: "Forms", description: "Forms, for a test.", permissions: {} }),
  events: [sent],
  provides: {
    "forms.insurance-answers": capability({
      version: 1, input: z.object({ submissionId: z.string() }), output: z.object({ plans: z.array(z.unknown()) }), example: { input: { submissionId: "1" }, output: { plans: [] } },
      run: async (_ctx, { submissionId }) => ({ plans: submissionId === "none" ? [] : [plan("Blue River Health"), plan("Hill Mutual", { holder: "other", holderName: "Ana Lee", holderBirthDate: "1961-01-05" })] }),
    }),
  },
});

describe("insurance of a form", () => {
  it("arrives as sent, the first plan as primary and the second as secondary, once", async () => {
    const portal = await createTestPortal({ plugins: [payments, forms] });
    try {
      const client = await portal.client({ professional: await portal.staff() });
      const ctx = portal.host.context("forms", portal.practice.id, null);
      const { clientId, portalUserId } = client.viewer;
      for (const submissionId of ["none", newId()]) await ctx.transaction((tx) => ctx.events.publish(sent, { submissionId, clientId, portalUserId }, tx));
      await portal.drain();
      const { now } = await policiesOf(portal.host.context("payments", portal.practice.id, null), clientId);
      expect(now).toMatchObject([{ rank: "primary", insurer: "Blue River Health", state: "submitted", source: "form", relation: "self" }, { rank: "secondary", insurer: "Hill Mutual", relation: "other", holderName: "Ana Lee", holderBirthDate: "1961-01-05" }]);
    } finally {
      await portal.close();
    }
  });
});
