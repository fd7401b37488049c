import { defineUi } from "@anteroom/core/ui/define-ui.ts";

export default defineUi({ id: "documents", cards: { request: () => import("./cards/request-card.tsx") } });
