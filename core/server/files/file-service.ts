import type { Application } from "express";
import type { Host } from "../host-parts.ts";
import type { Viewer } from "../viewer.ts";
import type { PluginContext } from "../plugins/plugin-context.ts";
import type { FileFacts, PluginFiles } from "./file-store.ts";

/** Private files: streamed in, sniffed, limited, re-encoded when images, downloaded through short-lived authorised links. */
export interface FileService {
  door(ctx: PluginContext): PluginFiles;
  /** A link of a few minutes, checked again when it is used. @throws AppError `NOT_FOUND` for foreign and absent files alike. */
  link(viewer: Viewer, fileId: string, disposition: "inline" | "attachment"): Promise<string>;
  /** Mounts `POST /files` (multipart, one file) and `GET /files/:id`. */
  mount(app: Application, host: Host): void;
  /** Removes uploads that nothing took within a day and bytes without a row. */
  sweep(): Promise<number>;
  facts(practiceId: string, fileIds: readonly string[]): Promise<FileFacts[]>;
}
