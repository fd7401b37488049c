import { invalid } from "../errors.ts";
import type { Host } from "../host-parts.ts";
import type { StaffViewer } from "../viewer.ts";
import { assignableStaff } from "./assignable-staff.ts";
import { changeDesk } from "./change-desk.ts";

/** Gives a conversation to one colleague, or to nobody. */
export async function assignConversation(host: Host, viewer: StaffViewer, conversationId: string, staffId: string | null): Promise<void> {
  await changeDesk(host, viewer, conversationId, async ({ row, send, say, audit, tx }) => {
    if (row.assignee_id === staffId) return;
    const to = staffId === null ? null : (await assignableStaff(host, row, tx)).find((member) => member.id === staffId);
    if (to === undefined) throw invalid({ staffId: "Choose a colleague who may see this client. An administrator can add one to the care team." });
    await send({ type: "assign", staffId }, "This conversation cannot be assigned now.");
    await say(to === null ? `${viewer.name} took the assignment off.` : to.id === viewer.staffId ? `${viewer.name} took this conversation.` : `${viewer.name} assigned this to ${to.name}.`);
    await audit("assigned-conversation", { staff: staffId ?? "nobody" });
  });
}
