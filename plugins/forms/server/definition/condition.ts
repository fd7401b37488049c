import { z } from "zod";

const of = z.string().max(40);

const test = z.discriminatedUnion("is", [
  z.object({ item: of, is: z.literal("answered") }),
  z.object({ item: of, is: z.literal("not-answered") }),
  /** One of these was chosen; "yes" and "no" for yes/no, `not-say` and `not-sure` for a declined answer. */
  z.object({ item: of, is: z.literal("one-of"), values: z.array(z.string().max(40)).min(1, "Choose at least 1 answer.").max(60) }),
  z.object({ item: of, is: z.literal("none-of"), values: z.array(z.string().max(40)).min(1, "Choose at least 1 answer.").max(60) }),
  z.object({ item: of, is: z.literal("at-least"), number: z.number() }),
  z.object({ item: of, is: z.literal("at-most"), number: z.number() }),
]);

/** When an item or a page is shown: `all` or `any` of some tests of earlier answers. A hidden item counts as not answered. */
export const condition = z.object({ match: z.enum(["all", "any"]), tests: z.array(test).min(1, "Add at least 1 test.").max(12, "Use 12 tests or fewer.") });

export type Condition = z.infer<typeof condition>;
export type ConditionTest = z.infer<typeof test>;
