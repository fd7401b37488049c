import { z } from "zod";
import { ulid } from "../ids.ts";

const name = z.string().min(1).max(60);
const field = z.union([z.string().max(40_000), z.array(z.string().max(2_000)).max(200)]);

/** Which offer, in which conversation, and of which message it is made. */
export const offerPlace = z.object({ conversationId: ulid, pluginId: name, name, entryId: ulid.optional() });

/** What was posted. */
export const offerFields = z.record(z.string().max(60), field).default({});
