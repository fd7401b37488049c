import { ulid } from "ulid";
import { call, connect, http } from "../browser-connection.ts";
import type { Person } from "../browser-connection.ts";
import { closedLoop, openLoop } from "../loops.ts";
import type { Timing } from "../loops.ts";
import type { Job } from "../job.ts";

export interface SendInput {
  url: string;
  over: "socket" | "http";
  people: readonly Person[];
  /** Sends under way at once; people take turns, as one person may not send as fast as this measures. */
  lanes: number;
  seconds: number;
  perSecond?: number;
  /** Where the bare stack listens for sockets. */
  path?: string;
}

const text = "I walked to the lake before work again today. It helped, and I slept through the night for the first time this week.";

/** Each person sends into their own conversation and waits for the answer that it is stored. */
export const main: Job<SendInput, Timing> = async ({ url, over, people, lanes, seconds, perSecond, path }, marks) => {
  const sockets = over === "socket" ? await Promise.all(people.map((person) => connect(url, person.token, path))) : [];
  let turn = 0;
  const send = async (): Promise<void> => {
    const index = (turn += 1) % people.length;
    const person = people[index];
    if (!person) throw new Error("there is nobody to send");
    const message = { conversationId: person.conversationId, key: ulid(), text };
    const socket = sockets[index];
    if (socket) return void (await call(socket, "messages.send", "mutation", message));
    const answer = await http(`${url}/trpc/messages.send`, { token: person.token, post: message });
    if (answer.status !== 200) throw new Error(`messages.send answered ${answer.status}: ${answer.body.slice(0, 200)}`);
  };
  const timing = perSecond ? await openLoop({ perSecond, seconds }, marks, send) : await closedLoop({ lanes, seconds }, marks, send);
  for (const socket of sockets) socket.close();
  return timing;
};
