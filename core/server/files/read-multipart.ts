import type { IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import busboy from "busboy";
import { fileRefused } from "./file-refused.ts";

const cut = (): Error => Object.assign(new Error("the upload was cut"), { code: "UPLOAD_CUT" });

/**
 * Hands the one file of a multipart request to `store` while it arrives.
 * Rejects as soon as it is refused; what is still on its way is then the caller's to drop.
 */
export function readMultipart<T>(req: IncomingMessage, store: (file: Readable, name: string) => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    let storing: Promise<T> | null = null;
    let parser: busboy.Busboy;
    try {
      parser = busboy({ headers: req.headers, defParamCharset: "utf8", limits: { files: 1, fields: 5, fieldSize: 1_000, parts: 8, headerPairs: 20 } });
    } catch {
      reject(fileRefused("No file arrived. Choose a file and send it again."));
      return;
    }
    const stop = (error: unknown): void => {
      req.unpipe(parser);
      // Destroying it makes the file's own stream fail, so that what was written of it is removed.
      parser.destroy();
      if (storing) storing.then(() => reject(error), () => reject(error));
      else reject(error);
    };
    parser.on("file", (field, stream, info) => {
      if (field !== "file") return void stream.resume();
      storing = store(stream, info.filename ?? "");
      storing.catch(stop);
    });
    parser.on("filesLimit", () => stop(fileRefused("More than one file arrived. Send one file at a time.")));
    parser.on("error", () => stop(cut()));
    parser.on("finish", () => {
      if (storing) storing.then(resolve, reject);
      else reject(fileRefused("No file arrived. Choose a file and send it again."));
    });
    req.on("aborted", () => stop(cut()));
    req.on("error", () => stop(cut()));
    req.pipe(parser);
  });
}
