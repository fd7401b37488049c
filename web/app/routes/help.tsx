import { PageHeading } from "@anteroom/core/ui/page-heading.tsx";
import type { MetaFunction } from "../remix.ts";
import type { PageHandle } from "../root.tsx";
import styles from "./help.module.css";

export const meta: MetaFunction = () => [{ title: "Get urgent help – Portal" }];
export const handle: PageHandle = { withoutScripts: true };

export default function Help() {
  return (
    <main id="main" className={styles.page}>
      <PageHeading below="This portal is not for emergencies. Nobody watches it all the time.">Get urgent help</PageHeading>

      <h2>If you or someone else is in danger now</h2>
      <ul className={styles.ways}>
        <li>
          <a className={styles.way} href="tel:911">
            <strong>Call 911</strong>
            <span>Police, fire and ambulance, day and night</span>
          </a>
        </li>
      </ul>

      <h2>If you need to talk to someone now</h2>
      <ul className={styles.ways}>
        <li>
          <a className={styles.way} href="tel:988">
            <strong>Call 988</strong>
            <span>Suicide and Crisis Lifeline, free, day and night</span>
          </a>
        </li>
        <li>
          <a className={styles.way} href="sms:988">
            <strong>Text 988</strong>
            <span>The same people, by text message</span>
          </a>
        </li>
      </ul>
      <p>These numbers are for the United States. Elsewhere, call your local emergency number.</p>

      <h2>If you need your practice</h2>
      <p>Call them. Their number is on your appointment letters and on their website. Outside their hours, use the numbers above.</p>

      <h2>What happens when you message here</h2>
      <p>Your message goes to your professional and the team who work with them. They read messages during their working hours, so an answer can take a day or more.</p>

      <p className={styles.back}>
        <a href="/">Go to the portal</a>
      </p>
    </main>
  );
}
