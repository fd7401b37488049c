/** A bucket as `FILES_URL` names it. */
export interface S3Address {
  /** With the bucket in its path, as every S3-compatible store answers it. */
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

/** Reads `s3://key:secret@host:port/bucket?region=…`; `tls=off` is for a store on the same machine or a private network. */
export function readS3Address(text: string): S3Address {
  const url = new URL(text);
  const bucket = url.pathname.replace(/^\/|\/$/g, "");
  const scheme = url.searchParams.get("tls") === "off" ? "http" : "https";
  return {
    endpoint: `${scheme}://${url.host}/${bucket}`,
    bucket,
    region: url.searchParams.get("region") ?? "us-east-1",
    accessKeyId: decodeURIComponent(url.username),
    secretAccessKey: decodeURIComponent(url.password),
  };
}
