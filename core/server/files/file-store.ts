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
  /** `ready` once stored whole; `refused` by the scan hook. */
  state: "ready" | "refused";
  createdAt: number;
}

/** What a plugin may do with files of its practice. */
export interface PluginFiles {
  /** Facts of uploaded files that this viewer sent and nothing has taken yet; throws when one is missing, foreign or taken. */
  claim(fileIds: readonly string[], owner: { kind: string; id: string }, tx: Tx): Promise<FileFacts[]>;
  facts(fileIds: readonly string[]): Promise<FileFacts[]>;
  open(fileId: string): Promise<{ facts: FileFacts; stream: Readable }>;
  /** Marks the file as gone and removes its bytes after the commit. */
  remove(fileId: string, tx: Tx): Promise<void>;
}

/** Decides whether a viewer may download a file that belongs to a subject of its kind (`owner.kind` of `claim`). */
export type FileGuard = (viewer: Viewer, ownerId: string, ctx: PluginContext) => Promise<boolean>;
