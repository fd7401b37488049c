import { attributes, columns, defineModel } from "@anteroom/core/server";
import type { Migration } from "@anteroom/core/server";

export const requestStates = ["draft", "sent", "viewed", "partlySigned", "paused", "completed", "declined", "expired", "voided"] as const;
export type RequestState = (typeof requestStates)[number];

/** States in which somebody may still sign. */
export const openStates: readonly RequestState[] = ["sent", "viewed", "partlySigned"];

/** Documents that are to be signed by one or several people. */
export interface RequestRow {
  id: string;
  practiceId: string;
  clientId: string;
  state: RequestState;
  /** 1 when signers sign one after another. */
  ordered: number;
  /** 1 when each signer sees how far the others are. */
  shows: number;
  /** Sealed JSON of `RequestWords`. */
  words: string;
  dueAt: number | null;
  expiresAt: number;
  createdBy: string;
  createdAt: number;
  sentAt: number | null;
  closedAt: number | null;
  /** The request that this one takes the place of. */
  replaces: string | null;
  /** The newest line of evidence, and how many there are. */
  chain: string;
  lines: number;
}

/** What people wrote about a request. */
export interface RequestWords {
  instructions: string;
  /** Why it was declined, voided or paused. */
  reason?: string;
}

export const requests = defineModel<RequestRow>({
  name: "request",
  table: "documents_requests",
  attributes: {
    id: attributes.primary, practiceId: attributes.ulid(), clientId: attributes.ulid(), state: attributes.string(16), ordered: attributes.int("ordered"), shows: attributes.int("shows"), words: attributes.text(),
    dueAt: attributes.time("dueAt", true), expiresAt: attributes.time("expiresAt"), createdBy: attributes.ulid(), createdAt: attributes.time("createdAt"), sentAt: attributes.time("sentAt", true),
    closedAt: attributes.time("closedAt", true), replaces: attributes.ulid(true), chain: attributes.string(64), lines: attributes.int("lines"),
  },
});

/** One document of a request, with the client's facts filled in. */
export interface PaperRow {
  id: string;
  practiceId: string;
  requestId: string;
  position: number;
  templateId: string;
  versionId: string;
  version: number;
  /** Sealed; the exact text that is signed (`DocumentContent`, canonical JSON). */
  content: string;
  /** Of the bytes of that text. */
  sha256: string;
  /** The PDF with the signatures so far. */
  copyFileId: string | null;
  copySha256: string | null;
  /** How many signatures stand in the copy. */
  copySignatures: number;
}

export const papers = defineModel<PaperRow>({
  name: "paper",
  table: "documents_papers",
  attributes: {
    id: attributes.primary, practiceId: attributes.ulid(), requestId: attributes.ulid(), position: attributes.int("position"), templateId: attributes.ulid(), versionId: attributes.ulid(), version: attributes.int("version"),
    content: attributes.text(), sha256: attributes.string(64), copyFileId: attributes.ulid(true), copySha256: attributes.string(64, true), copySignatures: attributes.int("copySignatures"),
  },
});

/** Somebody who is to sign every document of a request. */
export interface SignerRow {
  id: string;
  practiceId: string;
  requestId: string;
  position: number;
  kind: "portal" | "staff";
  /** A portal user's or a staff member's id. */
  seatId: string;
  /** What they sign as, such as "Parent". */
  role: string;
  /** Sealed; as it was when the request was made. */
  name: string;
  viewedAt: number | null;
  /** When they signed the last document. */
  doneAt: number | null;
  declinedAt: number | null;
}

export const signers = defineModel<SignerRow>({
  name: "signer",
  table: "documents_signers",
  attributes: {
    id: attributes.primary, practiceId: attributes.ulid(), requestId: attributes.ulid(), position: attributes.int("position"), kind: attributes.string(6), seatId: attributes.ulid(), role: attributes.string(60), name: attributes.text(),
    viewedAt: attributes.time("viewedAt", true), doneAt: attributes.time("doneAt", true), declinedAt: attributes.time("declinedAt", true),
  },
});

export const requestMigrations: readonly Migration[] = [
  {
    name: "documents-002-requests",
    async up(m) {
      const hash = () => columns.string(64, { binary: true });
      await m.createTable(
        "documents_requests",
        {
          id: columns.ulid(), practice_id: columns.ulid(), client_id: columns.ulid(), state: columns.string(16, { binary: true }), ordered: columns.flag(), shows: columns.flag(), words: columns.text(),
          due_at: columns.time().nullable(), expires_at: columns.time(), created_by: columns.ulid(), created_at: columns.time(), sent_at: columns.time().nullable(),
          closed_at: columns.time().nullable(), replaces: columns.ulid().nullable(), chain: hash(), lines: columns.int(),
        },
        { primaryKey: ["id"], indexes: [["practice_id", "client_id", "id"], ["practice_id", "state"]] },
      );
      await m.createTable(
        "documents_papers",
        {
          id: columns.ulid(), practice_id: columns.ulid(), request_id: columns.ulid(), position: columns.int(), template_id: columns.ulid(), version_id: columns.ulid(), version: columns.int(),
          content: columns.text(), sha256: hash(), copy_file_id: columns.ulid().nullable(), copy_sha256: hash().nullable(), copy_signatures: columns.int(),
        },
        { primaryKey: ["id"], unique: [["request_id", "position"]], indexes: [["practice_id", "template_id"]] },
      );
      await m.createTable(
        "documents_signers",
        {
          id: columns.ulid(), practice_id: columns.ulid(), request_id: columns.ulid(), position: columns.int(), kind: columns.string(6, { binary: true }), seat_id: columns.ulid(),
          role: columns.string(60), name: columns.text(), viewed_at: columns.time().nullable(), done_at: columns.time().nullable(), declined_at: columns.time().nullable(),
        },
        { primaryKey: ["id"], unique: [["request_id", "seat_id"]], indexes: [["practice_id", "seat_id", "done_at"]] },
      );
    },
  },
];
