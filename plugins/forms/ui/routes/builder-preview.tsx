import { Button, ErrorSummary, Facts, Link, Notice, pageTitle } from "@anteroom/core/ui";
import { ChevronLeft } from "@anteroom/core/ui/icons.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useEffect } from "react";
import type { FormsRouter } from "../../server/router.ts";
import type { Item } from "../../server/definition/item.ts";
import { StepFields } from "../questions/step-fields.tsx";
import { previewFields } from "../builder/preview-fields.ts";
import styles from "../builder/builder.module.css";

export const meta = pageTitle("Preview");

export async function loader(args: LoaderFunctionArgs) {
  const formId = args.params["formId"] ?? "";
  return { formId, start: await pluginPageApi<FormsRouter>("forms", args).preview({ formId }) };
}

export async function action(args: ActionFunctionArgs) {
  const sent = previewFields(await args.request.formData());
  const shown = await pluginPageApi<FormsRouter>("forms", args).preview({ formId: args.params["formId"] ?? "", ...sent });
  return { ...shown, attempt: Date.now() };
}

/** A form as a client goes through it, with the client's own fields; nothing that is typed here is kept. */
export default function PreviewPage() {
  const { formId, start } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const shown = answer ?? start;
  const { step, errors } = shown;
  const wrong = Object.entries(errors).map(([field, message]) => ({ message, href: `#${field}` as const }));
  const place = `${step?.id ?? ""} ${shown.done}`;
  useEffect(() => {
    if (answer && Object.keys(answer.errors).length === 0) document.getElementById("h1")?.focus();
  }, [answer, place]);
  return (
    <div className={styles.preview}>
      <p className={styles.back}><Link href={`/staff/library/forms/${formId}`}><ChevronLeft aria-hidden="true" size={20} />Stop the preview</Link></p>
      <Notice tone="note">This is what clients see. What you type here is not kept.</Notice>
      <Form method="post" noValidate className={styles.frame} key={place}>
        {wrong.length > 0 ? <ErrorSummary errors={wrong} attempt={answer} /> : null}
        <input type="hidden" name="preview.typed" value={JSON.stringify(shown.typed)} />
        {step ? (
          <>
            <input type="hidden" name="preview.step" value={step.id} />
            <button type="submit" name="preview.move" value="next" tabIndex={-1} aria-hidden="true" className="vh">Continue</button>
            <p className={styles.where}>{shown.title}{shown.count ? ` · Question ${shown.position} of ${shown.count}` : ""}</p>
            <StepFields step={{ ...step, items: step.items as unknown as Item[] }} state={{ typed: shown.typed, errors, dateHint: shown.dateHint }} />
            <div className={styles.actions}>
              <Button variant="primary" name="preview.move" value="next">Continue</Button>
              {shown.position > 1 ? <Button variant="quiet" name="preview.move" value="back">Back</Button> : null}
            </div>
          </>
        ) : shown.done ? (
          <>
            <h1 id="h1" tabIndex={-1}>Check your answers</h1>
            <Facts ruled items={shown.lines.map((line) => ({ label: line.label, value: line.lines.length > 0 ? line.lines.join(", ") : "Not provided" }))} />
            <p>{shown.readBy} can read this.</p>
            <div className={styles.actions}><Button name="preview.move" value="open">Start again</Button></div>
          </>
        ) : (
          <>
            <h1 id="h1" tabIndex={-1}>{shown.title}</h1>
            <p>{shown.purpose}</p>
            <Facts items={[{ label: "Who reads it", value: shown.readBy }, { label: "Time", value: `About ${shown.minutes} ${shown.minutes === 1 ? "minute" : "minutes"}` }]} />
            <div className={styles.actions}><Button variant="primary" name="preview.move" value="start">Start</Button></div>
          </>
        )}
      </Form>
    </div>
  );
}
