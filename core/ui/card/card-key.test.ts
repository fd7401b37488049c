import { describe, expect, it } from "vitest";
import { isId } from "../../server/ids.ts";
import { cardKey, newCardKey } from "./card-key.ts";

const entry = "01JDCZ3T4V5W6X7Y8Z9A0B1C2D";
const other = "01JDCZ3T4V5W6X7Y8Z9A0B1C2E";

describe("the key of a card's action", () => {
  it("is one that the server takes", () => {
    for (const rev of [0, 1, 33, 2 ** 31]) expect(isId(cardKey(entry, rev))).toBe(true);
    expect(isId(newCardKey())).toBe(true);
  });

  it("is the same for the same card and revision, and differs for any other", () => {
    expect(cardKey(entry, 3)).toBe(cardKey(entry, 3));
    expect(new Set([cardKey(entry, 3), cardKey(entry, 4), cardKey(entry, 35), cardKey(other, 3)]).size).toBe(4);
    expect(newCardKey()).not.toBe(newCardKey());
  });
});
