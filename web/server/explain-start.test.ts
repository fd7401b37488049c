import { expect, it } from "vitest";
import { explainStart } from "./explain-start.ts";

const env = { host: "127.0.0.1", port: 3000, logLevel: "info" } as const;

it("says what to do when the port is taken", () => {
  const error = Object.assign(new Error("listen EADDRINUSE"), { code: "EADDRINUSE" });
  expect(explainStart(error, env)).toBe("  Port 3000 on 127.0.0.1 is in use. Stop what uses it, or set PORT to another one.");
});

it("shows a stack only to someone who debugs", () => {
  const error = new Error("to-dos: table `items` must be called `to_dos_items`");
  expect(explainStart(error, env)).not.toMatch(/^\s+at /m);
  expect(explainStart(error, { ...env, logLevel: "debug" })).toMatch(/^\s+at /m);
});
