import type { LoadedConversation } from "./load-conversation.ts";
import { composerSlot } from "./plugin-slots.ts";

/** When the practice answers, for the panel of the professional. */
export const answeringOf = ({ composer }: LoadedConversation, zone: string) => (composer && composerSlot ? composerSlot.answering(composer.data, { zone }) : null);
