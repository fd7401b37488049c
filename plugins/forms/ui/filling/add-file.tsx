import { Button, Field, LinkButton, PageHeading } from "@anteroom/core/ui";
import styles from "./form-page.module.css";

export interface AddFileProps {
  /** The question that the file answers. */
  label: string;
  /** The form's page, where the file joins what is there. */
  back: string;
  accept?: string;
  /** This page's own address: the file comes back to it. */
  here: string;
}

/** Choosing a file without scripts: a form of its own, so that nothing else on the page is sent with it. */
export function AddFile({ label, back, accept, here }: AddFileProps) {
  return (
    <div className={styles.page}>
      <PageHeading above={label}>Choose a file</PageHeading>
      <p>What you have answered so far is saved.</p>
      <form method="post" action={`/files?purpose=attachment&back=${encodeURIComponent(here)}`} encType="multipart/form-data" className={styles.form}>
        <Field type="file" name="file" label="File" accept={accept} />
        <div className={styles.buttons}>
          <Button variant="primary">Add this file</Button>
          <LinkButton href={back} variant="quiet">Go back without a file</LinkButton>
        </div>
      </form>
    </div>
  );
}
