import type { Host } from "../host-parts.ts";
import type { FileRow } from "./file-rows.ts";

/** Whom a file is about: the client of the conversation it hangs in, or of the portal user who sent it; null when neither says. */
export async function clientOfFile(host: Host, file: Pick<FileRow, "practice_id" | "owner_id" | "seat_kind" | "seat_id">): Promise<string | null> {
  const conversationId = file.owner_id?.split(".")[0] ?? "";
  const [row] = await host.db.hot.all<{ client_id: string }>(
    "SELECT client_id FROM inbox_conversations WHERE id = ? AND practice_id = ? UNION ALL SELECT client_id FROM portal_users WHERE id = ? AND practice_id = ? LIMIT 1",
    [conversationId, file.practice_id, file.seat_kind === "portal" ? file.seat_id : "", file.practice_id],
  );
  return row?.client_id ?? null;
}
