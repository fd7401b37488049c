import type { Application, Request, Response } from "express";
import type { Host } from "../../host-parts.ts";
import { refuseChanges } from "../../read-only/refuse-changes.ts";
import { seatId, type Viewer } from "../../viewer.ts";
import { answerError } from "../receive-upload.ts";
import { sessionViewer } from "../session-viewer.ts";
import type { StoreRules } from "../store-upload.ts";
import { beginUpload } from "./begin-upload.ts";
import { finishUpload } from "./finish-upload.ts";
import { dropPieces } from "./pieces.ts";
import { takePiece, WrongOffset } from "./take-piece.ts";
import { requireUpload } from "./upload-rows.ts";

/**
 * Files in pieces, which go on after a cut: `POST /files/uploads?purpose=…` with `{ key, name, size }` begins one, `HEAD` asks how far it is,
 * `PATCH` with `Upload-Offset` adds a piece, `POST …/finish` with `Upload-Checksum: sha256 <hex>` makes the file, `DELETE` gives it up.
 */
export function mountResumable(app: Application, host: Host, own: StoreRules): void {
  const answered = (work: (viewer: Viewer, req: Request, res: Response) => Promise<void>, type: "query" | "mutation" = "mutation") =>
    async (req: Request, res: Response): Promise<void> => {
      res.set("Cache-Control", "no-store");
      try {
        const viewer = await sessionViewer(host, req);
        await refuseChanges(host, viewer, { path: "files", type });
        await work(viewer, req, res);
      } catch (error) {
        if (error instanceof WrongOffset) res.set("Upload-Offset", String(error.offset));
        answerError(host, req, res, error);
      }
    };
  const uploadOf = (viewer: Viewer, req: Request) => requireUpload(host.db.hot, viewer, req.params["id"] ?? "", host.clock.now());

  app.post("/files/uploads", answered(async (viewer, req, res) => {
    const { id, received, size } = await beginUpload(host, own, viewer, req);
    res.status(201).json({ upload: { id, offset: received, size } });
  }));
  app.head("/files/uploads/:id", answered(async (viewer, req, res) => {
    const { received, size } = await uploadOf(viewer, req);
    res.set({ "Upload-Offset": String(received), "Upload-Length": String(size) }).status(200).end();
  }, "query"));
  app.patch("/files/uploads/:id", answered(async (viewer, req, res) => {
    const offset = await takePiece(host, own, await uploadOf(viewer, req), req);
    res.set("Upload-Offset", String(offset)).status(204).end();
  }));
  app.post("/files/uploads/:id/finish", answered(async (viewer, req, res) => {
    const { id, name, mime, size, width, height, state, locked } = await finishUpload(host, own, viewer, req.params["id"] ?? "", req);
    res.status(201).json({ file: { id, name, mime, size, width, height, state, locked } });
  }));
  app.delete("/files/uploads/:id", answered(async (viewer, req, res) => {
    const upload = await uploadOf(viewer, req);
    await dropPieces(host, upload.id);
    await host.db.hot.run("DELETE FROM file_uploads WHERE id = ? AND seat_id = ?", [upload.id, seatId(viewer)]);
    res.status(204).end();
  }));
}
