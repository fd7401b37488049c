import { attributes, columns, defineModel } from "@anteroom/core/server";
import type { Migration } from "@anteroom/core/server";

/** One signature of one person under one document. The key of paper and signer refuses a second. */
export interface SignatureRow {
  paperId: string;
  signerId: string;
  practiceId: string;
  requestId: string;
  /** The line of evidence that tells everything about it. */
  line: number;
  signedAt: number;
}

export const signatures = defineModel<SignatureRow>({
  name: "signature",
  table: "documents_signatures",
  attributes: {
    paperId: { ...attributes.primary }, signerId: { ...attributes.primary }, practiceId: attributes.ulid(), requestId: attributes.ulid(), line: attributes.int("line"), signedAt: attributes.time("signedAt"),
  },
});

/** One line of what happened to a request; each carries the hash of the line before. */
export interface EvidenceRow {
  requestId: string;
  line: number;
  practiceId: string;
  kind: "sent" | "opened" | "signed" | "declined" | "copied" | "completed" | "expired" | "voided";
  /** Sealed canonical JSON of the facts. */
  facts: string;
  /** Of the hash before, the kind and the facts. */
  sha256: string;
  /** The stored file that the line is about. */
  fileId: string | null;
  at: number;
}

export const evidence = defineModel<EvidenceRow>({
  name: "evidence",
  table: "documents_evidence",
  attributes: {
    requestId: { ...attributes.primary }, line: { ...attributes.int("line"), primaryKey: true }, practiceId: attributes.ulid(), kind: attributes.string(12), facts: attributes.text(), sha256: attributes.string(64), fileId: attributes.ulid(true), at: attributes.time("at"),
  },
});

export const evidenceMigrations: readonly Migration[] = [
  {
    name: "documents-003-evidence",
    async up(m) {
      await m.createTable(
        "documents_signatures",
        { paper_id: columns.ulid(), signer_id: columns.ulid(), practice_id: columns.ulid(), request_id: columns.ulid(), line: columns.int(), signed_at: columns.time() },
        { primaryKey: ["paper_id", "signer_id"], indexes: [["practice_id", "request_id"]] },
      );
      await m.createTable(
        "documents_evidence",
        {
          request_id: columns.ulid(), line: columns.int(), practice_id: columns.ulid(), kind: columns.string(12, { binary: true }), facts: columns.text(),
          sha256: columns.string(64, { binary: true }), file_id: columns.ulid().nullable(), at: columns.time(),
        },
        { primaryKey: ["request_id", "line"], indexes: [["practice_id"]] },
      );
    },
  },
];
