import { createContext, useContext } from "react";
import type { ReactNode } from "react";
import type { TimeFormat } from "../time/format-time.ts";
import { useToday } from "./use-today.ts";

const ViewerTimeContext = createContext<TimeFormat>({ zone: "UTC", clock: "12" });

/** The viewer's saved zone and clock, and the server's instant of rendering, for every `When` inside. */
export function ViewerTimeProvider({ children, ...format }: TimeFormat & { children: ReactNode }) {
  const now = useToday(format.now, format.zone);
  return <ViewerTimeContext.Provider value={now === undefined ? format : { ...format, now }}>{children}</ViewerTimeContext.Provider>;
}

/** How this viewer reads times. */
export function useViewerTime(): TimeFormat {
  return useContext(ViewerTimeContext);
}
