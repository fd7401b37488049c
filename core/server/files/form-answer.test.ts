import { afterAll, beforeAll, expect, it } from "vitest";
import { openFilesTest, type FilesTest } from "../../testing/files-host.ts";
import { createTestDatabase, type TestDatabase } from "../../testing/test-databases.ts";
import { newId } from "../ids.ts";
import { pdf } from "./fixtures/sample-files.ts";

let database: TestDatabase;
let test: FilesTest;
const page = `/attach/${newId()}`;
const from = (back: string): string => `/files?purpose=attachment&back=${encodeURIComponent(back)}`;
beforeAll(async () => {
  database = await createTestDatabase("sqlite");
  test = await openFilesTest(database);
});
afterAll(async () => {
  await test.close();
  await database.drop();
});

it("leads a plain form back to its page with the file among those it has", async () => {
  const first = await test.upload(test.jordan, pdf(), "a.pdf", { path: from(page) });
  expect([first.status, first.headers["location"]]).toEqual([303, expect.stringMatching(new RegExp(`^${page}\\?file=[0-9A-Z]{26}$`))]);
  const second = await test.upload(test.jordan, pdf(), "b.pdf", { path: from(String(first.headers["location"])) });
  expect(String(second.headers["location"])).toMatch(/\?file=[0-9A-Z]{26}&file=[0-9A-Z]{26}$/);
});

it("says on a page of its own why a file was not taken, with the name as text only", async () => {
  const answer = await test.upload(test.jordan, Buffer.from("x"), "<b>&.exe", { path: from(page) });
  expect(answer.status).toBe(400);
  expect(answer.body.toString()).toContain(`<a href="${page}">`);
  expect(answer.body.toString()).not.toContain("<b>");
});

it.each(["https://evil.example/", "//evil.example", "/attach/../staff", "/", `${page}?file=x`, `${page}#a`, `${page}\r\nX: y`])("never leads to %s", async (back) => {
  const answer = await test.upload(test.jordan, pdf(), "a.pdf", { path: from(back) });
  expect([answer.status, answer.headers["location"]]).toEqual([201, undefined]);
});
