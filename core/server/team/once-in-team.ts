import type { Tx } from "../database/database.ts";
import { once } from "../database/once.ts";
import type { Host } from "../host-parts.ts";
import { newId } from "../ids.ts";
import type { StaffViewer } from "../viewer.ts";

interface Asked {
  /** Which change, such as `edit`. */
  verb: string;
  /** The form's key; without one each call counts. */
  key: string | undefined;
  params: unknown;
}

/** Runs a change of the team in a transaction, once for each key: a second click gets the answer of the first. */
export function onceInTeam<T>({ host, viewer }: { host: Host; viewer: StaffViewer }, { verb, key, params }: Asked, run: (tx: Tx) => Promise<T>): Promise<T> {
  const { practiceId } = viewer;
  const asked = { scope: `team.${verb}:${practiceId}:${viewer.staffId}`, key: key ?? newId(), practiceId, now: host.clock.now(), params };
  return host.db.transaction((tx) => once(tx, asked, () => run(tx)));
}
