import { defineCard } from "@anteroom/core/server";
import { stopCollection } from "../collect/change-collection.ts";
import { loadCollections } from "../collect/load-collection.ts";
import { requestFace, type RequestFacts } from "./request-face.ts";

/** Documents that the practice asks for, as a checklist in the conversation of who is asked. */
export const requestCard = defineCard({
  kind: "documents.request",
  label: "Documents asked for",
  version: 1,
  async view(ctx, subjectIds, viewer) {
    const wholes = [...(await loadCollections(ctx, subjectIds)).values()].filter(({ row }) => viewer.kind === "staff" || row.portalUserId === viewer.portalUserId);
    return new Map(wholes.map(({ row, note, about, lines }) => [row.id, requestFace({
      id: row.id, state: row.state, note, about, dueAt: row.dueAt, zone: viewer.timeZone, isStaff: viewer.kind === "staff", lines,
      base: viewer.kind === "portal" ? "/documents/requests" : `/staff/clients/${row.clientId}/documents/collect`,
    })]));
  },
  actions: {},
  withdraw: {
    permission: "documents.manage",
    async run(ctx, tx, subjectId) {
      const whole = (await loadCollections(ctx, [subjectId], tx)).get(subjectId);
      if (whole?.row.state !== "wanted" && whole?.row.state !== "toCheck") return { refused: "conflict", message: "This has ended already, so it cannot be withdrawn." };
      await stopCollection(ctx, subjectId, tx);
    },
  },
  examples: {
    live: requestFace(exampleOf({})),
    in_progress: requestFace(exampleOf({}, "sent", "rejected")),
    waiting: requestFace(exampleOf({ state: "toCheck" }, "sent", "sent")),
    done: requestFace(exampleOf({ state: "completed" }, "accepted", "accepted")),
    expired: requestFace(exampleOf({ state: "expired" })),
    cancelled: requestFace(exampleOf({ state: "cancelled" })),
  },
});

function exampleOf(over: Partial<RequestFacts>, first: RequestFacts["lines"][number]["state"] = "wanted", second: RequestFacts["lines"][number]["state"] = "wanted"): RequestFacts {
  return {
    id: "01JD0000000000000000000000", state: "wanted", note: "For your insurance.", about: "", dueAt: 1_795_474_739_794, zone: "America/New_York", base: "/documents/requests", isStaff: false,
    lines: [
      { id: "01JD0000000000000000000001", label: "Front of the insurance card", state: first, reason: "" },
      { id: "01JD0000000000000000000002", label: "Back of the insurance card", state: second, reason: second === "rejected" ? "The numbers cannot be read. Take the photo in daylight." : "" },
    ],
    ...over,
  };
}
