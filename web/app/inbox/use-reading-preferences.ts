import { useEffect, useState } from "react";

export interface ReadingPreferences {
  /** How much of an arriving message is said aloud. */
  announce: "full" | "who" | "off";
  enterSends: boolean;
}

/** What this browser's person chose on the accessibility page, which the document carries; the server draws with the default. */
export function useReadingPreferences(side: "portal" | "staff"): ReadingPreferences {
  const [chosen, setChosen] = useState<ReadingPreferences>({ announce: "full", enterSends: side === "staff" });
  useEffect(() => {
    const { announce, enter } = document.documentElement.dataset;
    setChosen({ announce: announce === "off" || announce === "who" ? announce : "full", enterSends: enter === undefined ? side === "staff" : enter === "send" });
  }, [side]);
  return chosen;
}
