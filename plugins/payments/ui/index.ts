import { defineUi } from "@anteroom/core/ui/define-ui.ts";

// Pages are routes of the manifest; cards are drawn from their views.
export default defineUi({ id: "payments" });
