import { defineUi } from "@anteroom/core/ui/define-ui.ts";
import { composerSlot } from "./composer-slot.ts";

export default defineUi({ id: "messages", slots: { composer: composerSlot } });
