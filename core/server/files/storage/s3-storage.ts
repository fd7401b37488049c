import { createHash } from "node:crypto";
import { createReadStream, openAsBlob } from "node:fs";
import { rm } from "node:fs/promises";
import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { S3mini, type S3ServiceError, type UploadPart } from "s3mini";
import { BytesGone, pathOf, placeOf, type FileStorage } from "./file-storage.ts";
import type { S3Address } from "./s3-address.ts";

/** Above this a file goes up in parts, so that a cut costs one part; S3 takes no part under 5 MB but the last. */
const partBytes = 8 * 1024 * 1024;
/** A request of one part that takes longer has lost its line. */
const requestMs = 120_000;
const tries = 3;

const isMissing = (error: unknown): boolean => error instanceof Error && "status" in error && (error as S3ServiceError).status === 404;

/** Keeps bytes in a bucket of any S3-compatible store, as private objects; they are only ever read through the portal. */
export function s3Storage(address: S3Address): FileStorage {
  const { endpoint, region, accessKeyId, secretAccessKey, bucket } = address;
  const bucketDoor = new S3mini({ endpoint, region, accessKeyId, secretAccessKey, requestAbortTimeout: requestMs });
  // Reading goes as fast as the person's line takes it, so it has no end of its own.
  const readingDoor = new S3mini({ endpoint, region, accessKeyId, secretAccessKey });
  return {
    label: `the bucket "${bucket}"`,
    async put(place, from) {
      const blob = await openAsBlob(from);
      const path = pathOf(place);
      if (blob.size <= partBytes) {
        const sha256 = await hashOf(from);
        // The store holds the bytes against the hash, and keeps nothing that differs.
        await again(() => bucketDoor.putObject(path, blob, "application/octet-stream", undefined, { "x-amz-checksum-sha256": sha256 }, blob.size));
      } else {
        await putInParts(bucketDoor, path, blob);
      }
      await rm(from, { force: true });
    },
    async read(place, part) {
      const answer = await again(() => (part ? readingDoor.getObjectRaw(pathOf(place), false, part.start, part.end + 1) : readingDoor.getObjectRaw(pathOf(place)))).catch((error: unknown) => {
        throw isMissing(error) ? new BytesGone() : error;
      });
      if (!answer.body) throw new BytesGone();
      return Readable.fromWeb(answer.body as ReadableStream);
    },
    has: async (place) => (await again(() => bucketDoor.objectExists(pathOf(place)))) === true,
    async remove(place) {
      await again(() => bucketDoor.deleteObject(pathOf(place)));
    },
    async *list() {
      let token: string | undefined;
      do {
        const page = await again(() => bucketDoor.listObjectsPaged("/", "", 1_000, token));
        for (const object of page?.objects ?? []) {
          const place = placeOf(object.Key);
          if (place) yield { ...place, storedAt: new Date(object.LastModified).getTime() };
        }
        token = page?.nextContinuationToken;
      } while (token);
    },
  };
}

async function putInParts(door: S3mini, path: string, blob: Blob): Promise<void> {
  const uploadId = await again(() => door.getMultipartUploadId(path, "application/octet-stream"));
  try {
    const parts: UploadPart[] = [];
    for (let at = 0; at < blob.size; at += partBytes) {
      parts.push(await again(() => door.uploadPart(path, uploadId, blob.slice(at, at + partBytes), parts.length + 1)));
    }
    // A lost answer makes the second try find no upload; what counts is whether the whole lies there.
    const lost = await again(() => door.completeMultipartUpload(path, uploadId, parts)).then(() => null, (error: unknown) => error);
    const stored = await again(() => door.getContentLength(path)).catch(() => -1);
    if (stored !== blob.size) throw lost ?? new Error("the store did not keep a whole file");
  } catch (error) {
    await door.abortMultipartUpload(path, uploadId).catch(() => undefined);
    throw error;
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) hash.update(chunk);
  return hash.digest("base64");
}

/** Tries a request that got no answer, or a store's own failure, a few times; every request here may be sent twice. */
async function again<T>(request: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await request();
    } catch (error) {
      const status = error instanceof Error && "status" in error ? Number(error.status) : 0;
      if (attempt >= tries || (status >= 400 && status < 500)) throw error;
      await new Promise((done) => setTimeout(done, 100 * attempt ** 2));
    }
  }
}
