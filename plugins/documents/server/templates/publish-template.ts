import { AppError, invalid, newId } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { templates, versions, type TemplateRow } from "../tables/template-rows.ts";
import { canonical, sha256 } from "../text/canonical.ts";
import { unknownFields } from "../text/merge-fields.ts";
import { parseSource } from "../text/parse-source.ts";
import { documentPublished } from "./published-event.ts";

/** What keeps a text from being published, as one sentence; null when nothing does. */
export function sourceProblem(source: string): string | null {
  const { nodes, problems } = parseSource(source);
  const [problem] = problems;
  if (problem) return problem.message;
  const strange = unknownFields(source);
  if (strange.length > 0) return `There is no field ${strange.join(", ")}. Use one from the list below, or take it out.`;
  return nodes.length === 0 ? "Write the text of the document." : null;
}

/** Makes the draft the newest version, which never changes again. With `resign` those who have signed an earlier one are asked to sign this. */
export async function publishTemplate(ctx: PluginContext, template: TemplateRow, { resign, by }: { resign: boolean; by: string }, tx: Tx): Promise<number> {
  const problem = sourceProblem(template.source);
  if (problem) throw invalid({ source: problem });
  const { nodes } = parseSource(template.source);
  const number = template.version + 1;
  const text = canonical({ title: template.title, nodes });
  const before = await ctx.model(versions).findOne({ where: { practiceId: ctx.practiceId, templateId: template.id, number: template.version }, transaction: tx.sequelize });
  if (before?.get().sha256 === sha256(text)) throw new AppError("CONFLICT", `This is what version ${template.version} says already. Change the text before you publish it.`);
  const id = newId();
  const options = { transaction: tx.sequelize };
  await ctx.model(versions).create({ id, practiceId: ctx.practiceId, templateId: template.id, number, title: template.title, nodes: JSON.stringify(nodes), sha256: sha256(text), resign: Number(resign && number > 1), publishedBy: by, publishedAt: ctx.now() }, options);
  await ctx.model(templates).update({ version: number, rev: template.rev + 1, changedAt: ctx.now() }, { where: { practiceId: ctx.practiceId, id: template.id }, ...options });
  await ctx.events.publish(documentPublished, { templateId: template.id, versionId: id, number, resign: resign && number > 1 }, tx);
  await ctx.audit("published", { subject: template.id, detail: { version: number, resign } }, tx);
  return number;
}
