import { ChevronDown } from "@anteroom/core/ui/icons.ts";
import { Initials } from "@anteroom/core/ui/initials.tsx";
import { useEffect, useRef } from "react";
import type { KeyboardEvent } from "react";
import { useMatches } from "../../remix.ts";
import type { PortalShell } from "./portal-shell.ts";
import styles from "./professional-panel.module.css";

/** What a page may know of when the practice answers, in its loader's data. */
interface KnowsHours {
  answering?: { replyTime: string | null; hours: string | null };
}

/** The assigned professional; pressing the name tells title, hours and the rest of the care team. */
export function ProfessionalPanel({ shell }: { shell: PortalShell }) {
  const details = useRef<HTMLDetailsElement>(null);
  const [lead, ...others] = shell.home.professionals;
  const answering = useMatches().map((match) => (match.data as KnowsHours | null | undefined)?.answering).find(Boolean);
  const { practice } = shell.home;
  useEffect(() => {
    const closeOutside = (event: Event): void => {
      const element = details.current;
      if (element?.open && event.target instanceof Node && !element.contains(event.target)) element.open = false;
    };
    document.addEventListener("pointerdown", closeOutside);
    return () => document.removeEventListener("pointerdown", closeOutside);
  }, []);
  const press = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !details.current?.open) return;
    event.stopPropagation();
    details.current.open = false;
    details.current.querySelector("summary")?.focus();
  };
  const name = lead?.name ?? practice.name;
  return (
    <details ref={details} className={styles.professional} onKeyDown={press} data-region="">
      <summary>
        <span className={styles.professionalName}><bdi>{name}</bdi></span>
        <ChevronDown aria-hidden="true" size={20} />
        <span className="vh">, your care team</span>
      </summary>
      <div className={styles.panel}>
        <div className={styles.person}>
          <Initials name={name} />
          <p>
            <b><bdi>{name}</bdi></b>
            {lead?.title ? <span className="muted">{lead.title}</span> : null}
          </p>
        </div>
        {answering?.replyTime ? <p>{answering.replyTime}</p> : null}
        {answering?.hours ? <p>{answering.hours}</p> : null}
        {shell.home.videoRoom ? <p><a href={shell.home.videoRoom} rel="noopener noreferrer" target="_blank">Open the video room<span className="vh"> (new tab)</span></a></p> : null}
        {others.length > 0 ? (
          <>
            <p className={styles.panelTitle}>Also on your care team</p>
            <ul role="list" className={styles.people}>
              {others.map((member) => (
                <li key={member.id} className={styles.person}>
                  <Initials name={member.name} size="small" />
                  <p><bdi>{member.name}</bdi>{member.title ? <span className="muted">{member.title}</span> : null}</p>
                </li>
              ))}
            </ul>
          </>
        ) : null}
        <p className="muted">{practice.name}{practice.phone ? <>, <a href={`tel:${practice.phone.replace(/[^\d+]/g, "")}`}>{practice.phone}</a></> : null}</p>
      </div>
    </details>
  );
}
