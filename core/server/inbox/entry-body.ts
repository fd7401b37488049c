import type { Sealer } from "../secrets.ts";
import type { Attachment } from "./inbox-door.ts";

/** What is sealed in an entry. `name` is the author's as it was when they wrote: a record does not change with a marriage. */
export interface EntryBody {
  text: string;
  /** The wording for staff, where it differs (event lines). */
  forStaff?: string;
  name: string;
  files?: Attachment[];
  /** Colleagues whom a note names, as it names them. */
  mentions?: { staffId: string; name: string }[];
}

/** What is sealed in a conversation's preview. `message` tells that only those who may read messages may see it. */
export interface Preview {
  text: string;
  forStaff?: string;
  message: boolean;
}

interface EntryPlace {
  practice_id: string;
  conversation_id: string;
  id: string;
}

const bodyPlace = (entry: EntryPlace) => ({ practiceId: entry.practice_id, table: "inbox_entries", row: `${entry.conversation_id}:${entry.id}`, column: "body" });
const previewPlace = (practiceId: string, conversationId: string) => ({ practiceId, table: "inbox_conversations", row: conversationId, column: "preview" });

export const sealBody = (sealer: Sealer, entry: EntryPlace, body: EntryBody): string => sealer.seal(bodyPlace(entry), JSON.stringify(body));

export const openBody = (sealer: Sealer, entry: EntryPlace & { body: string | null }): EntryBody =>
  entry.body === null ? { text: "", name: "" } : (JSON.parse(sealer.unseal(bodyPlace(entry), entry.body)) as EntryBody);

export const sealPreview = (sealer: Sealer, practiceId: string, conversationId: string, preview: Preview): string =>
  sealer.seal(previewPlace(practiceId, conversationId), JSON.stringify(preview));

export const openPreview = (sealer: Sealer, practiceId: string, conversationId: string, sealed: string | null): Preview =>
  sealed === null ? { text: "", message: false } : (JSON.parse(sealer.unseal(previewPlace(practiceId, conversationId), sealed)) as Preview);
