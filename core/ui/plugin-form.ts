import type { AnyTRPCRouter } from "@trpc/server";
import { pageErrorOf, procedures } from "./plugin-page.ts";
import type { PluginPageArgs } from "./plugin-page.ts";
import { formErrors } from "./refusal.ts";

/** What a form of a plugin's page sent. */
export interface SentForm {
  /** The key that `FormKey` put into it: the same form sent twice has the same. */
  key: string;
  /** The version that the person saw, from `FormKey`; null when the form had none. */
  version: number | null;
  /** Of one field, ends trimmed; "" when it is not there. */
  text(name: string): string;
  /** Every ticked or chosen value of one name. */
  texts(name: string): string[];
  /** Whether a box was ticked. */
  ticked(name: string): boolean;
  data: FormData;
}

/** What a form gets back when it was refused: a sentence for each field, `form` for the whole, and what was typed. */
export interface FormProblem {
  errors: Record<string, string>;
  values: Record<string, string[]>;
}

/** What an action of a page answers when it does not lead elsewhere. */
export interface FormAnswer {
  problem?: FormProblem;
  /** A sentence that says what was done. */
  done?: string;
}

const textsOf = (form: FormData, name: string): string[] => form.getAll(name).filter((value) => typeof value === "string");

const sentForm = (data: FormData): SentForm => ({
  key: textsOf(data, "key")[0] ?? "",
  version: data.has("version") ? Number(data.get("version")) : null,
  text: (name) => (textsOf(data, name)[0] ?? "").trim(),
  texts: (name) => textsOf(data, name),
  ticked: (name) => data.has(name),
  data,
});

/**
 * The action of a plugin's page: runs what the form asked for with the plugin's procedures. Refused input, a stale version
 * and the like come back as the form's `problem` with what was typed; somebody signed out goes to the sign-in page; other
 * refusals become the portal's error page. Throw Remix's `redirect(...)` to lead elsewhere.
 */
export async function pluginForm<Router extends AnyTRPCRouter>(pluginId: string, args: PluginPageArgs, run: (form: SentForm, api: ReturnType<Router["createCaller"]>) => Promise<FormAnswer>): Promise<FormAnswer> {
  const form = await args.request.formData();
  try {
    return await run(sentForm(form), procedures<Router>(pluginId, args));
  } catch (error) {
    const errors = formErrors(error);
    if (!errors) throw pageErrorOf(error, args.request);
    return { problem: { errors, values: Object.fromEntries([...new Set(form.keys())].map((name) => [name, textsOf(form, name)])) } };
  }
}
