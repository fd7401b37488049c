import type { Application, Request, Response } from "express";
import { readBody } from "../endpoints/read-body.ts";
import type { Host } from "../host-parts.ts";
import { takeStatus } from "./text-status.ts";
import { takeText } from "./take-text.ts";
import { incomingPath, statusPath } from "./twilio-gateway.ts";

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const twiml = (answer: string): string => `<?xml version="1.0" encoding="UTF-8"?>\n<Response>${answer ? `<Message>${escaped(answer)}</Message>` : ""}</Response>`;

/** Mounts what the text gateway calls: what became of a text, and texts that came in. Only what it has signed is read. */
export function mountTexts(app: Application, host: Host): void {
  app.post(statusPath, guarded(host, async (fields, textId) => takeStatus(host, fields, textId).then(() => "")));
  app.post(incomingPath, guarded(host, (fields) => takeText(host, fields)));
}

function guarded(host: Host, run: (fields: URLSearchParams, textId: string) => Promise<string>) {
  return async (req: Request, res: Response): Promise<void> => {
    res.set({ "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff" });
    const refuse = (): void => void res.status(403).type("text/plain").send("This is not signed by the text gateway.\n");
    if (!host.sms) return refuse();
    try {
      // Whoever hangs up in the middle of it ends here too.
      const body = await readBody(req);
      if (!body) return void res.status(413).end();
      const fields = new URLSearchParams(body.toString("utf8"));
      if (!host.sms.isFrom({ path: req.originalUrl, fields, signature: req.get("x-twilio-signature") ?? "" })) return refuse();
      res.type("text/xml").send(twiml(await run(fields, typeof req.query["text"] === "string" ? req.query["text"] : "")));
    } catch (error) {
      host.log.error({ err: error, path: req.path }, "what the text gateway sent could not be taken");
      if (!res.headersSent) res.status(500).end();
    }
  };
}
