import type { FileGuard } from "@anteroom/core/server";
import { visibleItem } from "./visible-items.ts";

/** Files of documents open for those who may see the document at that moment. A signed document has the id of its paper. */
export const guardFile: FileGuard = async (viewer, ownerId, ctx) => (await visibleItem(ctx, viewer, ownerId)) !== null;
