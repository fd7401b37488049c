import { expect, it } from "vitest";
import { hideToken } from "./hide-token.ts";

it("keeps the tokens of mailed links out of logs and leaves every other path", () => {
  expect(hideToken("/enrol/8qjdw5ipJAv0FnZ0d6-_k/password")).toBe("/enrol/…/password");
  expect(hideToken("/enrol/8qjdw5ipJAv0FnZ0d6-_k.data")).toBe("/enrol/….data");
  expect(hideToken("/signin/link/abc")).toBe("/signin/link/…");
  expect(hideToken("/reset-password/abc")).toBe("/reset-password/…");
  for (const path of ["/enrol/ready", "/signin/link", "/signin/code", "/settings/password", "/"]) expect(hideToken(path)).toBe(path);
});
