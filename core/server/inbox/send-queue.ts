import { UniqueConstraintError } from "sequelize";
import type { Host } from "../host-parts.ts";
import { seatId } from "../viewer.ts";
import type { PluginContext } from "../plugins/plugin-context.ts";
import type { FileFacts } from "../files/file-store.ts";
import type { Attachment, Entry } from "./inbox-door.ts";
import { keyReused, sameMessage, storedAnswer } from "./stored-answer.ts";
import { tellMessage } from "./tell-entry.ts";
import { writeMessages } from "./write-messages.ts";
import type { OutgoingMessage, SendOutcome } from "./write-messages.ts";

/** A message as it waits for its turn. */
export interface QueuedMessage extends Omit<OutgoingMessage, "files"> {
  ctx: PluginContext;
  fileIds: readonly string[];
  checkFiles?(files: readonly FileFacts[]): void;
}

interface Waiting extends QueuedMessage {
  answer: Promise<Entry>;
  resolve(entry: Entry): void;
  reject(error: unknown): void;
}

export interface SendQueue {
  /** Answers when the message is on disk. */
  send(message: QueuedMessage): Promise<Entry>;
  settle(): Promise<void>;
}

const mostAtOnce = 100;
const authored = (message: QueuedMessage) => ({ text: message.text, note: message.note, fileIds: message.fileIds, authorId: seatId(message.viewer) });

/**
 * Gathers sends that arrive together into one commit. A conversation is in one flush at a time, which keeps the order of
 * its senders and leaves nothing to wait for inside the database.
 */
export function createSendQueue(host: Host): SendQueue {
  let waiting: Waiting[] = [];
  const underWay = new Map<string, Waiting>();
  const busy = new Set<string>();
  const flushes = new Set<Promise<void>>();
  let wanted = false;

  // SQLite has one writer: a second flush would only wait for it.
  const mostFlushes = (): number => (host.db.engine === "mysql" ? 2 : 1);

  function take(): Waiting[] {
    const batch: Waiting[] = [];
    const rest: Waiting[] = [];
    const held = new Set(busy);
    for (const message of waiting) {
      const alone = message.fileIds.length > 0;
      const full = batch.length >= mostAtOnce || (batch[0]?.fileIds.length ?? 0) > 0 || (alone && batch.length > 0);
      if (full || held.has(message.conversationId)) {
        // What stays keeps its turn: nothing later of this conversation may overtake it.
        held.add(message.conversationId);
        rest.push(message);
      } else batch.push(message);
    }
    waiting = rest;
    return batch;
  }

  function pump(): void {
    while (flushes.size < mostFlushes() && waiting.length > 0) {
      const batch = take();
      if (batch.length === 0) return;
      for (const message of batch) busy.add(message.conversationId);
      const flush = store(batch).finally(() => {
        for (const message of batch) {
          busy.delete(message.conversationId);
          underWay.delete(`${message.conversationId}:${message.key}`);
        }
        flushes.delete(flush);
        pump();
      });
      flushes.add(flush);
    }
  }

  function want(): void {
    if (wanted) return;
    wanted = true;
    // One turn of the loop gathers what arrived in the same read of the sockets.
    setImmediate(() => {
      wanted = false;
      pump();
    });
  }

  async function store(batch: readonly Waiting[]): Promise<void> {
    const [first] = batch;
    if (!first) return;
    try {
      if (first.fileIds.length > 0) return await storeAlone(first);
      const plain = batch.map((message) => ({ ...message, files: [] }));
      const outcomes = await host.db.hotTransaction((sql) => writeMessages(host, sql, plain));
      batch.forEach((message, index) => settleOne(message, outcomes[index]));
      host.outbox.kick();
    } catch (error) {
      if (error instanceof UniqueConstraintError) for (const message of batch) await storeAlone(message);
      else for (const message of batch) message.reject(error);
    }
  }

  /** A transaction of its own: for files, and to find out which key of a batch was stored before. */
  async function storeAlone(message: Waiting): Promise<void> {
    try {
      const before = await storedAnswer(host, host.db.hot, message);
      if (before) return message.resolve(before);
      const [outcome] = await host.db.transaction(async (tx) => {
        const facts = message.fileIds.length > 0 ? await message.ctx.files.claim(message.fileIds, { kind: "message", id: `${message.conversationId}.${message.key}` }, tx) : [];
        message.checkFiles?.(facts);
        return writeMessages(host, tx, [{ ...message, files: facts.map(attachment) }]).then(refuseWhole);
      });
      settleOne(message, outcome);
      host.outbox.kick();
    } catch (error) {
      // Another node may have stored the same key between the look and the insert.
      const again = error instanceof UniqueConstraintError ? await storedAnswer(host, host.db.hot, message).catch(() => null) : null;
      if (again) message.resolve(again);
      else message.reject(error);
    }
  }

  function settleOne(message: Waiting, outcome: SendOutcome | undefined): void {
    if (!outcome) return message.reject(new Error("inbox: a flush answered fewer messages than it was given"));
    if (!outcome.ok) return message.reject(outcome.error);
    message.resolve(outcome.entry);
    try {
      tellMessage(host, outcome.conversation, outcome.entry);
    } catch (error) {
      host.log.error({ err: error }, "a stored message could not be told to browsers");
    }
  }

  return {
    send(message) {
      const id = `${message.conversationId}:${message.key}`;
      const twin = underWay.get(id);
      if (twin) {
        if (!sameMessage(authored(twin), authored(message))) return Promise.reject(keyReused());
        return twin.answer;
      }
      const { promise, ...handles } = withResolvers<Entry>();
      const one: Waiting = { ...message, answer: promise, ...handles };
      underWay.set(id, one);
      waiting.push(one);
      want();
      return promise;
    },
    async settle() {
      while (waiting.length > 0 || flushes.size > 0 || wanted) {
        await Promise.allSettled([...flushes]);
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };
}

/** A refused message with files must give the files back, so its whole transaction ends. */
function refuseWhole(outcomes: SendOutcome[]): SendOutcome[] {
  const refused = outcomes.find((outcome) => !outcome.ok);
  if (refused && !refused.ok) throw refused.error;
  return outcomes;
}

const attachment = (facts: FileFacts): Attachment => ({ fileId: facts.id, name: facts.name, mime: facts.mime, size: facts.size, width: facts.width, height: facts.height, ...(facts.state === "ready" ? {} : { state: facts.state }), ...(facts.locked ? { locked: true as const } : {}) });

function withResolvers<T>(): { promise: Promise<T>; resolve(value: T): void; reject(error: unknown): void } {
  let resolve: (value: T) => void = () => undefined;
  let reject: (error: unknown) => void = () => undefined;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
