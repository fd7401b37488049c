import { Checkbox, Checkboxes, Disclosure, Field } from "@anteroom/core/ui";
import type { DrawnForm } from "@anteroom/core/ui";
import type { QuestionFields } from "../../server/builder/question-fields.ts";
import type { ItemType } from "../../server/definition/item.ts";
import { declineChoices, profileChoices } from "../../words/item-types.ts";
import styles from "./builder.module.css";

interface Props {
  drawn: DrawnForm;
  fields: QuestionFields;
  type: ItemType;
}

const read = (fields: QuestionFields) => (name: string): string => {
  const value = fields[name];
  return typeof value === "string" ? value : "";
};

/** The fields of one question, those of its kind among them. */
export function QuestionForm({ drawn, fields, type }: Props) {
  const stored = read(fields);
  return (
    <>
      <Field as="textarea" rows={2} label={type === "info" ? "Heading" : "Question"} {...drawn.field("label", stored("label"))} />
      {type === "info" ? null : <Field label="Hint" hint="One short sentence below the question." optional {...drawn.field("hint", stored("hint"))} />}
      <KindFields drawn={drawn} fields={fields} type={type} />
      {type === "info" ? null : <Checkbox label="Clients may leave it out" {...drawn.tick("optional", stored("optional") !== "")} />}
      {type === "info" || type === "consent" || type === "signature" ? null : <MoreFields drawn={drawn} fields={fields} type={type} />}
    </>
  );
}

function KindFields({ drawn, fields, type }: Props) {
  const stored = read(fields);
  const field = (name: string, otherwise = "") => drawn.field(name, stored(name) || otherwise);
  switch (type) {
    case "text":
      return (
        <Field as="select" label="What is typed" width="medium" {...field("kind", "words")}>
          {[["words", "Words"], ["name", "A name"], ["phone", "A phone number"], ["email", "An e-mail address"], ["number", "A member or policy number"]].map(([value, label]) => <option key={value} value={value}>{label}</option>)}
        </Field>
      );
    case "number":
      return (
        <div className={styles.pair}>
          <Field label="Smallest" optional inputMode="decimal" {...field("least")} />
          <Field label="Largest" optional inputMode="decimal" {...field("most")} />
          <Field label="Unit" hint="Such as hours." optional {...field("unit")} />
          <Field label="Digits after the point" optional inputMode="numeric" {...field("decimals")} />
        </div>
      );
    case "date":
      return (
        <Field as="select" label="Which dates" width="medium" {...field("when", "any")}>
          {[["any", "Any date"], ["birth", "A date of birth"], ["past", "Today or in the past"], ["future", "Today or later"]].map(([value, label]) => <option key={value} value={value}>{label}</option>)}
        </Field>
      );
    case "single-choice":
    case "multiple-choice":
      return (
        <>
          <Field as="textarea" rows={6} label="Choices" hint="One on each line. To give points, end the line with = and a number." {...field("choices")} />
          <Checkbox label="Add “Something else” with room to write" {...drawn.tick("other", stored("other") !== "")} />
          {type === "multiple-choice" ? <Checkbox label="The last choice stands alone" hint="Such as None of these." {...drawn.tick("alone", stored("alone") !== "")} /> : null}
          {type === "multiple-choice" ? <div className={styles.pair}><Field label="Fewest" optional inputMode="numeric" {...field("least")} /><Field label="Most" optional inputMode="numeric" {...field("most")} /></div> : null}
        </>
      );
    case "scale":
      return (
        <div className={styles.pair}>
          <Field label="First number" inputMode="numeric" {...field("from", "0")} />
          <Field label="Words for it" {...field("start")} />
          <Field label="Last number" inputMode="numeric" {...field("to", "10")} />
          <Field label="Words for it" id="end" {...field("end")} />
        </div>
      );
    case "matrix":
      return (
        <>
          <Field as="textarea" rows={6} label="Questions of the grid" hint="One on each line." {...field("rows")} />
          <Field as="textarea" rows={4} label="Choices" hint="One on each line. To give points, end the line with = and a number." {...field("choices")} />
        </>
      );
    case "file":
      return (
        <div className={styles.pair}>
          <Field as="select" label="What can be added" {...field("accepts", "any")}>
            {[["any", "Any file"], ["photo", "Photos"], ["document", "Photos and PDF"]].map(([value, label]) => <option key={value} value={value}>{label}</option>)}
          </Field>
          <Field label="Most files" inputMode="numeric" {...field("most", "1")} />
        </div>
      );
    case "signature": return <Field as="textarea" rows={4} label="What is signed" {...field("statement")} />;
    case "consent":
      return (
        <>
          <Field as="textarea" rows={14} label="Text" hint="Leave a line empty between paragraphs. Begin a heading with ## and a point of a list with a dash." {...field("body")} />
          <Field label="Words beside the box" {...field("box", "I agree")} />
        </>
      );
    case "info": return <Field as="textarea" rows={8} label="Text" hint="Leave a line empty between paragraphs. Begin a heading with ## and a point of a list with a dash." optional {...field("body")} />;
    case "group":
      return (
        <>
          <Field label="What one of them is called" hint="Such as child or job." width="medium" {...field("each")} />
          <Field as="textarea" rows={5} label="Questions for each" hint="One on each line. In brackets at the end: long text, number, date, yes or no." {...field("questions")} />
          <div className={styles.pair}><Field label="Fewest" optional inputMode="numeric" {...field("least")} /><Field label="Most" optional inputMode="numeric" {...field("most")} /></div>
        </>
      );
    default: return null;
  }
}

function MoreFields({ drawn, fields, type }: Props) {
  const stored = read(fields);
  const declines = fields["declines"];
  const prefills = type === "date" ? ["birthDate"] : type === "address" ? ["address"] : type === "long-text" ? ["address"] : type === "text" ? ["firstName", "lastName", "nameUsed", "pronouns", "phone", "email"] : [];
  const used = stored("short") !== "" || stored("sensitive") !== "" || stored("prefill") !== "" || stored("alert-on") !== "" || stored("alert-from") !== "" || (Array.isArray(declines) && declines.length > 0);
  return (
    <Disclosure summary="More about this question" defaultOpen={used}>
      <div className={styles.form}>
        <Field label="How messages call it" hint="Such as your date of birth, for “Enter your date of birth”." optional {...drawn.field("short", stored("short"))} />
        <Checkboxes legend="Answers in the place of an answer" hint="Choose those that make sense here." options={[...declineChoices]} {...drawn.choices("declines", Array.isArray(declines) ? (declines as string[]) : [])} />
        {type === "single-choice" || type === "multiple-choice" || type === "yes-no" ? <Field as="textarea" rows={2} label="Alert staff when the answer is" hint="One answer on each line, as it reads. The person is shown urgent help at once, and the care team gets an alert." optional {...drawn.field("alert-on", stored("alert-on"))} /> : null}
        {type === "number" || type === "scale" ? <Field label="Alert staff from this number on" hint="The person is shown urgent help at once, and the care team gets an alert." inputMode="numeric" width="medium" optional {...drawn.field("alert-from", stored("alert-from"))} /> : null}
        <Checkbox label="The answer is sensitive" hint="It stays out of lists and previews." {...drawn.tick("sensitive", stored("sensitive") !== "")} />
        {prefills.length > 0 ? (
          <>
            <Field as="select" label="Start from the client’s profile" width="medium" {...drawn.field("prefill", stored("prefill"))}>
              <option value="">Start empty</option>
              {prefills.map((name) => <option key={name} value={name}>{profileChoices[name as keyof typeof profileChoices]}</option>)}
            </Field>
            <Checkbox label="Propose a different answer as a change of the profile" hint="Staff look at it first where your practice wants that. An empty detail is filled in at once." {...drawn.tick("write-back", stored("write-back") !== "")} />
          </>
        ) : null}
      </div>
    </Disclosure>
  );
}
