import { expect, it } from "vitest";
import { testEngines } from "../core/testing/test-databases.ts";
import { statementsByLength } from "./bench/count-statements.ts";

it.each(testEngines())("asks the $name database as often for a history of 5,000 entries as for one of 50", async ({ name }) => {
  const counts = await statementsByLength(name, [50, 5_000]);
  expect(counts).toHaveLength(2);
  for (const { send, inbox, conversation } of counts) {
    // A count of nothing would mean that nothing was counted.
    for (const one of [send, inbox, conversation]) expect(one).not.toEqual([]);
    expect(send.length, send.join("\n")).toBeLessThanOrEqual(5);
    expect(inbox.length, inbox.join("\n")).toBeLessThanOrEqual(2);
    expect(conversation.length, conversation.join("\n")).toBeLessThanOrEqual(3);
  }
  const [short, long] = counts.map((one) => [one.send.length, one.inbox.length, one.conversation.length]);
  expect(long).toEqual(short);
}, 120_000);
