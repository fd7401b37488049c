import type { Host } from "../host-parts.ts";
import { pluginOffSentence } from "../plugins/plugin-off-sentence.ts";
import { openLine } from "./card-line.ts";
import type { CardEnvelope, CardFace } from "./card-view.ts";
import type { ViewableCard } from "./inbox-rows.ts";

/** The plugin that a kind such as `forms.assignment` belongs to. */
export const pluginOf = (kind: string): string => kind.slice(0, kind.indexOf(".") === -1 ? kind.length : kind.indexOf("."));

/** A face with its place in the inbox. */
export function envelope(host: Host, card: ViewableCard, face: CardFace): CardEnvelope {
  const version = host.registry.card(card.kind)?.card.version ?? 1;
  return {
    ...face,
    v: 1,
    entryId: card.entry_id,
    conversationId: card.conversation_id,
    pluginId: host.registry.card(card.kind)?.pluginId ?? pluginOf(card.kind),
    kind: `${card.kind}@${version}`,
    subjectId: card.subject_id,
    rev: card.rev,
  };
}

/** A card that cannot be used now: a generic title and a sentence, nothing personal. */
export function unavailableCard(host: Host, card: ViewableCard, sentence?: string): CardEnvelope {
  const pluginId = pluginOf(card.kind);
  const name = host.registry.get(pluginId)?.manifest?.name ?? "From your practice";
  return envelope(host, card, {
    state: "unavailable",
    needsYou: false,
    summary: "Not available now",
    push: "message",
    view: {
      kindLine: "",
      title: name,
      status: { tag: "Not available", tone: "neutral", text: sentence ?? pluginOffSentence(host.registry, pluginId) },
      blocks: [],
      actions: [],
    },
  });
}

/** A card whose plugin could not draw it: its last stored line and a way to its page. */
export function storedCard(host: Host, card: ViewableCard): CardEnvelope {
  const line = openLine(host.sealer, card);
  const plain = unavailableCard(host, card, "This part is not working right now. The rest of your portal is.");
  if (!line) return plain;
  const actions: CardFace["view"]["actions"] = line.href ? [{ id: "open", label: "Open", style: "secondary", do: { to: line.href }, a11yContext: line.title }] : [];
  return { ...plain, summary: line.summary, view: { ...plain.view, title: line.title, actions } };
}
