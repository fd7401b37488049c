import { z } from "zod";
import { defineNotification } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import type { AssignmentState } from "./assignments/assignment-rows.ts";
import { readAssignments } from "./assignments/find-assignment.ts";
import { readGiven } from "./packets/given/find-given.ts";

const data = z.object({ assignmentId: z.string() });
const example = { assignmentId: "01JD0000000000000000000000" };

const packet = z.object({ givenId: z.string() });
const packetExample = { givenId: "01JD0000000000000000000000" };
const isOpenPacket = async (ctx: PluginContext, { givenId }: z.infer<typeof packet>): Promise<boolean> => (await readGiven(ctx, { id: givenId, state: "open" }, { limit: 1 })).length > 0;

/** Tells somebody that they got a packet. */
export const packetNotification = defineNotification({ kind: "forms.packet", class: "task", data: packet, example: packetExample, stillNeeded: isOpenPacket });

/** Reminds of a packet that is due or that staff ask about. */
export const packetReminder = defineNotification({ kind: "forms.packet-reminder", class: "task", data: packet, example: packetExample, stillNeeded: isOpenPacket });

const isNow = (...states: AssignmentState[]) => async (ctx: PluginContext, { assignmentId }: z.infer<typeof data>): Promise<boolean> =>
  (await readAssignments(ctx, { id: assignmentId, state: states }, { limit: 1 })).length > 0;

/** Tells somebody that they got a form. */
export const assignedNotification = defineNotification({ kind: "forms.assigned", class: "task", data, example, stillNeeded: isNow("sent") });

/** Reminds of a form that is due or that staff ask about. */
export const reminderNotification = defineNotification({ kind: "forms.reminder", class: "task", data, example, stillNeeded: isNow("sent", "in-progress", "returned", "amending") });

/** Tells somebody that a form came back to them. */
export const returnedNotification = defineNotification({ kind: "forms.returned", class: "task", data, example, stillNeeded: isNow("returned") });

/** Tells staff that a form was sent to them. */
export const receivedNotification = defineNotification({ kind: "forms.received", class: "task", data, example, stillNeeded: isNow("submitted") });
