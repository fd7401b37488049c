import type { ToDoSource } from "@anteroom/core/server";
import { policies } from "./policy-rows.ts";

const most = 100;

/** Insurance that was sent and that nobody has verified, those that wait longest first, for staff who bill. */
export const insuranceToVerify: ToDoSource = {
  for: "staff",
  async list(ctx, viewer) {
    if (viewer.kind !== "staff" || !ctx.holds("payments.bill", viewer)) return [];
    const rows = (await ctx.model(policies).findAll({ where: { practiceId: ctx.practiceId, state: ["submitted", "in review"] }, order: [["createdAt", "ASC"]], limit: most })).map((row) => row.get());
    const names = await ctx.people.clientNames(viewer, [...new Set(rows.map((row) => row.clientId))]);
    return rows.filter((row) => names.has(row.clientId)).map((row) => ({
      id: row.id, title: "Verify insurance", detail: `${names.get(row.clientId) ?? ""} · ${row.rank === "primary" ? "Primary" : "Secondary"}${row.state === "in review" ? " · In review" : ""}`, kind: "Insurance to verify",
      href: `/staff/clients/${row.clientId}/billing/insurance/${row.id}`, clientId: row.clientId, dueAt: null, createdAt: row.createdAt,
    }));
  },
};
