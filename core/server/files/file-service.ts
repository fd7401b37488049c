import type { Application } from "express";
import type { Host } from "../host-parts.ts";
import type { Viewer } from "../viewer.ts";
import type { PluginContext } from "../plugins/plugin-context.ts";
import type { FileFacts, PluginFiles } from "./file-store.ts";
import type { FileStorage } from "./storage/file-storage.ts";

/** Private files: streamed in, sniffed, limited, re-encoded when images, downloaded through short-lived authorised links. */
export interface FileService {
  /** Where the bytes lie. Only parts of core use it; everybody else goes by the door. */
  readonly storage: FileStorage;
  door(ctx: PluginContext): PluginFiles;
  /** A link of a few minutes, checked again when it is used. @throws AppError `NOT_FOUND` for foreign and absent files alike. */
  link(viewer: Viewer, fileId: string, disposition: "inline" | "attachment"): Promise<string>;
  /** Mounts `POST /files` (multipart, one file), `/files/uploads` (in pieces) and `GET /files/:id`. */
  mount(app: Application, host: Host): void;
  /** Checks a file that could not be checked when it came. False when it still cannot. */
  check(practiceId: string, fileId: string): Promise<boolean>;
  /** Removes uploads that nothing took within a day and bytes without a row. */
  sweep(): Promise<number>;
  facts(practiceId: string, fileIds: readonly string[]): Promise<FileFacts[]>;
}
