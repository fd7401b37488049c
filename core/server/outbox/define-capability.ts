import type { z } from "zod";
import type { PluginContext } from "../plugins/plugin-context.ts";

/** Something that a plugin does when another asks; asked by name, answered with a reason when nobody can. */
export interface Capability<Input = unknown, Output = unknown> {
  version: number;
  input: z.ZodType<Input>;
  output: z.ZodType<Output>;
  example: { input: Input; output: Output };
  run(ctx: PluginContext, input: Input): Promise<Output>;
}

/** Declares a typed answer that other plugins may ask for. */
export const capability = <Input, Output>(definition: Capability<Input, Output>): Capability<Input, Output> => definition;

/** What the asker gets: it must handle absence. */
export type Answer<Output> = { ok: true; data: Output } | { ok: false; reason: "not-installed" | "off" | "failed" };
