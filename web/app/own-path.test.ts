import { expect, it } from "vitest";
import { ownPath } from "./own-path.ts";

it.each(["/", "/documents?tab=sign#top", "/c/01ABC", "/search?q=https%3A%2F%2Fx"])("keeps the portal's own path %s", (path) => expect(ownPath(path)).toBe(path));

it.each([
  "//evil.example", "/\\evil.example", "\\\\evil.example", "https:evil.example", "https://evil.example", "javascript:alert(1)", "data:text/html,x",
  "/\t/evil.example", "/\n/evil.example", " /x", "/x/..//evil.example", "/%0d%0aSet-Cookie:x\r\n", "evil", "", `/${"a".repeat(3_000)}`,
])("refuses %j", (path) => expect(ownPath(path, "/home")).toBe("/home"));
