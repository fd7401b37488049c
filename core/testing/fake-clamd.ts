import { createServer, type Socket } from "node:net";
import type { AddressInfo } from "node:net";

/** The harmless line that every scanner takes for a virus; put together here so that scanners leave this file alone. */
export const eicar = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}", "$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join("");

/** A ClamAV daemon that knows one virus, for tests: speaks INSTREAM as clamd(8) tells it. */
export interface FakeClamd {
  /** As `CLAMD_URL` takes it. */
  url: string;
  scanned: number;
  /** What it does from now on. */
  mode: "answer" | "hang" | "drop" | "too-large";
  close(): Promise<void>;
}

/** Listens on this machine; close it afterwards. */
export async function openFakeClamd(): Promise<FakeClamd> {
  const clamd: FakeClamd = { url: "", scanned: 0, mode: "answer", close: async () => undefined };
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    let held = Buffer.alloc(0);
    let content = Buffer.alloc(0);
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("data", (part) => {
      if (clamd.mode === "drop") return void socket.destroy();
      held = Buffer.concat([held, part]);
      const command = "zINSTREAM\0";
      if (held.length < command.length) return;
      if (held.toString("latin1", 0, command.length) !== command) return void socket.end("UNKNOWN COMMAND\0");
      let at = command.length;
      content = Buffer.alloc(0);
      while (at + 4 <= held.length) {
        const length = held.readUInt32BE(at);
        if (length === 0) {
          clamd.scanned += 1;
          if (clamd.mode === "hang") return;
          if (clamd.mode === "too-large") return void socket.end("INSTREAM size limit exceeded. ERROR\0");
          return void socket.end(content.includes(eicar) ? "stream: Eicar-Test-Signature FOUND\0" : "stream: OK\0");
        }
        if (at + 4 + length > held.length) return;
        content = Buffer.concat([content, held.subarray(at + 4, at + 4 + length)]);
        at += 4 + length;
      }
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  clamd.url = `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`;
  clamd.close = () => {
    for (const socket of sockets) socket.destroy();
    return new Promise((done) => server.close(() => done()));
  };
  return clamd;
}
