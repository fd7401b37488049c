import { Button } from "@anteroom/core/ui/button.tsx";
import { Field } from "@anteroom/core/ui/field.tsx";
import { useAnnounce } from "@anteroom/core/ui/announcer.tsx";
import { useEffect, useState } from "react";
import { searchZones, type ZoneOption } from "./time-zones.ts";
import styles from "./zone-field.module.css";

interface Props {
  zones: { common: ZoneOption[]; others: ZoneOption[] };
  value: string;
  onChange: (zone: string) => void;
  error?: string;
  label?: string;
}

/** Every zone in a list; with script also a search, and the device's own zone in one press. */
export function ZoneField({ zones, value, onChange, error, label = "Time zone" }: Props) {
  const announce = useAnnounce();
  const [device, setDevice] = useState<ZoneOption | null>(null);
  const [typed, setTyped] = useState("");
  const all = [...zones.common, ...zones.others];
  useEffect(() => {
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const known = [...zones.common, ...zones.others].find((one) => one.zone === here);
    setDevice(known ?? { zone: here, place: here, name: here });
  }, [zones]);
  const found = typed.trim() === "" ? null : searchZones(all, typed);
  const search = (text: string) => {
    setTyped(text);
    const hits = text.trim() === "" ? [] : searchZones(all, text);
    if (hits[0] && !hits.some((one) => one.zone === value)) onChange(hits[0].zone);
    if (text.trim() !== "") announce.polite(hits.length === 0 ? "No time zone found." : `${hits.length} ${hits.length === 1 ? "time zone" : "time zones"} found.`);
  };
  // The chosen zone always stands in the list, so that what is shown is what is sent.
  const chosen = all.some((one) => one.zone === value) ? null : value;
  return (
    <div className={styles.zones}>
      {device ? (
        <div>
          <Field label="Search a city or zone" name="zoneSearch" type="search" autoComplete="off" value={typed} onChange={(event: React.ChangeEvent<HTMLInputElement>) => search(event.currentTarget.value)} />
          {found?.length === 0 ? <p className={styles.none}>No results for “{typed.trim()}”. Try a large city nearby.</p> : null}
        </div>
      ) : null}
      <Field as="select" label={label} name="timeZone" value={value} error={error} onChange={(event: React.ChangeEvent<HTMLSelectElement>) => onChange(event.currentTarget.value)}>
        {chosen ? <option value={chosen}>{chosen}</option> : null}
        {found && found.length > 0 ? (
          <>
            {found.some((one) => one.zone === value) || chosen ? null : <Line option={all.find((one) => one.zone === value)} />}
            {found.map((one) => <Line key={one.zone} option={one} />)}
          </>
        ) : (
          <>
            <optgroup label="Common">{zones.common.map((one) => <Line key={one.zone} option={one} />)}</optgroup>
            <optgroup label="All">{zones.others.map((one) => <Line key={one.zone} option={one} />)}</optgroup>
          </>
        )}
      </Field>
      {device && device.zone !== value ? (
        <p>
          <Button type="button" onClick={() => { setTyped(""); onChange(device.zone); }}>Use this device’s zone ({device.name})</Button>
        </p>
      ) : null}
    </div>
  );
}

function Line({ option }: { option: ZoneOption | undefined }) {
  return option ? <option value={option.zone}>{`${option.place} (${option.name})`}</option> : null;
}
