import type { z } from "zod";

/** Something that happened, named `<plugin id>.<what>`; its data travels as JSON. */
export interface EventDefinition<Data = unknown> {
  name: string;
  version: number;
  schema: z.ZodType<Data>;
  /** A made-up value: tests run it through every listener's schema. */
  example: Data;
}

/** Declares an event that other plugins may listen to. */
export const defineEvent = <Data>(event: EventDefinition<Data>): EventDefinition<Data> => event;
