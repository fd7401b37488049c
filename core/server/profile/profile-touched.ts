import type { Tx } from "../database/database.ts";
import type { Host } from "../host-parts.ts";
import type { Viewer } from "../viewer.ts";
import { profileChanged } from "./profile-changed.ts";

/** Says, in the transaction of the change, that a client's details changed: open questions about them close by themselves. */
export const profileTouched = (host: Host, viewer: Viewer, clientId: string, tx: Tx): Promise<void> =>
  host.context("core", viewer.practiceId, viewer).events.publish(profileChanged, { clientId }, tx);
