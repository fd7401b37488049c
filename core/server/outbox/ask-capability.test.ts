import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { openBackgroundHost, type BackgroundHost } from "../../testing/background-host.ts";
import { createTestDatabase, type TestDatabase } from "../../testing/test-databases.ts";
import { askCapability } from "./ask-capability.ts";
import { capability, type Capability } from "./define-capability.ts";

const double = capability({
  version: 1,
  input: z.object({ n: z.number() }),
  output: z.object({ twice: z.number() }),
  example: { input: { n: 1 }, output: { twice: 2 } },
  run: async (_ctx, { n }) => {
    if (n < 0) throw new Error("no negatives");
    return { twice: n > 100 ? ("many" as unknown as number) : 2 * n };
  },
}) as Capability;

describe("askCapability", () => {
  let database: TestDatabase;
  let one: BackgroundHost;
  beforeEach(async () => {
    database = await createTestDatabase("sqlite");
    one = await openBackgroundHost({ url: database.url, plugins: { sums: { provides: { "sums.double": double } } } });
  });
  afterEach(async () => {
    await one.close();
    await database.drop();
  });
  const ask = (name: string, input: unknown): ReturnType<typeof askCapability> => askCapability(one.host, "practice", null, name, input);

  it("answers what the provider says", async () => {
    expect(await ask("sums.double", { n: 4 })).toEqual({ ok: true, data: { twice: 8 } });
  });

  it("says that nobody provides it, that it is off, or that it failed", async () => {
    expect(await ask("sums.triple", {})).toEqual({ ok: false, reason: "not-installed" });
    expect(await ask("sums.double", { n: -1 })).toEqual({ ok: false, reason: "failed" });
    expect(await ask("sums.double", { n: 101 })).toEqual({ ok: false, reason: "failed" });
    one.switchPlugin("sums", false);
    expect(await ask("sums.double", { n: 4 })).toEqual({ ok: false, reason: "off" });
  });

  it("blames the asker for input that does not match", async () => {
    await expect(ask("sums.double", { n: "four" })).rejects.toThrow(/sums.double was asked with input that does not match its schema: n:/);
    one.host.options.strict = false;
    expect(await ask("sums.double", { n: "four" })).toEqual({ ok: false, reason: "failed" });
  });
});
