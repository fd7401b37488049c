import { Facts, formatMoney } from "@anteroom/core/ui";
import type { Fact } from "@anteroom/core/ui";
import type { SchedulingRouter } from "../../server/router.ts";
import { placeWords } from "./place-words.ts";
import { repeatWords } from "./repeat-words.ts";
import styles from "./scheduling.module.css";
import { TwoClocks } from "./two-clocks.tsx";

export type Shown = Awaited<ReturnType<ReturnType<SchedulingRouter["createCaller"]>["one"]>>;

/** What, when and where an appointment of the client is; `more` stands below. */
export function AppointmentFacts({ of, more = [] }: { of: Shown; more?: Fact[] }) {
  const { location } = of;
  return (
    <Facts
      ruled
      items={[
        { label: "What", value: of.service.name },
        { label: "When", value: <TwoClocks start={of.startsAt} end={of.endsAt} zone={of.zone} place={of.place} /> },
        { label: "With", value: of.professional ? `${[of.professional.name, of.professional.title].filter(Boolean).join(", ")}${of.second ? ` and ${of.second}` : ""}` : "Your practice" },
        ...(of.together ? [{ label: "Together with", value: of.together.names.length > 0 ? of.together.names.join(", ") : "Others who take part. Nobody is told who you are." }] : []),
        {
          label: "Where",
          value: (
            <>
              {placeWords(of.place, location?.name)}
              {location?.address ? <span className={`${styles.typed} muted`}><br />{location.address}</span> : null}
              {location?.directions ? <span className={`${styles.typed} muted`}><br />{location.directions}</span> : null}
            </>
          ),
        },
        ...(of.repeat && of.state === "requested" ? [{ label: "Repeats", value: `${repeatWords(of.repeat)}; your practice answers for all of them` }] : []),
        ...(of.inSeries ? [{ label: "Repeats", value: "One of a series" }] : []),
        ...(of.priceMinor > 0 ? [{ label: "Cost", value: formatMoney(of.priceMinor, of.currency) }] : []),
        ...(of.pay.minor > 0 && (of.pay.state === "done" || of.pay.state === "due") ? [{ label: of.pay.ask === "full" ? "Paid ahead" : "Deposit", value: `${formatMoney(of.pay.minor, of.currency)}${of.pay.state === "done" ? ", paid" : ", not paid yet"}` }] : []),
        ...(of.note ? [{ label: "Your note", value: <span className={styles.typed}>{of.note}</span> }] : []),
        ...more,
      ]}
    />
  );
}
