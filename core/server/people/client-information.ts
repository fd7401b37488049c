import type { z } from "zod";
import type { Host } from "../host-parts.ts";
import { notFound } from "../errors.ts";
import type { PortalViewer } from "../viewer.ts";
import { peopleModels } from "./models/people-models.ts";
import { birthDate, lineOfText, nameUsed, phone, postalAddress, pronouns } from "./person-fields.ts";

/** The fields of Client Information that portal users may fill in, each with its own check. */
export const informationFields = {
  nameUsed, pronouns, birthDate, phone,
  address: postalAddress,
  emergencyName: lineOfText(200, "Name"),
  emergencyRelationship: lineOfText(60, "Relationship"),
  emergencyPhone: phone,
  ownPhone: phone,
} satisfies Record<string, z.ZodType<string | null>>;

export type InformationField = keyof typeof informationFields;

/** One line of the page: `locked` says who can change it. */
export interface InformationLine {
  name: InformationField | "firstName" | "lastName" | "email";
  label: string;
  value: string;
  locked: string | null;
}

const byPractice = "Your practice can change this. Write to them if it is not right.";

/** Client Information as this portal user sees it. */
export async function clientInformation(host: Host, viewer: PortalViewer): Promise<{ about: string; fields: InformationLine[] }> {
  const { practiceId, clientId } = viewer;
  const [row, user] = await Promise.all([peopleModels(host).clients.findOne({ where: { practiceId, id: clientId } }), host.people.of(practiceId).portalUser(viewer.portalUserId)]);
  if (!row || !user) throw notFound("this client");
  const client = row.get();
  const line = (name: InformationLine["name"], label: string, value: string | null, locked: string | null = null): InformationLine => ({ name, label, value: value ?? "", locked });
  const self = user.relationship === "self";
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
    ],
  };
}
