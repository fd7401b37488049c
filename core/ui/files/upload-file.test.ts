import { createHash } from "node:crypto";
import { afterEach, expect, it, vi } from "vitest";
import { uploadFile, UploadRefused } from "./upload-file.ts";

afterEach(() => vi.unstubAllGlobals());

/** A server that keeps pieces, and a line that may be cut. */
function openLine() {
  const line = { bytes: Buffer.alloc(0), begun: 0, cut: 0, loseAnswers: 0, refuse: "", deleted: 0, pieces: [] as number[], checksum: "" };
  const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });
  vi.stubGlobal("fetch", async (path: string, init: { method: string; body?: Blob; headers?: Record<string, string>; signal?: AbortSignal }) => {
    if (init.signal?.aborted) throw new DOMException("gone", "AbortError");
    if (line.cut > 0) {
      line.cut -= 1;
      throw new TypeError("Failed to fetch");
    }
    if (path.startsWith("/files/uploads?")) {
      line.begun += 1;
      return json(201, { upload: { id: "u1", offset: line.bytes.length } });
    }
    if (init.method === "DELETE") return (line.deleted += 1), new Response(null, { status: 204 });
    if (path.endsWith("/finish")) {
      line.checksum = init.headers?.["upload-checksum"] ?? "";
      return line.refuse ? json(400, { error: { message: line.refuse } }) : json(201, { file: { id: "f1", name: "a.pdf", state: "ready", locked: false } });
    }
    const at = { headers: { "upload-offset": String(line.bytes.length) } };
    if (Number(init.headers?.["upload-offset"]) !== line.bytes.length) return new Response("{}", { status: 409, ...at });
    const piece = Buffer.from(await (init.body as Blob).arrayBuffer());
    line.bytes = Buffer.concat([line.bytes, piece]);
    line.pieces.push(piece.length);
    if (line.loseAnswers > 0) {
      line.loseAnswers -= 1;
      throw new TypeError("Failed to fetch");
    }
    return new Response(null, { status: 204, headers: { "upload-offset": String(line.bytes.length) } });
  });
  return line;
}

const bytes = Buffer.alloc(1_500_000, "abc");
const fileOf = () => new File([bytes], "a.pdf");
const atOnce = async () => undefined;

it("sends a file in pieces with its hash, and says how far it is", async () => {
  const line = openLine();
  const shares: number[] = [];
  expect(await uploadFile(fileOf(), "document", (share) => shares.push(share), atOnce).done).toMatchObject({ id: "f1", state: "ready" });
  expect(line.bytes.equals(bytes)).toBe(true);
  expect(line.pieces.length).toBeGreaterThan(1);
  expect(line.checksum).toBe(`sha256 ${createHash("sha256").update(bytes).digest("hex")}`);
  expect([shares[0], shares.at(-1)]).toEqual([0, 1]);
});

it("goes on by itself after a short cut, also when only the answer was lost", async () => {
  const line = openLine();
  const upload = uploadFile(fileOf(), "document", (share) => {
    if (share > 0 && line.begun === 1) [line.cut, line.loseAnswers] = [2, 1];
  }, atOnce);
  await upload.done;
  expect(line.bytes.equals(bytes)).toBe(true);
});

it("gives up after a while, and trying again goes on with what has arrived", async () => {
  const line = openLine();
  const file = fileOf();
  await expect(uploadFile(file, "document", (share) => void (share > 0 && (line.cut = 99)), atOnce).done).rejects.not.toBeInstanceOf(UploadRefused);
  const arrived = line.bytes.length;
  expect(arrived).toBeGreaterThan(0);
  line.cut = 0;
  const shares: number[] = [];
  await uploadFile(file, "document", (share) => shares.push(share), atOnce).done;
  expect(shares[0]).toBe(arrived / bytes.length);
  expect(line.bytes.equals(bytes)).toBe(true);
});

it("does not try again what the server refused, and says its sentence", async () => {
  const line = openLine();
  line.refuse = "“a.pdf” is damaged.";
  await expect(uploadFile(fileOf(), "document", () => undefined, atOnce).done).rejects.toThrow("“a.pdf” is damaged.");
});

it("forgets a file that was taken out", async () => {
  const line = openLine();
  const upload = uploadFile(fileOf(), "document", (share) => void (share > 0 && upload.cancel()), atOnce);
  await upload.done.catch(() => undefined);
  expect(line.deleted).toBe(1);
});
