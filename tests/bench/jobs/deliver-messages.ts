import { ulid } from "ulid";
import { call, connect } from "../browser-connection.ts";
import type { Person } from "../browser-connection.ts";
import { createRecorder, openLoop } from "../loops.ts";
import type { Timing } from "../loops.ts";
import type { Job } from "../job.ts";

export interface DeliverInput {
  url: string;
  people: readonly Person[];
  staffToken: string;
  perSecond: number;
  seconds: number;
}

/** Two devices of each person and one of their professional: from the start of a send until each other device has the message. */
export const main: Job<DeliverInput, { delivered: Timing; sent: Timing; sockets: number; missing: number }> = async (input, marks) => {
  const { url, people } = input;
  const started = new Map<string, { at: number; waits: number }>();
  const recorder = createRecorder();
  let counting = false;
  const hear = (data: { entry?: { id: string } }): void => {
    const sent = data.entry ? started.get(data.entry.id) : undefined;
    if (!sent) return;
    sent.waits -= 1;
    if (counting) recorder.add(performance.now() - sent.at);
  };
  const senders = await inGroups(people, (person) => connect(url, person.token));
  const others = await inGroups([...people.map((person) => person.token), input.staffToken], (token) => connect(url, token));
  for (const socket of others) socket.on("entry", hear);
  const begin = (): void => {
    counting = true;
    marks.begin();
  };
  const sent = await openLoop(input, { begin, end: marks.end }, async (index, due) => {
    // A stride that meets everybody before anybody comes again.
    const lane = (index * 7) % people.length;
    const [person, socket] = [people[lane], senders[lane]];
    if (!person || !socket) return;
    const key = ulid();
    started.set(key, { at: due, waits: 2 });
    await call(socket, "messages.send", "mutation", { conversationId: person.conversationId, key, text: "See you on Thursday." });
  });
  await new Promise((resolve) => setTimeout(resolve, 500));
  const missing = [...started.values()].filter(({ waits }) => waits > 0).length;
  for (const socket of [...senders, ...others]) socket.close();
  return { delivered: recorder.timing(input.seconds), sent, sockets: senders.length + others.length, missing };
};

async function inGroups<Item, Made>(items: readonly Item[], make: (item: Item) => Promise<Made>): Promise<Made[]> {
  const made: Made[] = [];
  for (let at = 0; at < items.length; at += 25) made.push(...(await Promise.all(items.slice(at, at + 25).map(make))));
  return made;
}
