import { Field, Radios } from "@anteroom/core/ui";
import type { DrawnForm } from "@anteroom/core/ui/form-of.tsx";
import type { EntryLine } from "../../server/index.ts";

const mood = ["Very low", "Low", "In between", "Good", "Very good"];
const sleep = ["Very badly", "Badly", "In between", "Well", "Very well"];
const options = (words: readonly string[]) => words.map((label, at) => ({ value: String(at + 1), label }));

/** What one entry of a log asks. */
export function EntryFields({ kind, form }: { kind: EntryLine["kind"]; form: DrawnForm }) {
  if (kind === "thought") {
    return (
      <>
        <Field as="textarea" label="What happened?" optional rows={2} maxLength={2000} {...form.field("situation")} />
        <Field as="textarea" label="What went through your mind?" rows={2} maxLength={2000} {...form.field("thought")} />
        <Field label="What did you feel?" optional maxLength={200} {...form.field("feeling")} />
        <Field label="How strong was it?" hint="0 is not at all, 10 is as strong as can be" optional type="number" min={0} max={10} width="short" {...form.field("strength")} />
        <Field as="textarea" label="Is there another way to see it?" optional rows={2} maxLength={2000} {...form.field("otherView")} />
      </>
    );
  }
  return (
    <>
      {kind === "sleep" ? <Field label="How many hours did you sleep?" type="number" min={0} max={24} step={0.5} width="short" {...form.field("hours")} /> : null}
      <Radios legend={kind === "mood" ? "How was your mood?" : "How did you sleep?"} options={options(kind === "mood" ? mood : sleep)} {...form.field("scale")} />
      <Field as="textarea" label="Note" optional rows={2} maxLength={2000} {...form.field("note")} />
    </>
  );
}
