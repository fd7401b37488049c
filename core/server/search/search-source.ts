import type { Host } from "../host-parts.ts";
import type { Viewer } from "../viewer.ts";
import type { SearchHit, SearchQuery } from "./search-query.ts";

/** A part of the portal that can be searched. */
export interface SearchSource {
  id: string;
  label: string;
  /** Whether the viewer may look there at all. */
  open(host: Host, viewer: Viewer): Promise<boolean>;
  find(host: Host, viewer: Viewer, query: SearchQuery & { personId: string | null }): Promise<{ hits: SearchHit[]; partly: boolean }>;
}
