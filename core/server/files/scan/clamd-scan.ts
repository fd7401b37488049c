import { createReadStream } from "node:fs";
import { connect, type Socket } from "node:net";
import type { FileScan } from "./run-scans.ts";

/** A scanner that says nothing for so long has lost its line, in milliseconds. */
const silenceMs = 60_000;

/**
 * Asks a ClamAV daemon by its INSTREAM command: pieces with their length before them, then an empty one, then one line of answer.
 * `StreamMaxLength` of clamd must be at least the largest file that the portal takes.
 */
export function clamdScan(url: string, waitMs = silenceMs): FileScan {
  const { hostname, port } = new URL(url);
  return async ({ path }) => {
    const answer = await ask({ host: hostname.replace(/^\[|\]$/g, ""), port: Number(port || 3310) }, path, waitMs);
    if (/^stream: OK$/.test(answer)) return { ok: true };
    const found = /^stream: (.+) FOUND$/.exec(answer)?.[1];
    if (found) return { ok: false, detail: found };
    throw new Error(`clamd answered "${answer.slice(0, 200)}"`);
  };
}

function ask(place: { host: string; port: number }, path: string, waitMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(place);
    let answer = "";
    const fail = (error: Error): void => {
      socket.destroy();
      reject(error);
    };
    socket.setTimeout(waitMs, () => fail(new Error("clamd did not answer in time")));
    socket.on("error", fail);
    socket.on("data", (part) => (answer += part.toString("latin1")));
    // It may answer and close before it has everything, such as when it has seen enough.
    socket.on("close", () => (answer ? resolve(answer.replace(/\0.*$/s, "").trim()) : reject(new Error("clamd closed the line without an answer"))));
    socket.on("connect", () => void send(socket, path).catch((error: unknown) => (answer ? undefined : fail(error as Error))));
  });
}

async function send(socket: Socket, path: string): Promise<void> {
  const write = (bytes: Buffer): Promise<void> => new Promise((done, failed) => socket.write(bytes, (error) => (error ? failed(error) : done())));
  await write(Buffer.from("zINSTREAM\0"));
  const length = Buffer.alloc(4);
  for await (const part of createReadStream(path) as AsyncIterable<Buffer>) {
    length.writeUInt32BE(part.length);
    await write(Buffer.concat([length, part]));
  }
  await write(Buffer.alloc(4));
}
