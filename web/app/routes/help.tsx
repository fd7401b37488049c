import { PageHeading } from "@anteroom/core/ui/page-heading.tsx";
import { useLoaderData, type LoaderFunctionArgs, type MetaFunction } from "../remix.ts";
import type { PageHandle } from "../root.tsx";
import styles from "./help.module.css";

export const meta: MetaFunction = () => [{ title: "Get urgent help – Portal" }];
export const handle: PageHandle = { withoutScripts: true };

const anywhere: Line[] = [
  { label: "Emergency services", tel: "911", note: "Police, fire and ambulance, day and night." },
  { label: "Suicide and Crisis Lifeline", tel: "988", sms: "988", note: "Free, day and night." },
];

interface Line {
  label: string;
  tel?: string;
  sms?: string;
  note?: string;
}

/** The practice's own lines for whoever is signed in. The page works without them, whatever else is broken. */
export async function loader({ context }: LoaderFunctionArgs): Promise<{ practice: string | null; phone: string | null; lines: Line[] }> {
  const own = context.viewer ? await context.caller.practice.urgentHelp().catch(() => null) : null;
  return { practice: own?.practice ?? null, phone: own?.phone ?? null, lines: own ? own.lines : anywhere };
}

const dialled = (number: string): string => number.replace(/[^\d+]/g, "");

export default function Help() {
  const { practice, phone, lines } = useLoaderData<typeof loader>();
  return (
    <main id="main" className={styles.page}>
      <PageHeading below="This portal is not for emergencies. Nobody watches it all the time.">Get urgent help</PageHeading>

      <h2>If you need help now</h2>
      {lines.length > 0 ? (
        <ul className={styles.ways}>
          {lines.flatMap((line) => [
            ...(line.tel ? [{ href: `tel:${dialled(line.tel)}`, verb: `Call ${line.tel}`, line }] : []),
            ...(line.sms ? [{ href: `sms:${dialled(line.sms)}`, verb: `Text ${line.sms}`, line }] : []),
          ]).map(({ href, verb, line }) => (
            <li key={`${href} ${line.label}`}>
              <a className={styles.way} href={href}>
                <strong>{verb}</strong>
                <span>{line.note ? `${line.label}. ${line.note}` : line.label}</span>
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      <p>{practice === null ? "These numbers are for the United States. Elsewhere, call your local emergency number." : "If none of these fits where you are, call your local emergency number."}</p>

      <h2>If you need your practice</h2>
      {phone ? (
        <ul className={styles.ways}>
          <li>
            <a className={styles.way} href={`tel:${dialled(phone)}`}>
              <strong>Call {phone}</strong>
              <span>{practice}</span>
            </a>
          </li>
        </ul>
      ) : (
        <p>Call them. Their number is on your appointment letters and on their website. Outside their hours, use the numbers above.</p>
      )}

      <h2>What happens when you message here</h2>
      <p>Your message goes to your professional and the team who work with them. They read messages during their working hours, so an answer can take a day or more.</p>

      <p className={styles.back}>
        <a href="/">Go to the portal</a>
      </p>
    </main>
  );
}
