import { useEffect, useState } from "react";

/** Sends the device's time zone along with a form; without script nothing is sent and the practice's zone is used. */
export function DeviceZoneInput() {
  const [zone, setZone] = useState("");
  useEffect(() => setZone(Intl.DateTimeFormat().resolvedOptions().timeZone), []);
  return <input type="hidden" name="deviceZone" value={zone} />;
}
