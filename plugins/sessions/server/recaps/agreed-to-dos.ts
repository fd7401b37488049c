import { createHash } from "node:crypto";
import type { PluginContext } from "@anteroom/core/server";

const titleLength = 120;

/**
 * Puts what was agreed on the To Do list of everybody who reads the recap; each line once for a session, also when the recap is shared anew.
 * @returns how many lines are on the lists now, or null when there is no To Do list
 */
export async function putOnToDo(ctx: PluginContext, { sessionId, portalUserIds, agreed }: { sessionId: string; portalUserIds: readonly string[]; agreed: readonly string[] }): Promise<number | null> {
  let put = 0;
  for (const portalUserId of portalUserIds) {
    for (const line of agreed) {
      const key = `sessions.recap:${sessionId}:${portalUserId}:${createHash("sha256").update(line).digest("base64url").slice(0, 22)}`;
      const asked = await ctx.ask<{ id: string }>("to-dos.add", { portalUserId, title: line.length > titleLength ? `${line.slice(0, titleLength - 1)}…` : line, note: line.length > titleLength ? line.slice(0, 1000) : "", link: `/sessions/${sessionId}`, dueDay: null, needsConfirmation: false, key });
      if (asked.ok) put += 1;
    }
  }
  return put > 0 ? agreed.length : null;
}
