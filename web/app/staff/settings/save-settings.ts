import type { AppLoadContext } from "../../remix.ts";
import { formAnswer, refused } from "../form-answer.ts";
import { inputOf, readValue, type SettingLine } from "./setting-field.ts";

interface Target {
  pluginId: string;
  /** The settings that this form shows; the others stay. */
  names?: readonly string[];
  /** A professional's own values instead of the practice's. */
  staffId?: string;
}

/** The settings of a plugin, as a form shows them. */
export async function readSettings(context: AppLoadContext, { pluginId, names, staffId }: Target): Promise<SettingLine[]> {
  const lines: SettingLine[] = await context.caller.settings.get({ pluginId, ...(staffId ? { staffId } : {}) });
  return lines.filter((line) => (names?.includes(line.name) ?? true) && (!staffId || line.levels.includes("professional")));
}

/** Stores what changed, and only that: a value left alone goes on following its default or its practice. */
export async function saveSettings(request: Request, context: AppLoadContext, target: Target) {
  const form = await request.formData();
  const zone = context.viewer?.timeZone ?? "UTC";
  const lines = await formAnswer(request, form, () => readSettings(context, target));
  if (!lines.ok) return lines.answer;
  const values: Record<string, unknown> = {};
  const errors: Record<string, string> = {};
  for (const line of lines.value) {
    const given = form.get(line.name);
    const text = typeof given === "string" ? given.trim() : "";
    if (line.secret && text === "") continue;
    const read = readValue(inputOf(line), text, line.label, zone);
    if ("error" in read) errors[line.name] = read.error;
    else if (JSON.stringify(read.value) !== JSON.stringify(line.value)) values[line.name] = read.value;
  }
  if (Object.keys(errors).length > 0) return refused(form, errors);
  if (Object.keys(values).length === 0) return null;
  const { pluginId, staffId } = target;
  const saved = await formAnswer(request, form, () =>
    context.caller.settings.save({ pluginId, level: staffId ? "professional" : "practice", levelId: staffId ?? null, values }),
  );
  return saved.ok ? null : saved.answer;
}
