import { z } from "zod";
import { cardAction, defineCard, invalid } from "@anteroom/core/server";
import type { CardFace, CardWithdrawal } from "@anteroom/core/server";
import { withdraw } from "../assignments/change-assignment.ts";
import { lockAssignment } from "../assignments/find-assignment.ts";
import type { FormDefinition } from "../definition/form-definition.ts";
import { submitAnswers } from "../submissions/submit-answers.ts";
import { assignmentFace } from "./assignment-face.ts";
import type { FaceRow } from "./assignment-face.ts";
import { assignmentFaces } from "./assignment-faces.ts";

const taking: CardWithdrawal = { permission: "forms.assign", run: (ctx, tx, subjectId) => withdraw(ctx, subjectId, null, tx) };

const sleep: FormDefinition = {
  title: "Sleep check-in", purpose: "Helps us see how you sleep.", readBy: "Your care team", sensitive: false, pace: "question", language: "en",
  pages: [{ id: "one", items: [{ id: "slept", type: "single-choice", label: "How did you sleep this week?", choices: [{ value: "well", label: "Well" }, { value: "badly", label: "Badly" }] }] }],
};
const long: FormDefinition = { ...sleep, pages: [{ id: "one", items: Array.from({ length: 7 }, (_, at) => ({ id: `night-${at}`, type: "yes-no" as const, label: `Did you sleep well on night ${at + 1}?` })) }] };
const at = Date.parse("2026-11-20T14:14:00Z");
const row: FaceRow = { id: "01JD0000000000000000000000", clientId: "01JD0000000000000000000001", state: "sent", card: "assignment", dueOn: "2026-11-24", dueAt: at + 4 * 86_400_000, closesOn: null, step: 3, place: "Question 3 of 7", savedAt: at, submittedAt: null, endedAt: null, replacedBy: null };
const example = (form: FormDefinition, more: Partial<FaceRow>): CardFace =>
  assignmentFace({ row: { ...row, ...more }, form, from: "Dr Maya Rivera", who: "Jordan", side: "mine", note: null, returnNote: null, newer: false, zone: "America/New_York", now: at });

/** A form in the conversation of the person who answers it, on pages of its own. */
export const assignmentCard = defineCard({
  kind: "forms.assignment",
  label: "Form",
  version: 1,
  view: assignmentFaces,
  actions: {},
  withdraw: taking,
  examples: {
    live: example(long, {}),
    in_progress: example(long, { state: "in-progress" }),
    done: example(long, { state: "submitted", submittedAt: at }),
    expired: example(long, { state: "expired", closesOn: "2026-11-19" }),
    cancelled: example(long, { state: "revoked", endedAt: at }),
    superseded: example(long, { state: "revoked", replacedBy: "01JD0000000000000000000002" }),
  },
});

/** A form of three questions or fewer, answered on its card with the same validation as on its pages. */
export const microCard = defineCard({
  kind: "forms.micro",
  label: "Short form, answered on its card",
  version: 1,
  view: assignmentFaces,
  withdraw: taking,
  actions: {
    send: cardAction({
      input: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
      permission: "forms.answer",
      async run(ctx, tx, subjectId, typed) {
        const { viewer } = ctx;
        const locked = await lockAssignment(ctx, subjectId, tx);
        if (viewer?.kind !== "portal" || viewer.portalUserId !== locked.portalUserId) throw invalid({ form: "Only the person who was asked can answer this." });
        await submitAnswers(ctx, locked, typed, { id: viewer.portalUserId, inSession: false }, tx);
      },
    }),
  },
  examples: {
    live: example(sleep, { card: "micro" }),
    done: example(sleep, { card: "micro", state: "submitted", submittedAt: at }),
    expired: example(sleep, { card: "micro", state: "expired", closesOn: "2026-11-19" }),
    cancelled: example(sleep, { card: "micro", state: "revoked", endedAt: at }),
    superseded: example(sleep, { card: "micro", state: "revoked", replacedBy: "01JD0000000000000000000002" }),
  },
});
