import { createTestPortal } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal } from "@anteroom/core/testing";
import { defineManifest } from "@anteroom/core/manifest";
import { definePlugin, newId } from "@anteroom/core/server";
import type { StaffViewer, Viewer } from "@anteroom/core/server";
import documents from "../server/index.ts";

/** Stands in for the plugin through which people write. */
const messages = definePlugin({
  manifest: defineManifest({ id: "messages", name: "Messages", description: "Writing, for a test.", permissions: { "messages.use": { label: "Write", default: ["administrator", "professional"], portal: "messaging" } } }),
});

export interface Desk {
  portal: TestPortal;
  maya: TestPerson<StaffViewer>;
  jordan: TestClient;
  /** Publishes a text and answers its template. */
  publish(source?: string, title?: string): Promise<string>;
  /** Publishes a newer version. */
  publishAgain(templateId: string, source: string, resign: boolean): Promise<void>;
  /** Prepares and sends a request to these people. */
  send(to: readonly TestPerson<Viewer>[], more?: { templateIds?: string[]; ordered?: boolean; shows?: boolean }): Promise<{ requestId: string; paperIds: string[] }>;
  sign(who: TestPerson<Viewer>, paperId: string, more?: Record<string, unknown>): Promise<unknown>;
}

export const text = "# What it is\n\nTherapy of {client.first_name}.\n\n[initials] I have read this.\n\n[tick] I agree.\n\n[may tick] You may call me.";

interface Paper {
  sha256: string;
  whyNot: { reason: string; message: string } | null;
  newerPaperId: string | null;
}

export const paperOf = (who: TestPerson<Viewer>, paperId: string): Promise<Paper> => who.call("documents.paper", { paperId });

export async function openDesk(engine: "sqlite" | "mysql"): Promise<Desk> {
  const portal = await createTestPortal({ engine, plugins: [documents, messages] });
  const maya = await portal.staff();
  const jordan = await portal.client({ professional: maya });
  await portal.drain();
  const desk: Desk = {
    portal, maya, jordan,
    async publish(source = text, title = "Consent to treatment") {
      const { templateId } = await maya.call<{ templateId: string }>("documents.saveTemplate", { key: newId(), title, source });
      await maya.call("documents.publish", { key: newId(), templateId, rev: 1 });
      return templateId;
    },
    async publishAgain(templateId, source, resign) {
      const { rev, title } = await maya.call<{ rev: number; title: string }>("documents.template", { templateId });
      await maya.call("documents.saveTemplate", { key: newId(), templateId, rev, title, source });
      await maya.call("documents.publish", { key: newId(), templateId, rev: rev + 1, resign });
    },
    async send(to, { templateIds, ...choice } = {}) {
      const clientId = to.map((one) => one.viewer).find((viewer) => viewer.kind === "portal")?.clientId ?? "";
      const signers = to.map(({ viewer }) => (viewer.kind === "portal" ? `portal:${viewer.portalUserId}` : `staff:${viewer.staffId}`));
      const { requestId } = await maya.call<{ requestId: string }>("documents.prepareRequest", { key: newId(), clientId, templateIds: templateIds ?? [await desk.publish()], signers, ...choice });
      await maya.call("documents.sendRequest", { requestId });
      await portal.drain();
      const { papers } = await maya.call<{ papers: { id: string }[] }>("documents.request", { requestId });
      return { requestId, paperIds: papers.map((paper) => paper.id) };
    },
    async sign(who, paperId, sent = {}) {
      const { sha256 } = await paperOf(who, paperId);
      const answer = await who.call("documents.sign", { paperId, key: newId(), seen: sha256, name: "Jordan Lee", fields: { f1: "JL", f2: "on" }, agrees: true, ...sent });
      await portal.drain();
      return answer;
    },
  };
  return desk;
}
