import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** An S3-compatible store in memory, for tests: signature version 4 is checked, objects are private, parts are joined. */
export interface FakeS3 {
  /** As `FILES_URL` takes it. */
  url: string;
  objects: Map<string, { bytes: Buffer; at: number }>;
  /** Multipart uploads that were begun and neither completed nor given up. */
  unfinished(): number;
  /** The next so many requests are answered 503, or are cut after the work was done. */
  fail(times: number, how: "refuse" | "lose-answer" | "full"): void;
  /** `METHOD key?query` of every request whose signature held. */
  requests: string[];
  close(): Promise<void>;
}

const accessKey = "AKIDFORTESTS";
const secretKey = "a secret/with+signs";
const region = "eu-test-1";
const bucket = "portal-files";

const hmac = (key: string | Buffer, text: string): Buffer => createHmac("sha256", key).update(text).digest();
const hex = (bytes: string | Buffer): string => createHash("sha256").update(bytes).digest("hex");
const encoded = (text: string): string => encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** What is wrong with a request's signature, recomputed from what arrived; null when it holds. */
export function signatureProblem(req: IncomingMessage, body: Buffer): string | null {
  const parts = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(req.headers.authorization ?? "");
  if (!parts) return "AccessDenied";
  const [, key, day, zone, names = "", signature = ""] = parts;
  const time = String(req.headers["x-amz-date"]);
  const hash = String(req.headers["x-amz-content-sha256"]);
  if (key !== accessKey) return "InvalidAccessKeyId";
  if (zone !== region || !time.startsWith(String(day))) return "AuthorizationHeaderMalformed";
  if (!["host", "x-amz-date", "x-amz-content-sha256"].every((name) => names.split(";").includes(name))) return "AccessDenied";
  if (hash !== "UNSIGNED-PAYLOAD" && hash !== hex(body)) return "XAmzContentSHA256Mismatch";
  const url = new URL(req.url ?? "/", "http://store");
  const query = [...url.searchParams].map(([name, value]) => `${encoded(name)}=${encoded(value)}`).sort().join("&");
  const headers = names.split(";").map((name) => `${name}:${String(req.headers[name]).trim()}\n`).join("");
  const canonical = [req.method, url.pathname, query, headers, names, hash].join("\n");
  const scope = `${day}/${zone}/s3/aws4_request`;
  const own = ["s3", "aws4_request"].reduce((made, part) => hmac(made, part), hmac(hmac(`AWS4${secretKey}`, String(day)), String(zone)));
  const right = hmac(own, `AWS4-HMAC-SHA256\n${time}\n${scope}\n${hex(canonical)}`);
  return timingSafeEqual(right, Buffer.from(signature, "hex")) ? null : "SignatureDoesNotMatch";
}

const bodyOf = async (req: IncomingMessage): Promise<Buffer> => Buffer.concat((await req.toArray()) as Buffer[]);

/** Listens on this machine; close it afterwards. */
export async function openFakeS3(): Promise<FakeS3> {
  const objects: FakeS3["objects"] = new Map();
  const uploads = new Map<string, { key: string; parts: Map<number, Buffer> }>();
  const requests: string[] = [];
  let failing = { times: 0, how: "refuse" as "refuse" | "lose-answer" | "full" };

  const answer = (res: ServerResponse, status: number, body: string | Buffer = "", headers: Record<string, string> = {}): void => {
    if (failing.times > 0 && failing.how === "lose-answer") {
      failing.times -= 1;
      return void res.destroy();
    }
    res.writeHead(status, { "content-length": String(Buffer.byteLength(body)), ...headers }).end(body);
  };
  const refuse = (res: ServerResponse, status: number, code: string): void => answer(res, status, `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`, { "content-type": "application/xml" });
  const tag = (bytes: Buffer): string => `"${createHash("md5").update(bytes).digest("hex")}"`;

  const list = (res: ServerResponse, query: URLSearchParams): void => {
    const keys = [...objects.keys()].filter((key) => key.startsWith(query.get("prefix") ?? "")).sort();
    const start = Number(query.get("continuation-token") ?? 0);
    // Fewer than asked for, as a store may, so that pages are walked.
    const size = Math.min(Number(query.get("max-keys") ?? 1_000), 3);
    const page = keys.slice(start, start + size);
    const more = start + size < keys.length;
    const contents = page.map((key) => `<Contents><Key>${key}</Key><LastModified>${new Date(objects.get(key)?.at ?? 0).toISOString()}</LastModified><ETag>x</ETag><Size>${objects.get(key)?.bytes.length}</Size></Contents>`).join("");
    answer(res, 200, `<?xml version="1.0"?><ListBucketResult><IsTruncated>${more}</IsTruncated>${contents}${more ? `<NextContinuationToken>${start + size}</NextContinuationToken>` : ""}</ListBucketResult>`, { "content-type": "application/xml" });
  };

  const put = (req: IncomingMessage, res: ServerResponse, key: string, query: URLSearchParams, body: Buffer): void => {
    const claimed = req.headers["x-amz-checksum-sha256"];
    if (claimed && claimed !== createHash("sha256").update(body).digest("base64")) return refuse(res, 400, "BadDigest");
    const uploadId = query.get("uploadId");
    if (!uploadId) {
      objects.set(key, { bytes: body, at: Date.now() });
      return answer(res, 200, "", { etag: tag(body) });
    }
    const upload = uploads.get(uploadId);
    if (upload?.key !== key) return refuse(res, 404, "NoSuchUpload");
    upload.parts.set(Number(query.get("partNumber")), body);
    answer(res, 200, "", { etag: tag(body) });
  };

  const post = (res: ServerResponse, key: string, query: URLSearchParams, body: Buffer): void => {
    if (query.has("uploads")) {
      const id = randomBytes(8).toString("hex");
      uploads.set(id, { key, parts: new Map() });
      return answer(res, 200, `<?xml version="1.0"?><InitiateMultipartUploadResult><Bucket>${bucket}</Bucket><Key>${key}</Key><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`, { "content-type": "application/xml" });
    }
    const upload = uploads.get(query.get("uploadId") ?? "");
    if (!upload) return refuse(res, 404, "NoSuchUpload");
    const named = [...body.toString().matchAll(/<PartNumber>(\d+)<\/PartNumber>\s*<ETag>"?([^<"]+)"?<\/ETag>/g)].map(([, number, etag]) => ({ part: upload.parts.get(Number(number)), etag }));
    if (named.length === 0 || named.some(({ part, etag }) => !part || tag(part) !== `"${etag}"`)) return refuse(res, 400, "InvalidPart");
    if (named.slice(0, -1).some(({ part }) => (part?.length ?? 0) < 5 * 1024 * 1024)) return refuse(res, 400, "EntityTooSmall");
    const bytes = Buffer.concat(named.flatMap(({ part }) => part ?? []));
    uploads.delete(query.get("uploadId") ?? "");
    objects.set(key, { bytes, at: Date.now() });
    answer(res, 200, `<?xml version="1.0"?><CompleteMultipartUploadResult><Key>${key}</Key><ETag>${tag(bytes)}</ETag></CompleteMultipartUploadResult>`, { "content-type": "application/xml" });
  };

  const get = (req: IncomingMessage, res: ServerResponse, key: string): void => {
    const object = objects.get(key);
    if (!object) return req.method === "HEAD" ? answer(res, 404) : refuse(res, 404, "NoSuchKey");
    const range = /^bytes=(\d+)-(\d*)$/.exec(req.headers.range ?? "");
    if (req.method === "HEAD") return void res.writeHead(200, { "content-length": String(object.bytes.length), etag: tag(object.bytes) }).end();
    if (!range) return answer(res, 200, object.bytes, { etag: tag(object.bytes) });
    const end = range[2] ? Math.min(Number(range[2]), object.bytes.length - 1) : object.bytes.length - 1;
    if (Number(range[1]) > end) return refuse(res, 416, "InvalidRange");
    answer(res, 206, object.bytes.subarray(Number(range[1]), end + 1), { "content-range": `bytes ${range[1]}-${end}/${object.bytes.length}` });
  };

  const handle = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const body = await bodyOf(req);
    const problem = signatureProblem(req, body);
    if (problem) return refuse(res, 403, problem);
    const url = new URL(req.url ?? "/", "http://store");
    if (url.pathname !== `/${bucket}` && !url.pathname.startsWith(`/${bucket}/`)) return refuse(res, 404, "NoSuchBucket");
    const key = decodeURIComponent(url.pathname.slice(bucket.length + 2));
    requests.push(`${req.method} ${key}${url.search}`);
    if (failing.times > 0 && failing.how !== "lose-answer") {
      failing.times -= 1;
      return refuse(res, failing.how === "full" ? 507 : 503, failing.how === "full" ? "XMinioStorageFull" : "SlowDown");
    }
    if (req.method === "PUT") return put(req, res, key, url.searchParams, body);
    if (req.method === "POST") return post(res, key, url.searchParams, body);
    if (req.method === "DELETE") {
      if (url.searchParams.has("uploadId")) uploads.delete(url.searchParams.get("uploadId") ?? "");
      else objects.delete(key);
      return answer(res, 204);
    }
    if (key === "") return list(res, url.searchParams);
    get(req, res, key);
  };

  const server = createServer((req, res) => void handle(req, res).catch(() => res.destroy()));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `s3://${accessKey}:${encodeURIComponent(secretKey)}@127.0.0.1:${port}/${bucket}?region=${region}&tls=off`,
    objects,
    requests,
    unfinished: () => uploads.size,
    fail: (times, how) => void (failing = { times, how }),
    async close() {
      server.closeAllConnections();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
}
