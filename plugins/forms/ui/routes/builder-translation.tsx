import { Button, Field, FormKey, StaffPage, formOf, newUlid, pageTitle } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import type { FormsRouter } from "../../server/router.ts";
import styles from "../builder/builder.module.css";

export const meta = pageTitle("Translation");

const languageOf = (request: Request): string => new URL(request.url).searchParams.get("language")?.trim() ?? "";

export async function loader(args: LoaderFunctionArgs) {
  const formId = args.params["formId"] ?? "";
  const language = languageOf(args.request);
  return { ...(await pluginPageApi<FormsRouter>("forms", args).translation({ formId, language })), formId, language, formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<FormsRouter>("forms", args, async (sent, api) => {
    const strings = Object.fromEntries([...sent.data.entries()].flatMap(([name, value]) => (name.startsWith("place.") && typeof value === "string" ? [[name.slice(6), value.replaceAll("\r\n", "\n")]] : [])));
    await api.saveTranslation({ formId: args.params["formId"] ?? "", language: languageOf(args.request), version: Number(sent.text("form-version")), rev: sent.version ?? 0, strings });
    return { done: "The translation is saved." };
  });

/** The words of a form beside their translation. */
export default function TranslationPage() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = formOf(page.formKey, answer);
  const missing = page.lines.filter((line) => line.translated === "").length;
  return (
    <StaffPage
      title={`Translation: ${page.language}`} back={{ href: `/staff/library/forms/${page.formId}`, label: page.title }} answer={answer}
      below={missing === 0 ? `Everything in version ${page.version} is translated.` : `${missing} of ${page.lines.length} texts of version ${page.version} are not translated. Clients see those in the form’s own language.`}
    >
      <Form method="post" noValidate className={styles.form}>
        <FormKey form={form} version={page.rev} />
        <input type="hidden" name="form-version" value={page.version} />
        {page.lines.map((line) => (
          <Field key={line.place} as="textarea" rows={Math.min(12, Math.max(1, Math.ceil(line.words.length / 70)))} label={line.words.length > 300 ? `${line.words.slice(0, 300)}…` : line.words} lang={page.language} {...form.field(`place.${line.place}`, line.translated)} />
        ))}
        <div className={styles.actions}><Button variant="primary">Save translation</Button></div>
      </Form>
    </StaffPage>
  );
}
