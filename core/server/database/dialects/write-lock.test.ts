import { describe, expect, it } from "vitest";
import { createWriteLock } from "./write-lock.ts";

describe("the write lock", () => {
  it("is given in the order in which it was asked for", async () => {
    const lock = createWriteLock();
    const order: number[] = [];
    await Promise.all(
      [1, 2, 3, 4].map(async (n) => {
        const release = await lock.acquire(1_000);
        await new Promise((resolve) => setImmediate(resolve));
        order.push(n);
        release?.();
      }),
    );
    expect(order).toEqual([1, 2, 3, 4]);
  });

  it("passes over those who have stopped waiting", async () => {
    const lock = createWriteLock();
    const first = await lock.acquire(1_000);
    const impatient = lock.acquire(1);
    const patient = lock.acquire(1_000);
    expect(await impatient).toBeNull();
    first?.();
    const second = await patient;
    expect(second).toBeTypeOf("function");
    second?.();
    expect(await lock.acquire(1_000)).toBeTypeOf("function");
  });

  it("is not given twice when it is given back twice", async () => {
    const lock = createWriteLock();
    const first = await lock.acquire(1_000);
    first?.();
    const second = await lock.acquire(1_000);
    first?.();
    expect(await lock.acquire(1)).toBeNull();
    second?.();
  });
});
