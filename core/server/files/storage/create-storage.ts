import type { HostOptions } from "../../host-parts.ts";
import { diskStorage } from "./disk-storage.ts";
import type { FileStorage } from "./file-storage.ts";
import { readS3Address } from "./s3-address.ts";
import { s3Storage } from "./s3-storage.ts";

/** The storage that the portal was started with: a bucket when `FILES_URL` names one, else the disk. */
export const createStorage = ({ dataDir, filesUrl }: Pick<HostOptions, "dataDir" | "filesUrl">): FileStorage =>
  filesUrl ? s3Storage(readS3Address(filesUrl)) : diskStorage(dataDir);
