import type { z } from "zod";
import type { Host } from "../host-parts.ts";
import { notFound } from "../errors.ts";
import type { PortalViewer } from "../viewer.ts";
import { peopleModels } from "./models/people-models.ts";
import { openChangesOf } from "../profile/changes/change-rows.ts";
import { isReviewable, reviewedFields } from "../profile/changes/reviewed-fields.ts";
import { birthDate, firstName, lastName, lineOfText, nameUsed, phone, postalAddress, pronouns } from "./person-fields.ts";

/** The fields of Client Information that portal users may fill in, each with its own check. */
export const informationFields = {
  firstName, lastName, nameUsed, pronouns, birthDate, phone,
  address: postalAddress,
  emergencyName: lineOfText(200, "Name"),
  emergencyRelationship: lineOfText(60, "Relationship"),
  emergencyPhone: phone,
  ownPhone: phone,
} satisfies Record<string, z.ZodType<string | null>>;

export type InformationField = keyof typeof informationFields;

/** One line of the page: `locked` says who can change it. */
export interface InformationLine {
  name: InformationField | "email";
  label: string;
  value: string;
  locked: string | null;
  /** Staff look at a change of it first. */
  reviewed: boolean;
  /** What this person proposed and staff have not decided yet; `value` stays what the record has. */
  proposed: { value: string; at: number } | null;
}

/** What tells where somebody lives or how to reach them: in two households it stays with whoever may know it. */
export const householdFields: ReadonlySet<string> = new Set(["phone", "address", "emergencyName", "emergencyRelationship", "emergencyPhone"]);

/**
 * Whether these details are kept from this portal user: several people act for the client, and the practice has not said that they share one
 * household. What one of them has written there may be where they live. The client sees their own details always.
 */
export async function keepsHouseholdsApart(host: Host, viewer: Pick<PortalViewer, "practiceId" | "clientId" | "portalUserId" | "relationship">): Promise<boolean> {
  if (viewer.relationship === "self") return false;
  const [row] = await host.db.hot.all<{ others: number | string }>(
    "SELECT COUNT(*) AS others FROM portal_users u JOIN clients c ON c.id = u.client_id WHERE u.practice_id = ? AND u.client_id = ? AND u.id <> ? AND u.relationship <> 'self' AND c.shared_household = 0",
    [viewer.practiceId, viewer.clientId, viewer.portalUserId],
  );
  return Number(row?.others ?? 0) > 0;
}

const byPractice = "Your practice can change this. Write to them if it is not right.";

/** Client Information as this portal user sees it. */
export async function clientInformation(host: Host, viewer: PortalViewer): Promise<{ about: string; fields: InformationLine[] }> {
  const { practiceId, clientId } = viewer;
  const [row, user] = await Promise.all([peopleModels(host).clients.findOne({ where: { practiceId, id: clientId } }), host.people.of(practiceId).portalUser(viewer.portalUserId)]);
  if (!row || !user) throw notFound("this client");
  const client = row.get();
  const [reviewed, open] = await Promise.all([reviewedFields(host, practiceId), openChangesOf(host.db.hot, practiceId, viewer.portalUserId)]);
  const line = (name: InformationLine["name"], label: string, value: string | null, locked: string | null = null): InformationLine => {
    const looked = isReviewable(name) && reviewed.has(name);
    const waits = open.find((row) => row.field === name);
    return { name, label, value: value ?? "", locked: looked ? null : locked, reviewed: looked && Boolean(value), proposed: waits ? { value: waits.value ?? "", at: Number(waits.proposed_at) } : null };
  };
  const self = user.relationship === "self";
  const apart = await keepsHouseholdsApart(host, { practiceId, clientId, portalUserId: user.id, relationship: user.relationship });
  return {
    about: `${client.nameUsed || client.firstName} ${client.lastName}`.trim(),
    fields: [
      line("firstName", "Legal first name", client.firstName, byPractice),
      line("lastName", "Last name", client.lastName, byPractice),
      line("nameUsed", "Name used", client.nameUsed),
      line("pronouns", "Pronouns", client.pronouns),
      line("birthDate", "Date of birth", client.birthDate, client.birthDate ? byPractice : null),
      line("email", self ? "Email address you sign in with" : "Your email address", user.email, byPractice),
      line("phone", self ? "Phone" : "Client's phone", client.phone),
      ...(self ? [] : [line("ownPhone", "Your phone", user.phone)]),
      line("address", "Address", client.address),
      line("emergencyName", "Emergency contact name", client.emergencyName),
      line("emergencyRelationship", "Emergency contact relationship", client.emergencyRelationship),
      line("emergencyPhone", "Emergency contact phone", client.emergencyPhone),
    ].filter((one) => !apart || !householdFields.has(one.name)),
  };
}
