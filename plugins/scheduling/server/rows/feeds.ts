import { defineModel } from "@anteroom/core/server";
import { DataTypes } from "sequelize";
import { at, key, maybeAt, primary, whole, word } from "./columns.ts";

/** A calendar that somebody subscribes to by a secret address. Only a hash of the secret is kept. */
export interface Feed {
  id: string;
  practiceId: string;
  side: "staff" | "portal";
  /** The staff member or portal user whose appointments it shows. */
  ownerId: string;
  secretHash: string;
  /** 1: with the names of services; else every entry is called "Appointment". */
  named: number;
  /** 1: also the days on which homework, to-dos and forms of the owner are due, without a word on what. */
  withDue: number;
  revokedAt: number | null;
  createdAt: number;
}

export const feeds = defineModel<Feed>({
  name: "feed",
  table: "scheduling_feeds",
  attributes: { id: primary, practiceId: key, side: word, ownerId: key, secretHash: { type: DataTypes.STRING(64), allowNull: false }, named: whole, withDue: whole, revokedAt: maybeAt, createdAt: at },
});
