import { PassThrough } from "node:stream";
import { createReadableStreamFromReadable } from "@remix-run/node";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { hideToken } from "./account/hide-token.ts";
import { Nonce } from "./nonce.ts";
import { isRouteErrorResponse, RemixServer, type AppLoadContext, type EntryContext } from "./remix.ts";

/** How long a page may wait for its deferred parts, in milliseconds. */
export const streamTimeout = 10_000;

/** Renders a document: the shell at once, deferred parts as they come; whole for a crawler. */
export default function handleRequest(request: Request, status: number, headers: Headers, context: EntryContext, { nonce }: AppLoadContext): Promise<Response> {
  return new Promise((resolve, reject) => {
    let shellSent = false;
    let finalStatus = status;
    const send = (): void => {
      shellSent = true;
      const body = new PassThrough();
      headers.set("Content-Type", "text/html; charset=utf-8");
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status: finalStatus }));
      stream.pipe(body);
    };
    const whole = isbot(request.headers.get("user-agent"));
    const stream = renderToPipeableStream(
      <Nonce.Provider value={nonce}>
        <RemixServer context={context} url={request.url} abortDelay={streamTimeout} nonce={nonce} />
      </Nonce.Provider>,
      {
        nonce,
        onShellReady: () => void (!whole && send()),
        onAllReady() {
          clearTimeout(giveUp);
          if (whole) send();
        },
        onShellError: reject,
        onError(error) {
          finalStatus = 500;
          // Before the shell is sent, the rejection above reports it.
          if (shellSent) handleError(error, { request });
        },
      },
    );
    const giveUp = setTimeout(stream.abort, streamTimeout + 1_000);
  });
}

/** Reports what a loader, an action or a render threw unexpectedly: the path without its query, never what was sent. */
export function handleError(error: unknown, { request }: { request: Request }): void {
  if (request.signal.aborted || isRefusal(error)) return;
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const line = { level: "error", time: new Date().toISOString(), part: "page", method: request.method, path: hideToken(new URL(request.url).pathname), error: detail };
  process.stderr.write(`${JSON.stringify(line)}\n`);
}

/** Whether a page was refused or is not there, which is an answer like any other. A route that draws nothing hands on what was thrown as it is. */
function isRefusal(error: unknown): boolean {
  const status = isRouteErrorResponse(error) ? error.status : (error as { init?: { status?: number } } | null)?.init?.status;
  return status !== undefined && status < 500;
}
