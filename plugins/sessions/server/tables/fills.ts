import { attributes, defineModel } from "@anteroom/core/server";

/** A client whose appointments from before this plugin was there have been asked for. */
export interface Fill {
  id: string;
  practiceId: string;
  clientId: string;
  at: number;
}

export const fills = defineModel<Fill>({ name: "fill", table: "sessions_fills", attributes: { id: attributes.primary, practiceId: attributes.ulid(), clientId: attributes.ulid(), at: attributes.time("at") } });
