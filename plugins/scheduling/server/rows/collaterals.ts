import { DataTypes } from "sequelize";
import { defineModel } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import { at, key, maybeAt, primary, text, whole, word } from "./columns.ts";
import { plainNumbers } from "./plain-numbers.ts";

/** Whether somebody who was invited said that they come. */
export const collateralAnswers = ["none", "coming", "not-coming"] as const;
export type CollateralAnswer = (typeof collateralAnswers)[number];

/** Somebody who is invited to a client's appointment and has no record and no portal: a partner, a teacher, an interpreter. */
export interface Collateral {
  id: string;
  practiceId: string;
  /** Follows the appointment when another one takes its place. */
  appointmentId: string;
  clientId: string;
  /** Of the secret in the link. */
  secretHash: string;
  /** Of the address, so that one address is invited once. */
  emailHash: string;
  /** Sealed (`CollateralBody`). */
  body: string;
  answer: CollateralAnswer;
  answeredAt: number | null;
  /** Counts what their calendar was told. */
  sequence: number;
  /** The staff member who invited them, having said that the client agrees. */
  invitedBy: string;
  createdAt: number;
  /** Since when they are not expected any more. */
  endedAt: number | null;
}

const hash = { type: DataTypes.STRING(64), allowNull: false } as const;

export const collaterals = defineModel<Collateral>({
  name: "collateral",
  table: "scheduling_collaterals",
  attributes: { id: primary, practiceId: key, appointmentId: key, clientId: key, secretHash: hash, emailHash: hash, body: text, answer: word, answeredAt: maybeAt, sequence: whole, invitedBy: key, createdAt: at, endedAt: maybeAt },
});

export const plainCollateral = (row: { get(): Collateral }): Collateral => plainNumbers(row, ["answeredAt", "sequence", "createdAt", "endedAt"]);

export interface CollateralBody {
  name: string;
  email: string;
  /** To the client, such as "Teacher". */
  relation: string;
  /** Kept to write again with the same link. */
  secret: string;
}

const place = (id: string) => ({ table: "scheduling_collaterals", row: id, column: "body" });

export const sealCollateral = (ctx: PluginContext, id: string, body: CollateralBody): string => ctx.sealed.seal(place(id), JSON.stringify(body));

export const openCollateral = (ctx: PluginContext, row: Pick<Collateral, "id" | "body">): CollateralBody => JSON.parse(ctx.sealed.open(place(row.id), row.body)) as CollateralBody;
