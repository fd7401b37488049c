import { once } from "../../database/once.ts";
import { AppError, invalid } from "../../errors.ts";
import type { Host } from "../../host-parts.ts";
import { newId } from "../../ids.ts";
import { fieldsOf } from "../../trpc/trpc.ts";
import type { StaffViewer } from "../../viewer.ts";
import type { CardEnvelope } from "../card-view.ts";
import { drawnCard } from "../resolve-cards.ts";
import type { OfferForm } from "./define-offer.ts";
import { findOffer } from "./find-offer.ts";
import type { FoundOffer, OfferPlace } from "./find-offer.ts";

/** Whom a card goes to, as the page names them. */
export interface OfferRecipient {
  name: string;
  /** IANA name: times in the preview are theirs. */
  timeZone: string;
  /** False while the person is invited and has not come in yet; the page says so before sending. */
  enrolled: boolean;
}

export interface OfferPage {
  label: string;
  recipient: OfferRecipient;
  form: OfferForm;
}

export type OfferFields = Record<string, string | string[]>;

const recipientFacts = ({ to, enrolled }: FoundOffer): OfferRecipient => ({ name: to.recipient.name, timeZone: to.recipient.timeZone, enrolled });

async function parse(found: FoundOffer, fields: OfferFields): Promise<never> {
  const parsed = await found.offer.input.safeParseAsync(fields);
  if (parsed.success) return found.offer.prepare ? found.offer.prepare(found.ctx, found.to, parsed.data) : parsed.data;
  throw invalid(fieldsOf(parsed.error) ?? {});
}

/** What stands on the page of an offer. */
export async function offerForm(host: Host, viewer: StaffViewer, place: OfferPlace): Promise<OfferPage> {
  const found = await findOffer(host, viewer, place);
  const form = await found.offer.form(found.ctx, found.to);
  const begun = found.to.message ? (found.offer.fromMessage?.(found.to.message) ?? {}) : {};
  const fields = form.fields.map((field) => (field.t === "field" && begun[field.name] !== undefined ? { ...field, value: begun[field.name] } : field));
  return { label: found.offer.label, recipient: recipientFacts(found), form: { ...form, fields } };
}

/** The card as its recipient would see it; nothing is stored. */
export async function previewOffer(host: Host, viewer: StaffViewer, place: OfferPlace, fields: OfferFields): Promise<{ card: CardEnvelope; recipient: OfferRecipient }> {
  const found = await findOffer(host, viewer, place);
  const face = await found.offer.preview(found.ctx, found.to, await parse(found, fields));
  const card = host.registry.card(found.offer.card)?.card;
  if (!card) throw new Error(`${found.pluginId}: the offer "${found.offer.name}" sends "${found.offer.card}", which is not in definePlugin({ cards })`);
  const row = { practice_id: viewer.practiceId, kind: found.offer.card, subject_id: newId(), conversation_id: place.conversationId, entry_id: newId(), rev: 1, line: null };
  return { card: drawnCard(host, found.to.recipient, card, row, face), recipient: recipientFacts(found) };
}

/** Sends it, once for each key: the record, the card, and the audit line are stored together or not at all. */
export async function sendOffer(host: Host, viewer: StaffViewer, place: OfferPlace, fields: OfferFields, key: string): Promise<void> {
  const found = await findOffer(host, viewer, place);
  const input = await parse(found, fields);
  const { offer, ctx, to, pluginId } = found;
  await host.db.transaction((tx) =>
    once(tx, { scope: `core.offer/${viewer.practiceId}/${viewer.staffId}`, key, params: [place, fields], practiceId: viewer.practiceId, now: host.clock.now() }, async () => {
      // Asked again where it counts: while the form was open the person may have been suspended.
      const [user] = await tx.all<{ status: string }>("SELECT status FROM portal_users WHERE id = ? AND practice_id = ?", [to.recipient.portalUserId, viewer.practiceId]);
      if (user?.status !== "active" && user?.status !== "invited") throw new AppError("CONFLICT", `${to.recipient.name} does not use the portal now. Nothing was sent.`);
      await offer.send(ctx, tx, to, input, key);
      await host.audit.record(
        [{ practiceId: viewer.practiceId, pluginId: "core", verb: "sent-card", actor: { kind: "staff", id: viewer.staffId, accountId: viewer.accountId }, clientId: to.clientId, subject: to.conversationId, detail: { plugin: pluginId, offer: offer.name } }],
        tx,
      );
      return null;
    }),
  );
  host.outbox.kick();
}
