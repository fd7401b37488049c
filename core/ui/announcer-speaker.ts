/** Says a sentence to screen readers, politely or at once. */
export interface Announce {
  polite(text: string): void;
  assertive(text: string): void;
}

/** The live nodes that speak now. */
export interface SpeakingNodes {
  polite: HTMLElement;
  assertive: HTMLElement;
}

export interface Speaker extends Announce {
  /** Makes these nodes the ones that speak; call what it returns to give the word back. */
  enter(nodes: SpeakingNodes): () => void;
}

const clearAfterMs = 7000;

/** Writes each announcement as a new child of the live node in charge and clears it after seven seconds. */
export function createSpeaker(): Speaker {
  const stack: SpeakingNodes[] = [];
  const say = (manner: keyof SpeakingNodes, text: string) => {
    const node = stack.at(-1)?.[manner];
    if (!node || text === "") return;
    const line = node.ownerDocument.createElement("p");
    line.textContent = text;
    node.append(line);
    setTimeout(() => line.remove(), clearAfterMs);
  };
  return {
    polite: (text) => say("polite", text),
    assertive: (text) => say("assertive", text),
    enter(nodes) {
      stack.push(nodes);
      return () => {
        const index = stack.indexOf(nodes);
        if (index >= 0) stack.splice(index, 1);
      };
    },
  };
}

/** Cuts a text for speech at a word near `most` characters and adds "and more". */
export function shortenForSpeech(text: string, most = 140): string {
  const flat = text.replace(/\s+/g, " ").trim();
  if (flat.length <= most) return flat;
  const cut = flat.slice(0, most);
  const space = cut.lastIndexOf(" ");
  return `${(space > most / 2 ? cut.slice(0, space) : cut).replace(/[,;:.]$/, "")}, and more`;
}

export interface BurstOptions<Item> {
  one(item: Item): string;
  many(count: number): string;
  say(text: string): void;
  windowMs?: number;
}

/** Gathers what arrives within a second, so that a burst is announced as one count. */
export function createBurst<Item>({ one, many, say, windowMs = 1000 }: BurstOptions<Item>): (item: Item) => void {
  let waiting: Item[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (item) => {
    waiting.push(item);
    timer ??= setTimeout(() => {
      const [first] = waiting;
      const text = waiting.length === 1 && first !== undefined ? one(first) : many(waiting.length);
      waiting = [];
      timer = undefined;
      say(text);
    }, windowMs);
  };
}
