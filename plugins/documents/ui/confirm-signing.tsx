import { Button, Facts, PageHeading, When } from "@anteroom/core/ui";
import { Form, useNavigation } from "@remix-run/react";
import { useEffect, useRef } from "react";
import styles from "./documents.module.css";
import type { PaperFacts } from "./signing-form.tsx";
import type { SigningValues } from "./signing-page.ts";

/** The last question before somebody signs: which document, which version, who, and on which day. */
export function ConfirmSigning({ paper, values, today }: { paper: PaperFacts; values: SigningValues; today: number }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const busy = useNavigation().state !== "idle";
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className={styles.page}>
      <PageHeading ref={heading}>{`Sign ${paper.title}?`}</PageHeading>
      <Facts
        ruled
        items={[
          { label: "Document", value: `${paper.title}, version ${paper.version}` },
          { label: "Signed as", value: `${values.name.trim()}${paper.capacity ? `, ${paper.capacity}` : ""}` },
          { label: "Signature", value: values.method === "drawn" ? <img src={values.drawing} alt="Your drawn signature" className={styles.drawing} /> : "Your typed name" },
          { label: "Day", value: <When start={new Date(today).toISOString()} show="day" /> },
        ]}
      />
      <p>You cannot undo this. You get a copy.</p>
      <Form method="post">
        {Object.entries(values.fields).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
        {(["key", "seen", "name", "method", "drawing"] as const).map((name) => <input key={name} type="hidden" name={name} value={values[name]} />)}
        {values.agrees ? <input type="hidden" name="agrees" value="on" /> : null}
        <div className={styles.buttons}>
          <Button variant="primary" name="intent" value="sign" busy={busy} busyLabel="Signing…">Sign</Button>
          <Button variant="secondary" name="intent" value="back">Go back</Button>
        </div>
      </Form>
    </div>
  );
}
