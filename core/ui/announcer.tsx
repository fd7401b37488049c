import { createContext, useContext, useEffect, useMemo, useRef } from "react";
import type { ReactNode } from "react";
import { createSpeaker } from "./announcer-speaker.ts";
import type { Announce, Speaker } from "./announcer-speaker.ts";

const SpeakerContext = createContext<Speaker | null>(null);
const silent: Announce = { polite: () => {}, assertive: () => {} };

/** Holds the one pair of live nodes for the whole page; put it around everything. */
export function AnnouncerProvider({ children }: { children: ReactNode }) {
  const speaker = useMemo(createSpeaker, []);
  return (
    <SpeakerContext.Provider value={speaker}>
      {children}
      <LiveNodes active />
    </SpeakerContext.Provider>
  );
}

/** Says something to screen readers. Use it only where focus does not move. */
export function useAnnounce(): Announce {
  return useContext(SpeakerContext) ?? silent;
}

/** A pair of live nodes; the latest active pair is the one that speaks, because a modal dialog silences those outside it. */
export function LiveNodes({ active }: { active: boolean }) {
  const speaker = useContext(SpeakerContext);
  const polite = useRef<HTMLDivElement>(null);
  const assertive = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!active || !speaker || !polite.current || !assertive.current) return undefined;
    return speaker.enter({ polite: polite.current, assertive: assertive.current });
  }, [active, speaker]);
  return (
    <>
      <div ref={polite} role="status" className="vh" />
      <div ref={assertive} role="alert" className="vh" />
    </>
  );
}
