import { definePlugin } from "@anteroom/core/server";
import manifest from "../manifest.ts";
import { itemCard } from "./item-card.ts";
import { items, itemsMigrations } from "./items.ts";
import { {{camel}}Router } from "./router.ts";
import { {{camel}}Settings } from "./settings.ts";

export type { {{Pascal}}Router } from "./router.ts";

export default definePlugin({
  manifest,
  models: [items],
  migrations: itemsMigrations,
  router: {{camel}}Router,
  cards: [itemCard],
  settings: {{camel}}Settings,
  audit: { gave: "gave a client something to do", done: "ticked something off" },
});
