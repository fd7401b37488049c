import type { SessionsSettings } from "../settings.ts";
import { jitsiLink } from "./jitsi-link.ts";
import { livekitLink } from "./livekit-link.ts";

/** Who joins what, and when that may be. */
export interface Joining {
  room: string;
  /** Not the person's account: a name for this meeting alone. */
  identity: string;
  /** How the others see them. */
  name: string;
  host: boolean;
  /** Seconds since 1970: the token works between the two. */
  from: number;
  until: number;
}

export type EngineSettings = Pick<SessionsSettings, "videoServer" | "livekitUrl" | "videoKey" | "videoSecret">;

/** Makes somebody's own link into a meeting. */
export interface VideoEngine {
  /** What is missing before it can be used, as a sentence for staff; null when it is ready. */
  missing(settings: EngineSettings): string | null;
  link(joining: Joining, settings: EngineSettings): string;
}

/** The engines by their name in the settings; "own link" needs none. */
export const videoEngines: Readonly<Partial<Record<SessionsSettings["video"], VideoEngine>>> = { jitsi: jitsiLink, livekit: livekitLink };
