import { defineUi } from "@anteroom/core/ui/define-ui.ts";

// Pages are routes of the manifest. A card with a face of its own is named here: cards: { item: () => import("./item-face.tsx") }
export default defineUi({ id: "scheduling" });
