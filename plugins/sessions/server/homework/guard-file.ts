import { AppError } from "@anteroom/core/server";
import type { FileGuard } from "@anteroom/core/server";
import { findHomework } from "./find-homework.ts";

/** Files of homework open for whoever does it and for staff who read homework. */
export const guardFile: FileGuard = async (viewer, ownerId, ctx) => {
  if (!ctx.holds(viewer.kind === "staff" ? "sessions.manage" : "sessions.use", viewer)) return false;
  try {
    await findHomework(ctx, viewer, ownerId);
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
};
