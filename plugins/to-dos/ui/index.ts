import { defineUi } from "@anteroom/core/ui/define-ui.ts";

// Pages are routes of the manifest; the card is drawn from its view.
export default defineUi({ id: "to-dos" });
