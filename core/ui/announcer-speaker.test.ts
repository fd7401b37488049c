import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createBurst, createSpeaker, shortenForSpeech } from "./announcer-speaker.ts";
import type { SpeakingNodes } from "./announcer-speaker.ts";

interface Line {
  textContent: string;
  remove(): void;
}

/** A live node with just what the speaker uses of it. */
function liveNode() {
  const lines: Line[] = [];
  const node = {
    ownerDocument: { createElement: (): Line => ({ textContent: "", remove() { lines.splice(lines.indexOf(this), 1); } }) },
    append: (line: Line) => lines.push(line),
  };
  return { node: node as unknown as HTMLElement, said: () => lines.map((line) => line.textContent) };
}

function livePair() {
  const polite = liveNode();
  const assertive = liveNode();
  const nodes: SpeakingNodes = { polite: polite.node, assertive: assertive.node };
  return { nodes, polite: polite.said, assertive: assertive.said };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("the speaker", () => {
  it("adds a child for each message and clears it after seven seconds", () => {
    const speaker = createSpeaker();
    const page = livePair();
    speaker.enter(page.nodes);
    speaker.polite("Sent");
    speaker.polite("Sent");
    speaker.assertive("We will lock this in 2 minutes.");
    expect(page.polite()).toEqual(["Sent", "Sent"]);
    expect(page.assertive()).toEqual(["We will lock this in 2 minutes."]);
    vi.advanceTimersByTime(6999);
    expect(page.polite()).toHaveLength(2);
    vi.advanceTimersByTime(1);
    expect(page.polite()).toEqual([]);
  });

  it("speaks inside the open dialog and goes back to the page when it closes", () => {
    const speaker = createSpeaker();
    const page = livePair();
    const dialog = livePair();
    speaker.enter(page.nodes);
    const leave = speaker.enter(dialog.nodes);
    speaker.polite("Saved");
    leave();
    speaker.polite("3 new messages");
    expect(dialog.polite()).toEqual(["Saved"]);
    expect(page.polite()).toEqual(["3 new messages"]);
  });
});

describe("a burst", () => {
  it("is announced once, as a count, and a lone message in full", () => {
    const said: string[] = [];
    const arrive = createBurst<string>({ one: (text) => text, many: (count) => `${count} new messages`, say: (text) => said.push(text) });
    for (const text of ["a", "b", "c"]) arrive(text);
    vi.advanceTimersByTime(1000);
    arrive("d");
    vi.advanceTimersByTime(1000);
    expect(said).toEqual(["3 new messages", "d"]);
  });
});

describe("a text for speech", () => {
  it("is cut at a word and says that there is more", () => {
    expect(shortenForSpeech("Thank you\n for today.")).toBe("Thank you for today.");
    const long = shortenForSpeech("word ".repeat(60));
    expect(long.length).toBeLessThanOrEqual(140 + ", and more".length);
    expect(long).toMatch(/word, and more$/);
  });
});
