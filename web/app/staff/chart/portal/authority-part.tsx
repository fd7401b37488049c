import { Disclosure, Field } from "@anteroom/core/ui";
import page from "../../staff-page.module.css";

interface Props {
  at(name: string): { name: string; error?: string; defaultValue: string; autoComplete: string };
  open: boolean;
}

/** How long somebody may act for the client, and when staff look at it again. */
export function AuthorityPart({ at, open }: Props) {
  return (
    <Disclosure summary="Authority to act for the client" defaultOpen={open}>
      <div className={page.form}>
        <p className="muted measure">For a guardian or legal representative whose authority has an end. Access is suspended after the last day.</p>
        <div className={page.pair}>
          <Field label="Since" optional type="date" {...at("authoritySince")} />
          <Field label="Last day" optional type="date" {...at("authorityUntil")} />
        </div>
        <Field label="Look at it again on" optional type="date" hint="The care team gets a task on that day." {...at("authorityReviewOn")} width="medium" />
      </div>
    </Disclosure>
  );
}
