import { expect, it } from "vitest";
import { pageAnswer } from "./page-answer.ts";

const request = new Request("http://portal.example/documents.data?tab=sign");
const refusal = (appCode: string): Error => Object.assign(new Error("You do not have access to documents for Sam Lee."), { appCode, details: {} });
const thrown = (error: unknown): Promise<unknown> => pageAnswer(request, Promise.reject(error)).then(() => undefined, (answer: unknown) => answer);

it("sends someone signed out to sign in, and back to the page afterwards", async () => {
  const answer = (await thrown(refusal("NOT_SIGNED_IN"))) as Response;
  expect(answer.headers.get("Location")).toBe("/signin?next=%2Fdocuments%3Ftab%3Dsign");
});

it("keeps the core's words for a refusal, also when the caller wrapped it", async () => {
  const answer = await thrown(new Error("wrapped", { cause: refusal("FORBIDDEN") }));
  expect(answer).toMatchObject({ init: { status: 403 }, data: { appCode: "FORBIDDEN", message: "You do not have access to documents for Sam Lee." } });
});

it("takes an address that the schema refuses for a page that is not there, and does not answer a form that no page sends", async () => {
  const error = Object.assign(new Error("bad"), { cause: { issues: [{ path: ["clientId"], message: "This id does not look right." }] } });
  expect(await thrown(error)).toMatchObject({ init: { status: 404 } });
  expect(await pageAnswer(new Request(request, { method: "POST" }), Promise.reject(error)).catch((answer: unknown) => answer)).toMatchObject({ init: { status: 400 } });
});

it("leaves an unexpected error as it is", async () => {
  const error = new TypeError("x is undefined");
  expect(await thrown(error)).toBe(error);
});
