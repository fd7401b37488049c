import { DataTypes } from "sequelize";
import { defineModel } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import { at, key, maybeKey, primary, text, word } from "./columns.ts";
import { plainNumbers } from "./plain-numbers.ts";
import type { Screening } from "./public-pages.ts";

/** `waiting` for the link in the mail, `asked` until staff answer. One whose mail was never answered is deleted. */
export type BookingState = "waiting" | "asked" | "accepted" | "declined";

/** What somebody new sent from the page without sign-in. */
export interface Booking {
  id: string;
  practiceId: string;
  /** Holds the time. */
  appointmentId: string;
  /** The record that was made when the address was confirmed. */
  clientId: string | null;
  state: BookingState;
  /** Of the secret in the link. */
  secretHash: string;
  /** Of the address, so that one address holds one time. */
  emailHash: string;
  /** Sealed (`BookingBody`). */
  body: string;
  /** Until when the link can be confirmed. */
  expiresAt: number;
  createdAt: number;
}

const hash = { type: DataTypes.STRING(64), allowNull: false } as const;

export const bookings = defineModel<Booking>({
  name: "booking",
  table: "scheduling_bookings",
  attributes: { id: primary, practiceId: key, appointmentId: key, clientId: maybeKey, state: word, secretHash: hash, emailHash: hash, body: text, expiresAt: at, createdAt: at },
});

export const plainBooking = (row: { get(): Booking }): Booking => plainNumbers(row, ["expiresAt", "createdAt"]);

export interface BookingBody {
  firstName: string;
  lastName: string;
  birthDate: string;
  email: string;
  phone: string;
  note: string;
  zone: string;
  /** Whether the service was by request when it was chosen. */
  asks: boolean;
  answers: { question: Screening["text"]; answer: "yes" | "no" }[];
  /** Kept to write again with the same link. */
  secret: string;
  /** What staff wrote when they declined. */
  words: string;
}

const place = (id: string) => ({ table: "scheduling_bookings", row: id, column: "body" });

export const sealBooking = (ctx: PluginContext, id: string, body: BookingBody): string => ctx.sealed.seal(place(id), JSON.stringify(body));

export const openBooking = (ctx: PluginContext, row: Pick<Booking, "id" | "body">): BookingBody => JSON.parse(ctx.sealed.open(place(row.id), row.body)) as BookingBody;
