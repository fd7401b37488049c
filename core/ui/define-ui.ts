import type { CardComponentLoader } from "./card/card-component.tsx";
import type { ComposerSlot } from "./composer-slot.ts";

/** The places in core's pages that a plugin may fill. */
export interface UiSlots {
  composer?: ComposerSlot;
}

/** What a plugin shows beside its routes. */
export interface PluginUi {
  id: string;
  /** By the card's name as in the manifest; each is loaded when such a card is drawn. */
  cards: Readonly<Record<string, CardComponentLoader>>;
  slots: Readonly<UiSlots>;
}

/** Declares the `./ui` door of a plugin. Pages are routes of the manifest and stay out of it. */
export function defineUi(ui: { id: string; cards?: Record<string, CardComponentLoader>; slots?: UiSlots }): PluginUi {
  return { id: ui.id, cards: ui.cards ?? {}, slots: ui.slots ?? {} };
}

/** The plugin's own face for a card kind such as `forms.assignment@1`; undefined when core's view is all there is. */
export function cardComponentOf(uis: readonly PluginUi[], kind: string): CardComponentLoader | undefined {
  const [, pluginId, name] = /^([^.]+)\.([^@]+)/.exec(kind) ?? [];
  const cards = uis.find((ui) => ui.id === pluginId)?.cards;
  return cards && name !== undefined && Object.hasOwn(cards, name) ? cards[name] : undefined;
}
