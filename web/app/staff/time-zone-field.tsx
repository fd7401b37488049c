import { Field } from "@anteroom/core/ui";

const common: readonly { zone: string; label: string }[] = [
  { zone: "America/New_York", label: "Eastern Time (New York)" },
  { zone: "America/Chicago", label: "Central Time (Chicago)" },
  { zone: "America/Denver", label: "Mountain Time (Denver)" },
  { zone: "America/Phoenix", label: "Mountain Time without daylight saving (Phoenix)" },
  { zone: "America/Los_Angeles", label: "Pacific Time (Los Angeles)" },
  { zone: "America/Anchorage", label: "Alaska Time (Anchorage)" },
  { zone: "Pacific/Honolulu", label: "Hawaii Time (Honolulu)" },
];

const others = Intl.supportedValuesOf("timeZone").filter((zone) => !common.some((one) => one.zone === zone));

interface Props {
  name: string;
  id?: string;
  error?: string;
  defaultValue?: string;
  label?: string;
  /** What choosing nothing means. */
  none: string;
}

/** Every time zone, the common ones first. */
export function TimeZoneField({ label = "Time zone", none, defaultValue = "", ...rest }: Props) {
  const odd = defaultValue !== "" && !common.some((one) => one.zone === defaultValue) && !others.includes(defaultValue);
  return (
    <Field as="select" label={label} defaultValue={defaultValue} {...rest}>
      <option value="">{none}</option>
      {odd ? <option value={defaultValue}>{defaultValue}</option> : null}
      <optgroup label="Common">
        {common.map(({ zone, label: words }) => <option key={zone} value={zone}>{words}</option>)}
      </optgroup>
      <optgroup label="All">
        {others.map((zone) => <option key={zone} value={zone}>{zone.replaceAll("_", " ")}</option>)}
      </optgroup>
    </Field>
  );
}
