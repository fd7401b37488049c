import { AppError, invalid } from "@anteroom/core/server";
import type { FileFacts, PluginContext, Tx } from "@anteroom/core/server";
import { Op } from "sequelize";
import { policies } from "./policy-rows.ts";

const pictures = ["image/jpeg", "image/png", "image/heic"];
/** The longer side; with less, the numbers on a card cannot be read. */
const leastPixels = 600;

/** What is wrong with a photo of a card, in a sentence; null when it can be kept. */
function wrongWith(file: FileFacts | undefined): string | null {
  if (!file) return "This photo is no longer there. Add it again.";
  if (!pictures.includes(file.mime)) return "Add a photo: a JPG, PNG or HEIC picture.";
  if (file.width !== null && file.height !== null && Math.max(file.width, file.height) < leastPixels) return "This photo is too small to read. Take it again, so that the card fills the picture.";
  return null;
}

/** An upload of the viewer, or a copy of a photo that an earlier policy of the client has. */
async function take(ctx: PluginContext, tx: Tx, policy: { id: string; clientId: string }, fileId: string): Promise<FileFacts | undefined> {
  const owner = { kind: "policy", id: policy.id };
  const before = await ctx.model(policies).count({ where: { practiceId: ctx.practiceId, clientId: policy.clientId, [Op.or]: [{ frontFileId: fileId }, { backFileId: fileId }] } as never, transaction: tx.sequelize });
  try {
    return before > 0 ? await ctx.files.copy(fileId, owner, tx) : (await ctx.files.claim([fileId], owner, tx))[0];
  } catch (error) {
    // Said beside the photo, so that what was typed stays.
    if (error instanceof AppError && error.appCode === "NOT_FOUND") return undefined;
    throw error;
  }
}

/** Gives the photos of a card to a policy. @throws AppError `INVALID` beside each that cannot be kept */
export async function keepPhotos(ctx: PluginContext, tx: Tx, policy: { id: string; clientId: string }, photos: Readonly<Record<"front" | "back", string | null>>): Promise<{ frontFileId: string | null; backFileId: string | null }> {
  if (photos.front !== null && photos.front === photos.back) throw invalid({ back: "This is the photo of the front. Add one of the back." });
  const errors: Record<string, string> = {};
  const keep = async (side: "front" | "back"): Promise<string | null> => {
    const id = photos[side];
    if (id === null) return null;
    const file = await take(ctx, tx, policy, id);
    const wrong = wrongWith(file);
    if (wrong) errors[side] = wrong;
    return file?.id ?? null;
  };
  const kept = { frontFileId: await keep("front"), backFileId: await keep("back") };
  if (Object.keys(errors).length > 0) throw invalid(errors);
  return kept;
}
