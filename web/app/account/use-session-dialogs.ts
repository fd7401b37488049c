import { useEffect, useState } from "react";

type SessionDialogs = typeof import("./session-dialogs.ts");

let loaded: SessionDialogs | undefined;

/** The dialogs of the session once they are here; "missing" when they are needed and do not arrive. */
export function useSessionDialogs(needed: boolean): SessionDialogs | "missing" | undefined {
  const [dialogs, setDialogs] = useState<SessionDialogs | "missing" | undefined>(loaded);
  const arrived = typeof dialogs === "object";
  useEffect(() => {
    if (arrived) return undefined;
    const load = (): void =>
      void import("./session-dialogs.ts").then(
        (module) => {
          loaded = module;
          setDialogs(module);
        },
        () => needed && setDialogs("missing"),
      );
    if (needed) return load();
    const timer = setTimeout(load, 2_000);
    return () => clearTimeout(timer);
  }, [needed, arrived]);
  return dialogs;
}
