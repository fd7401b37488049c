import type { AppLoadContext } from "../../remix.ts";
import { formAnswer, refused, textOf } from "../form-answer.ts";
import { inputOf, readValue, type SettingLine } from "./setting-field.ts";

interface Target {
  pluginId: string;
  /** The settings that this form shows; the others stay. */
  names?: readonly string[];
  /** A professional's own values instead of the practice's. */
  staffId?: string;
  /** A client's own values instead of theirs. */
  clientId?: string;
}

const levelOf = ({ staffId, clientId }: Pick<Target, "staffId" | "clientId">) =>
  clientId ? ({ level: "client", levelId: clientId } as const) : staffId ? ({ level: "professional", levelId: staffId } as const) : ({ level: "practice", levelId: null } as const);

/** The settings of a plugin, as a form shows them. */
export async function readSettings(context: AppLoadContext, { pluginId, names, ...whose }: Target): Promise<SettingLine[]> {
  const { level } = levelOf(whose);
  const lines: SettingLine[] = await context.caller.settings.get({ pluginId, ...(whose.staffId ? { staffId: whose.staffId } : {}), ...(whose.clientId ? { clientId: whose.clientId } : {}) });
  return lines.filter((line) => (names?.includes(line.name) ?? true) && (level === "practice" || line.levels.includes(level)));
}

/** Stores what changed, and only that: a value left alone goes on following its default or its practice. */
export async function saveSettings(request: Request, context: AppLoadContext, target: Target) {
  const form = await request.formData();
  const read = await formAnswer(request, form, () => Promise.all([readSettings(context, target), context.caller.practice.details()]));
  if (!read.ok) return read.answer;
  const [lines, { timeZone }] = read.value;
  const values: Record<string, unknown> = {};
  const errors: Record<string, string> = {};
  for (const line of lines) {
    const text = textOf(form, line.name);
    if (line.secret && text === "") continue;
    const given = readValue(inputOf(line), text, line.label, timeZone);
    if ("error" in given) errors[line.name] = given.error;
    else if (JSON.stringify(given.value) !== JSON.stringify(line.value)) values[line.name] = given.value;
  }
  if (Object.keys(errors).length > 0) return refused(form, errors);
  if (Object.keys(values).length === 0) return null;
  const saved = await formAnswer(request, form, () => context.caller.settings.save({ pluginId: target.pluginId, ...levelOf(target), values }));
  return saved.ok ? null : saved.answer;
}
