import type { Readable } from "node:stream";
import type { Tx } from "../database/database.ts";
import type { PluginContext } from "../plugins/plugin-context.ts";
import type { Viewer } from "../viewer.ts";

/** What is known of a stored file. */
export interface FileFacts {
  id: string;
  practiceId: string;
  /** The name as people see it, cleaned of path and control characters. */
  name: string;
  /** By content, never by what the sender claimed. */
  mime: string;
  size: number;
  sha256: string;
  width: number | null;
  height: number | null;
  /** `pending` while a virus check is still to come: it may be taken and nobody can open it; `ready` opens; `refused` was stopped by the check. */
  state: "pending" | "ready" | "refused";
  /** Whether it is a PDF that asks for a password, which the portal does not know. */
  locked: boolean;
  createdAt: number;
}

/** What a plugin may do with files of its practice. */
export interface PluginFiles {
  /** Facts of uploaded files that this viewer sent and nothing has taken yet; throws when one is missing, foreign or taken. */
  claim(fileIds: readonly string[], owner: { kind: string; id: string }, tx: Tx): Promise<FileFacts[]>;
  /**
   * Keeps bytes that the plugin made, such as a PDF; gone when the transaction is. The type is given by the maker and is not sniffed,
   * so never hand it what somebody sent.
   */
  keep(made: { name: string; mime: string; bytes: Buffer | Readable }, owner: { kind: string; id: string }, tx: Tx): Promise<FileFacts>;
  /** Keeps a second copy, for this owner, of any file that the viewer may download, such as one of a message. @throws AppError `NOT_FOUND` */
  copy(fileId: string, owner: { kind: string; id: string }, tx: Tx): Promise<FileFacts>;
  facts(fileIds: readonly string[]): Promise<FileFacts[]>;
  open(fileId: string): Promise<{ facts: FileFacts; stream: Readable }>;
  /** Marks the file as gone and removes its bytes after the commit. */
  remove(fileId: string, tx: Tx): Promise<void>;
}

/** Decides whether a viewer may download a file that belongs to a subject of its kind (`owner.kind` of `claim`). */
export type FileGuard = (viewer: Viewer, ownerId: string, ctx: PluginContext) => Promise<boolean>;
