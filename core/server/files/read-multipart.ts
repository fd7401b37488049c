import type { IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import busboy from "busboy";
import { fileRefused } from "./file-refused.ts";

const cut = (): Error => fileRefused("The file arrived only in part and was not stored. Send it again.");

/** A head that cannot be read holds a name with control characters; no browser makes another. */
const parserProblem = (error: unknown): Error =>
  error instanceof Error && /malformed/i.test(error.message) ? fileRefused("The name of this file holds characters that cannot be sent. Rename it and send it again.") : cut();

/** The one file of a request while it arrives. */
export interface ArrivingFile {
  stream: Readable;
  name: string;
  /** Settles when the whole request has arrived; fails when it was cut. Nothing may be kept before. */
  whole: Promise<void>;
}

/**
 * Hands the one file of a multipart request to `store` while it arrives.
 * Rejects as soon as it is refused; what is still on its way is then the caller's to drop.
 */
export function readMultipart<T>(req: IncomingMessage, store: (file: ArrivingFile) => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    let storing: Promise<T> | null = null;
    let parser: busboy.Busboy;
    try {
      parser = busboy({ headers: req.headers, defParamCharset: "utf8", limits: { files: 1, fields: 5, fieldSize: 1_000, parts: 8, headerPairs: 20 } });
    } catch {
      reject(fileRefused("No file arrived. Choose a file and send it again."));
      return;
    }
    let arrived: () => void = () => undefined;
    let broke: (error: unknown) => void = () => undefined;
    const whole = new Promise<void>((done, failed) => {
      arrived = done;
      broke = failed;
    });
    whole.catch(() => undefined);
    const stop = (error: unknown): void => {
      broke(error);
      req.unpipe(parser);
      // Destroying it makes the file's own stream fail, so that what was written of it is removed.
      parser.destroy();
      if (storing) storing.then(() => reject(error), () => reject(error));
      else reject(error);
    };
    parser.on("file", (field, stream, info) => {
      // A cut can fail this stream before `store` listens to it; whoever reads it later still hears of it.
      stream.on("error", () => undefined);
      if (field !== "file") return void stream.resume();
      storing = store({ stream, name: info.filename ?? "", whole });
      storing.catch(stop);
    });
    parser.on("filesLimit", () => stop(fileRefused("More than one file arrived. Send one file at a time.")));
    parser.on("error", (error) => stop(parserProblem(error)));
    parser.on("finish", () => {
      arrived();
      if (storing) storing.then(resolve, reject);
      else reject(fileRefused("No file arrived. Choose a file and send it again."));
    });
    req.on("aborted", () => stop(cut()));
    req.on("error", () => stop(cut()));
    req.pipe(parser);
  });
}
