import { zoneName } from "@anteroom/core/time/format-time.ts";
import { X } from "@anteroom/core/ui/icons.ts";
import { Link } from "@anteroom/core/ui/link.tsx";
import { useEffect, useState } from "react";
import { sameClock } from "./same-clock.ts";
import styles from "./shell.module.css";

const storeName = "anteroom-zone-banner-closed";

/** Says once that this device reads another clock than the portal shows; closed, it stays so until one of the two changes. */
export function TimeZoneBanner({ saved }: { saved: string }) {
  const [device, setDevice] = useState<string>();
  useEffect(() => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const differs = zone && !sameClock(zone, saved, new Date()) && read() !== `${zone} ${saved}`;
    setDevice(differs ? zone : undefined);
  }, [saved]);
  if (device === undefined) return null;
  const close = (): void => {
    try {
      localStorage.setItem(storeName, `${device} ${saved}`);
    } catch {
      // A browser that stores nothing shows it again next time.
    }
    setDevice(undefined);
    document.getElementById("h1")?.focus();
  };
  return (
    <section className={styles.banner} aria-label="Time zone">
      <p>Your device is on {zoneName(device)}. Your portal shows {zoneName(saved)}. <Link href="/settings/time-zone">Change<span className="vh"> time zone</span></Link></p>
      <button type="button" onClick={close} title="Close">
        <X aria-hidden="true" size={20} />
        <span className="vh">Close this notice</span>
      </button>
    </section>
  );
}

function read(): string | null {
  try {
    return localStorage.getItem(storeName);
  } catch {
    return null;
  }
}
