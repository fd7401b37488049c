import type { Tx } from "../database/database.ts";
import type { Host } from "../host-parts.ts";
import { recordedValue } from "../profile/changes/change-rows.ts";
import { proposeChange } from "../profile/changes/propose-change.ts";
import { isReviewable, reviewable, reviewedFields } from "../profile/changes/reviewed-fields.ts";
import { profileTouched } from "../profile/profile-touched.ts";
import type { CallOrigin } from "../trpc/context.ts";
import type { PortalViewer, Viewer } from "../viewer.ts";
import { auditPeople } from "./audit-people.ts";
import type { InformationField } from "./client-information.ts";
import { lockClient } from "./lock-client.ts";
import { peopleModels } from "./models/people-models.ts";
import type { ClientRow } from "./models/people-models.ts";

/** Details that are right, by field; null empties one. */
export type Details = Partial<Record<InformationField, string | null>>;

export interface TakenInformation {
  saved: InformationField[];
  /** What staff look at first. */
  proposed: InformationField[];
  /** What is the practice's alone to change. */
  errors: Partial<Record<InformationField, string>>;
}

/** Who gave it and, for the audit log, who acted and from where. */
interface Giving {
  viewer: PortalViewer;
  actor: Viewer;
  origin: Pick<CallOrigin, "address" | "userAgent">;
}

/** Takes what a portal user gave of a client's details: saved at once, or put before staff where the practice wants to look first. */
export async function takeInformation(host: Host, { viewer, actor, origin }: Giving, details: Details, tx: Tx): Promise<TakenInformation> {
  const { practiceId, clientId } = viewer;
  const call = { host, viewer: actor, origin: { ...origin, transport: "page" as const } };
  await lockClient(host, practiceId, clientId, tx);
  const { change, proposed, errors } = await sortOut(host, viewer, details, tx);
  if (proposed.length > 0) await auditPeople(call, "change-proposed", { clientId, detail: { fields: proposed.join(" ") } }, tx);
  const saved = Object.keys(change) as InformationField[];
  if (saved.length === 0) return { saved, proposed, errors };
  const { ownPhone, ...ofClient } = change;
  const now = host.clock.now();
  await peopleModels(host).clients.update({ ...(ofClient as Partial<ClientRow>), informationAt: now }, { where: { practiceId, id: clientId }, transaction: tx.sequelize });
  if (ownPhone !== undefined) await peopleModels(host).portalUsers.update({ phone: ownPhone, changedAt: now }, { where: { practiceId, id: viewer.portalUserId }, transaction: tx.sequelize });
  await profileTouched(host, viewer, clientId, tx);
  await auditPeople(call, "information-changed", { clientId, detail: { fields: saved.join(" ") } }, tx);
  return { saved, proposed, errors };
}

/** What is saved at once, what goes before staff, and what is the practice's alone. */
async function sortOut(host: Host, viewer: PortalViewer, details: Details, tx: Tx): Promise<{ change: Details } & Omit<TakenInformation, "saved">> {
  const reviewed = await reviewedFields(host, viewer.practiceId);
  const change = { ...details };
  const proposed: InformationField[] = [];
  const errors: Partial<Record<InformationField, string>> = {};
  for (const name of Object.keys(details) as InformationField[]) {
    if (!isReviewable(name)) continue;
    const value = details[name] ?? null;
    const recorded = await recordedValue(tx, viewer.practiceId, viewer.clientId, name);
    // An empty detail has nothing to compare with.
    if (!recorded || (name === "address" && !reviewed.has(name))) continue;
    delete change[name];
    if (!reviewed.has(name)) {
      if (value !== recorded) errors[name] = `Your practice can change the ${reviewable[name].label.toLowerCase()}. Write to them if it is not right.`;
    } else if (value === null && name === "birthDate") {
      errors.birthDate = "Enter the date of birth.";
    } else if ((await proposeChange(host, viewer, { field: name, value, recorded }, tx)) === "proposed") {
      proposed.push(name);
    }
  }
  return { change, proposed, errors };
}
