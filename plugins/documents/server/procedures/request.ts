import { z } from "zod";
import { openText } from "../sealed.ts";
import { contentOf, wordsOf } from "../signing/load-request.ts";
import { readEvidence } from "../signing/read-evidence.ts";
import { minutesToRead, pagesOf } from "../text/document-nodes.ts";
import { reachRequest } from "../signing/reach-request.ts";
import { staffProcedure } from "../trpc.ts";
import { id } from "./ids.ts";

/** A request as staff see it: its documents, who has signed, and what happened. */
export const request = staffProcedure
  .meta({ permission: "documents.manage" })
  .input(z.object({ requestId: id }))
  .query(async ({ ctx: { plugin, viewer }, input }) => {
    const whole = await reachRequest(plugin, viewer, input.requestId);
    const words = wordsOf(plugin, whole.request);
    const lines = await readEvidence(plugin, input.requestId);
    const by = await plugin.people.staffMember(whole.request.createdBy);
    return {
      id: input.requestId, clientId: whole.request.clientId, state: whole.request.state, by: by?.name ?? "Somebody who has left", instructions: words.instructions, reason: words.reason ?? "",
      dueAt: whole.request.dueAt, expiresAt: whole.request.expiresAt, sentAt: whole.request.sentAt, ordered: whole.request.ordered === 1, shows: whole.request.shows === 1, replaces: whole.request.replaces,
      papers: whole.papers.map((paper) => {
        const content = contentOf(plugin, paper);
        return { id: paper.id, title: content.title, version: content.version, nodes: [...content.nodes], minutes: minutesToRead(content.nodes), pages: pagesOf(content.nodes), sha256: paper.sha256, copySha256: paper.copySha256, hasCopy: paper.copyFileId !== null };
      }),
      signers: whole.signers.map((one) => ({
        id: one.id, name: openText(plugin, ["signers", one.id, "name"], one.name), role: one.role, viewedAt: one.viewedAt, doneAt: one.doneAt, declinedAt: one.declinedAt,
        isMe: one.kind === "staff" && one.seatId === viewer.staffId, signed: whole.signatures.filter((found) => found.signerId === one.id).map((found) => found.paperId),
      })),
      lines: lines.map((line) => ({ line: line.line, kind: line.kind, at: line.at, sha256: line.sha256 })),
    };
  });
