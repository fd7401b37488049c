import type { PluginContext } from "@anteroom/core/server";
import { readAssignments } from "../assignments/find-assignment.ts";
import { formsOf } from "../assignments/forms-of.ts";
import { staffNames } from "../cards/assignment-faces.ts";
import { peopleNamed } from "../cards/people-named.ts";
import { responseBundle } from "../fhir/response-bundle.ts";
import type { SentAnswers } from "../fhir/response-bundle.ts";
import { linesOf, openSubmission, submissionsOf } from "./copy.ts";
import { filesOf } from "./files-of.ts";

/** The files of everything that was sent with a client's forms. */
export async function exportClientFiles(ctx: PluginContext, clientId: string): Promise<string[]> {
  const ids: string[] = [];
  for (const { id } of await readAssignments(ctx, { clientId }, { limit: 100_000 }))
    for (const row of await submissionsOf(ctx, id)) ids.push(...Object.keys(await filesOf(ctx, await openSubmission(ctx, row))));
  return ids;
}

/** A client's forms with everything that was sent, in words and as FHIR, for the client's export; without notes of staff. */
export async function exportClient(ctx: PluginContext, clientId: string): Promise<unknown> {
  const rows = (await readAssignments(ctx, { clientId }, { limit: 100_000 })).reverse();
  const forms = await formsOf(ctx, rows.map((row) => row.versionId));
  const people = await peopleNamed(ctx, rows.map((row) => row.portalUserId));
  const client = await ctx.people.client(clientId);
  const subject = { id: clientId, name: client ? `${client.firstName} ${client.lastName}` : "" };
  const exported: unknown[] = [];
  const responses: SentAnswers[] = [];
  for (const { id, portalUserId, versionId, state, assignedAt, dueOn, submittedAt } of rows) {
    const form = forms.get(versionId);
    const source = people.get(portalUserId)?.legal ?? "A former portal user";
    const sent: unknown[] = [];
    for (const row of (await submissionsOf(ctx, id)).reverse()) {
      const opened = await openSubmission(ctx, row);
      const inSession = row.sentBy !== portalUserId;
      const author = inSession ? ((await staffNames(ctx, [row.sentBy])).get(row.sentBy) ?? "A former staff member") : source;
      sent.push({
        id: row.id, number: row.number, submittedAt: row.submittedAt, inSession, sentBy: author, reason: opened.reason, hash: row.hash, answers: opened.answers, score: opened.score,
        lines: (await linesOf(ctx, opened)).map(({ label, lines }) => ({ question: label, answer: lines })),
      });
      if (form) responses.push({ id: row.id, form, answers: opened.answers, at: row.submittedAt, amended: row.number > 1, files: await filesOf(ctx, opened), subject, source, author });
    }
    exported.push({ id, portalUserId, title: form?.definition.title ?? "", version: form?.version ?? null, state, assignedAt, dueOn, submittedAt, sent });
  }
  return { forms: exported, fhir: responseBundle(responses) };
}
