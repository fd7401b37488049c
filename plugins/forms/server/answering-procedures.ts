import { assign } from "./assignments/procedures/assign.ts";
import { chart } from "./assignments/procedures/chart.ts";
import { extend } from "./assignments/procedures/extend.ts";
import { nudge } from "./assignments/procedures/nudge.ts";
import { withdraw } from "./assignments/procedures/withdraw.ts";
import { answer } from "./filling/procedures/answer.ts";
import { check } from "./filling/procedures/check.ts";
import { mine } from "./filling/procedures/mine.ts";
import { open } from "./filling/procedures/open.ts";
import { save } from "./filling/procedures/save.ts";
import { start } from "./filling/procedures/start.ts";
import { step } from "./filling/procedures/step.ts";
import { amend } from "./submissions/procedures/amend.ts";
import { annotate } from "./submissions/procedures/annotate.ts";
import { copyFile } from "./submissions/procedures/copy-file.ts";
import { giveBack } from "./submissions/procedures/give-back.ts";
import { keepSent } from "./submissions/procedures/keep-sent.ts";
import { markReviewed } from "./submissions/procedures/mark-reviewed.ts";
import { reviewFile } from "./submissions/procedures/review-file.ts";
import { review } from "./submissions/procedures/review.ts";
import { sent } from "./submissions/procedures/sent.ts";
import { submit } from "./submissions/procedures/submit.ts";
import { toReview } from "./submissions/procedures/to-review.ts";

/** Giving forms (`forms.assign`), answering them (`forms.answer`) and reading what was sent (`forms.review`). */
export const answeringProcedures = {
  assign, chart, extend, nudge, withdraw,
  mine, open, start, step, save, answer, check,
  submit, sent, copyFile, amend, keepSent, toReview, review, reviewFile, markReviewed, giveBack, annotate,
};

/** What the audit log says of it. */
export const answeringAudit = {
  assigned: "gave a client a form", started: "began a form", submitted: "sent a form", amends: "began to change a form that was sent", "kept-sent": "kept a form as it was sent",
  withdrew: "withdrew a form", extended: "gave a form other days", reviewed: "reviewed a form", "gave-back": "gave a form back", annotated: "wrote a note about a form",
  "read-copy": "read a form that was sent", "read-answers": "read the answers of a form", downloaded: "downloaded a form that was sent",
};
