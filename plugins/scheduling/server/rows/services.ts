import { defineModel } from "@anteroom/core/server";
import { key, maybeAt, maybeKey, maybeWhole, name, primary, text, whole, word, at } from "./columns.ts";
import { plainNumbers } from "./plain-numbers.ts";

/** Whether clients book at once, ask and wait for a yes, or cannot book it themselves. */
export const modes = ["book", "request", "off"] as const;
export type Mode = (typeof modes)[number];

/** What somebody has to do before a time is theirs; `same` is for first visits, as for all others. */
export const payAsks = ["none", "card", "deposit", "full"] as const;
export type PayAsk = (typeof payAsks)[number];

/** Something that can be booked. Lengths are minutes in steps of five, money is minor units. */
export interface Service {
  id: string;
  practiceId: string;
  name: string;
  /** A sentence for whoever chooses. */
  about: string;
  minutes: number;
  bufferBefore: number;
  bufferAfter: number;
  priceMinor: number;
  currency: string;
  /** What insurers call it, such as CPT 90834; empty without one. Its sessions are billed under it. */
  procedureCode: string;
  /** 1 or 0: where it can take place. */
  video: number;
  inPerson: number;
  phone: number;
  /** For clients who have been here, and for those who have not. */
  modeKnown: Mode;
  modeNew: Mode;
  /** More than one is a group. */
  seats: number;
  /** JSON list of staff ids; empty is every professional. */
  professionalIds: string;
  /** A form to have been sent before the appointment (the id of the plugin forms), and how many hours before. */
  formId: string | null;
  formHours: number;
  /** What whoever books has to do first, and at their first visit; asks nothing while there are no payments. */
  payKnown: PayAsk;
  depositKnown: number;
  payNew: PayAsk | "same";
  depositNew: number;
  /** Minutes before the start from which a cancellation is late; then the fee, or nobody but the practice can cancel. */
  lateMinutes: number;
  lateRule: "fee" | "contact";
  lateFeeMinor: number;
  noShowFeeMinor: number;
  /** What the professional's settings say unless this is given. */
  interval: number | null;
  position: number;
  archivedAt: number | null;
  version: number;
  createdAt: number;
}

export const services = defineModel<Service>({
  name: "service",
  table: "scheduling_services",
  attributes: {
    id: primary, practiceId: key, name, about: text, minutes: whole, bufferBefore: whole, bufferAfter: whole, priceMinor: whole, currency: word, procedureCode: { ...word, defaultValue: "" },
    video: whole, inPerson: whole, phone: whole, modeKnown: word, modeNew: word, seats: whole, professionalIds: text, formId: maybeKey, formHours: whole, payKnown: { ...word, defaultValue: "none" }, depositKnown: { ...whole, defaultValue: 0 }, payNew: { ...word, defaultValue: "same" }, depositNew: { ...whole, defaultValue: 0 },
    lateMinutes: whole, lateRule: word, lateFeeMinor: whole, noShowFeeMinor: whole, interval: maybeWhole, position: whole, archivedAt: maybeAt, version: whole, createdAt: at,
  },
});

export const plainService = (row: { get(): Service }): Service =>
  plainNumbers(row, ["minutes", "bufferBefore", "bufferAfter", "priceMinor", "video", "inPerson", "phone", "seats", "formHours", "depositKnown", "depositNew", "lateMinutes", "lateFeeMinor", "noShowFeeMinor", "interval", "position", "archivedAt", "version", "createdAt"]);
