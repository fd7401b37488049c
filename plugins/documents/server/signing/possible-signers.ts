import type { PluginContext } from "@anteroom/core/server";
import { documentUsers, fullName, roleOf } from "../people/people-words.ts";
import type { NewSigner } from "./send-request.ts";

/** Who can sign for a client: portal users who hold documents, and the care team. */
export async function possibleSigners(ctx: PluginContext, clientId: string): Promise<NewSigner[]> {
  const users = await documentUsers(ctx, clientId);
  const team = await ctx.people.careTeam(clientId);
  return [
    ...users.map((user): NewSigner => ({ kind: "portal", seatId: user.id, role: roleOf(user.relationship), name: fullName(user) })),
    ...team.map((member): NewSigner => ({ kind: "staff", seatId: member.id, role: "Professional", name: member.name })),
  ];
}
