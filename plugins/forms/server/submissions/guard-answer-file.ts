import type { FileGuard } from "@anteroom/core/server";
import { findForStaff, findOwn, findReadable } from "../assignments/find-assignment.ts";

/** Files of answers go to whoever may read the answers: their writer, those with whom they were shared once they are sent, and staff who review. */
export const guardAnswerFile: FileGuard = async (viewer, assignmentId, ctx) => {
  try {
    if (viewer.kind === "staff") return ctx.holds("forms.review", viewer) && (await findForStaff(ctx, viewer, assignmentId)).submissions > 0;
    if (!ctx.holds("forms.answer", viewer)) return false;
    return (await findOwn(ctx, viewer, assignmentId).catch(() => findReadable(ctx, viewer, assignmentId))) !== null;
  } catch {
    return false;
  }
};
