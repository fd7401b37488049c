import { join } from "node:path";
import express, { type Express, type Response } from "express";

const cached = (value: string) => (res: Response) => void res.setHeader("Cache-Control", value);

/** Serves the browser build: hashed files for a year, the icon and the like for an hour, and nothing else from that folder. */
export function serveStaticFiles(app: Express, clientDir: string): void {
  const shared = { index: false as const, redirect: false };
  app.use("/assets", express.static(join(clientDir, "assets"), { ...shared, setHeaders: cached("public, max-age=31536000, immutable") }));
  app.use("/assets", (_req, res) => {
    res.status(404).type("text").send("This file is not part of the current version. Load the page again.\n");
  });
  app.use(express.static(clientDir, { ...shared, dotfiles: "ignore", setHeaders: cached("public, max-age=3600") }));
}
