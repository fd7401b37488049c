import { Field } from "@anteroom/core/ui";
import styles from "./team.module.css";

interface Props {
  member: {
    usesSupervision: boolean;
    supervisors: readonly { id: string; name: string }[];
    supervisees: readonly { id: string; name: string }[];
  };
  at(name: string): { name: string; error?: string; defaultValue: string; autoComplete: string };
}

const colours = ["teal", "blue", "plum", "rose", "clay", "amber", "olive", "slate"];

/** What a professional's record holds; for other roles it is left empty. */
export function ProfessionalFields({ member, at }: Props) {
  const licences = at("licences");
  return (
    <section className={styles.part} aria-labelledby="professional">
      <h2 id="professional">As a professional</h2>
      <Field as="select" label="Calendar colour" width="medium" {...at("colour")}>
        <option value="">No colour of their own</option>
        {colours.map((one) => <option key={one} value={one}>{`${one.charAt(0).toUpperCase()}${one.slice(1)}`}</option>)}
      </Field>
      <Field
        label="Teleconference link"
        optional
        type="url"
        inputMode="url"
        hint="Every client of this professional sees this link. Leave it empty when each client has a link of their own."
        {...at("teleconference")}
        maxLength={300}
      />
      <Field label="NPI" optional inputMode="numeric" width="medium" hint="National Provider Identifier, 10 digits." {...at("npi")} maxLength={20} />
      <Field as="textarea" label="Licences" optional rows={3} hint="One on each line, with the state, such as PSY 1204, New York." {...licences} error={licences.error} spellCheck={false} />
      {member.usesSupervision ? (
        <Field as="select" label="Supervisor" hint="Named on invoices, with the licence and NPI of the supervisor’s own page." {...at("supervisorId")}>
          <option value="">None</option>
          {member.supervisors.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
        </Field>
      ) : (
        <input type="hidden" name="supervisorId" value={at("supervisorId").defaultValue} />
      )}
      {member.usesSupervision && member.supervisees.length > 0 ? <p>Supervises {member.supervisees.map((one) => one.name).join(", ")}.</p> : null}
    </section>
  );
}
