import type { ComposerSlot } from "@anteroom/core/ui/composer-slot.ts";
import { cardComponentOf } from "@anteroom/core/ui/define-ui.ts";
import type { PluginUi } from "@anteroom/core/ui/define-ui.ts";
import { pluginUis } from "virtual:anteroom-plugins";

const uis = pluginUis as readonly PluginUi[];

/** The installed plugin that lets people write, if there is one. */
export const composerSlot: ComposerSlot | undefined = uis.find((ui) => ui.slots.composer)?.slots.composer;

/** A plugin's own face for a card kind. */
export const cardComponent = (kind: string) => cardComponentOf(uis, kind);
