import { Button } from "@anteroom/core/ui/button.tsx";
import { formatDateTime } from "@anteroom/core/time/format-time.ts";
import { Tag } from "@anteroom/core/ui/tag.tsx";
import { Form } from "../remix.ts";
import styles from "./account-page.module.css";

export interface DeviceLine {
  id: string;
  device: string;
  address: string;
  at: number;
  /** What `at` is, such as "Last used". */
  verb: string;
  current: boolean;
  note: string | null;
}

/** Devices with one button each; the button sends the device's id under `name`. */
export function DeviceList({ devices, name, action, label, timeZone }: { devices: readonly DeviceLine[]; name: string; action: string; label: string; timeZone: string }) {
  return (
    <ul role="list" className={styles.devices} aria-label={label}>
      {devices.map((one) => (
        <li key={one.id}>
          <div className={styles.device}>
            <p><strong>{one.device}</strong> {one.current ? <Tag tone="success">This device</Tag> : null}</p>
            <p>
              {one.verb} <time dateTime={new Date(one.at).toISOString()}>{formatDateTime(new Date(one.at), { zone: timeZone })}</time>
              {`, from ${one.address}${one.note ? `. ${one.note}` : ""}`}
            </p>
          </div>
          {one.current && name === "end" ? null : (
            <Form method="post">
              <Button name={name} value={one.id}>{action}<span className="vh">: {one.device}</span></Button>
            </Form>
          )}
        </li>
      ))}
    </ul>
  );
}
