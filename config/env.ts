import { isIP } from "node:net";
import { resolve } from "node:path";
import { z } from "zod";
import { keepSecretKey, readSecretKey } from "./secret-key.ts";

export const roles = ["web", "worker"] as const;
/** What one process does: answers people, runs jobs and timers, or both. */
export type Role = (typeof roles)[number];

const logLevels = ["silent", "fatal", "error", "warn", "info", "debug", "trace"] as const;

/** Everything that the portal takes from its environment, checked. */
export interface PortalEnv {
  nodeEnv: "production" | "development" | "test";
  host: string;
  port: number;
  /** Where people reach the portal, without a path: links in mail and the origin check use it. */
  baseUrl: string;
  /** Absolute path of the folder for the embedded database, files and keys. */
  dataDir: string;
  /** `file:/absolute/path.sqlite` or `mysql://…`. */
  databaseUrl: string;
  redisUrl: string | undefined;
  smtpUrl: string | undefined;
  /** `twilio://account:token@host?from=+15551234567`: the gateway that carries text messages. */
  smsUrl: string | undefined;
  /** `s3://key:secret@host/bucket`: where files lie instead of in `dataDir`. */
  filesUrl: string | undefined;
  /** `tcp://host:port` of a ClamAV daemon that checks each file. */
  clamdUrl: string | undefined;
  mailFrom: string;
  /** Whether a made-up practice with fixed sign-ins is there. Never with real people. */
  demo: boolean;
  roles: readonly Role[];
  /** 32 bytes that encrypt what the database must not show. */
  secretKey: Buffer;
  logLevel: (typeof logLevels)[number];
  /** Express's `trust proxy`: how many proxies stand in front, or their addresses. */
  trustProxy: false | number | string[];
}

/** One thing that is wrong with the environment, for the person who starts the portal. */
export interface EnvProblem {
  name: string;
  wrong: string;
  fix: string;
}

type Source = Readonly<Record<string, string | undefined>>;
type Reader = <T>(name: string, schema: z.ZodType<T>, fix: string, fallback: T) => T;

/** A reader that answers the fallback for an unset variable and notes every problem. */
function readerOf(source: Source, problems: EnvProblem[]): Reader {
  return (name, schema, fix, fallback) => {
    const text = source[name]?.trim();
    if (text === undefined || text === "") return fallback;
    const parsed = schema.safeParse(text);
    if (parsed.success) return parsed.data;
    problems.push({ name, wrong: parsed.error.issues[0]?.message ?? "cannot be read", fix });
    return fallback;
  };
}

const flag = z
  .enum(["1", "0", "true", "false", "yes", "no", "on", "off"], "is neither yes nor no")
  .transform((text) => ["1", "true", "yes", "on"].includes(text));
const port = z
  .string()
  .regex(/^\d{1,5}$/, "is not a whole number")
  .transform(Number)
  .refine((value) => value <= 65_535, "is above 65535");
const host = z.string().regex(/^[A-Za-z0-9.:-]+$/, "is neither an address nor a host name");

const urlOf = (...schemes: string[]): z.ZodType<string> =>
  z.string().refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol), `does not start with ${schemes.map((one) => `${one}//`).join(" or ")}`);
const baseUrl = urlOf("http:", "https:")
  .refine((text) => !URL.canParse(text) || (new URL(text).pathname === "/" && new URL(text).search === ""), "has a path")
  .transform((text) => new URL(text).origin);
const databaseUrl = urlOf("file:", "mysql:").refine(
  (text) => !text.startsWith("mysql:") || (URL.canParse(text) && new URL(text).pathname.length > 1),
  "names no database",
);
const smsUrl = urlOf("twilio:")
  .refine((text) => !URL.canParse(text) || (new URL(text).username !== "" && new URL(text).password !== ""), "names no account and token")
  .refine((text) => !URL.canParse(text) || /^\+[1-9]\d{6,14}$/.test(new URL(text).searchParams.get("from") ?? "") || Boolean(new URL(text).searchParams.get("service")), "names neither a number as from=%2B15551234567 nor a service")
  .refine((text) => !URL.canParse(text) || [null, "on", "off"].includes(new URL(text).searchParams.get("tls")), "says neither tls=on nor tls=off");
const filesUrl = urlOf("s3:")
  .refine((text) => !URL.canParse(text) || (new URL(text).username !== "" && new URL(text).password !== ""), "names no key and secret")
  .refine((text) => !URL.canParse(text) || /^\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\/?$/.test(new URL(text).pathname), "names no bucket")
  .refine((text) => !URL.canParse(text) || [null, "on", "off"].includes(new URL(text).searchParams.get("tls")), "says neither tls=on nor tls=off");
const clamdUrl = urlOf("tcp:").refine((text) => !URL.canParse(text) || new URL(text).hostname !== "", "names no host");
const roleList = z.string().transform((text, context) => {
  const named = text.split(",").map((one) => one.trim());
  const wrong = named.find((one) => one !== "both" && !roles.includes(one as Role));
  if (wrong === undefined) return named.includes("both") ? [...roles] : roles.filter((one) => named.includes(one));
  context.addIssue({ code: "custom", message: `names "${wrong}", which is not a role` });
  return z.NEVER;
});
const trustProxy = z.string().transform((text, context): false | number | string[] => {
  if (/^\d{1,2}$/.test(text)) return Number(text) === 0 ? false : Number(text);
  if (["false", "no", "off"].includes(text)) return false;
  const addresses = text.split(",").map((one) => one.trim());
  const known = (one: string): boolean => ["loopback", "linklocal", "uniquelocal"].includes(one) || isIP(one.split("/")[0] ?? "") !== 0;
  if (addresses.every(known)) return addresses;
  context.addIssue({ code: "custom", message: "is neither a number of proxies nor a list of addresses" });
  return z.NEVER;
});

const fileUrl = (text: string): string => `file:${resolve(text.replace(/^file:(\/\/)?/, ""))}`;

/**
 * Reads and checks the environment: all problems at once, none thrown.
 * Makes `DATA_DIR/secret.key` when no key is given and none is kept there yet.
 */
export function readEnv(source: Source = process.env): { ok: true; env: PortalEnv } | { ok: false; problems: EnvProblem[] } {
  const problems: EnvProblem[] = [];
  const read = readerOf(source, problems);
  const nodeEnv = read("NODE_ENV", z.enum(["production", "development", "test"], "is not one of production, development, test"), "Leave it out, or set production.", "production");
  const address = read("HOST", host, "Set an address of this machine, such as 127.0.0.1 or 0.0.0.0.", "127.0.0.1");
  const number = read("PORT", port, "Set a port from 0 to 65535, such as 3000.", 3000);
  const dataDir = resolve(read("DATA_DIR", z.string().min(1), "Set a folder.", ".data"));
  const reached = ["0.0.0.0", "::"].includes(address) ? "127.0.0.1" : address.includes(":") ? `[${address}]` : address;
  const database = read("DATABASE_URL", databaseUrl, "Set file:/path/to/file.sqlite or mysql://user:password@host:3306/database, or leave it out for a file in DATA_DIR.", `file:${dataDir}/anteroom.sqlite`);
  const checked = {
    nodeEnv,
    host: address,
    port: number,
    baseUrl: read("BASE_URL", baseUrl, "Set the address that people type, such as https://portal.example.org, with nothing after the host.", `http://${reached}:${number}`),
    dataDir,
    databaseUrl: database.startsWith("file:") ? fileUrl(database) : database,
    redisUrl: read<string | undefined>("REDIS_URL", urlOf("redis:", "rediss:"), "Set redis://host:6379, or leave it out when one process runs alone.", undefined),
    smtpUrl: read<string | undefined>("SMTP_URL", urlOf("smtp:", "smtps:"), "Set smtp://user:password@host:587, or leave it out to keep mail in a local mailbox.", undefined),
    smsUrl: read<string | undefined>("SMS_URL", smsUrl, "Set twilio://account:token@api.twilio.com?from=%2B15551234567 (or ?service=MG…), or leave it out when no texts are sent.", undefined),
    filesUrl: read<string | undefined>("FILES_URL", filesUrl, "Set s3://key:secret@host:port/bucket?region=…, with / in the secret written as %2F, or leave it out to keep files in DATA_DIR.", undefined),
    clamdUrl: read<string | undefined>("CLAMD_URL", clamdUrl, "Set tcp://host:3310, or leave it out when no virus scanner runs.", undefined),
    mailFrom: read("MAIL_FROM", z.string().regex(/^[^\r\n<>]*<?[^\s<>@]+@[^\s<>@]+>?$/, "holds no e-mail address"), "Set an address such as portal@example.org or Portal <portal@example.org>.", "Portal <portal@localhost>"),
    demo: read("DEMO", flag, "Set 1 for the made-up practice, 0 for a real one.", false),
    roles: read<readonly Role[]>("ROLE", roleList, "Set web, worker or both.", roles),
    logLevel: read("LOG_LEVEL", z.enum(logLevels, "is not a level"), `Set one of ${logLevels.join(", ")}.`, "info" as const),
    trustProxy: read("TRUST_PROXY", trustProxy, "Set how many proxies stand in front (such as 1), or their addresses. Leave it out when there is none.", false as const),
  };
  const secretKey = secretKeyFrom(source.SECRET_KEY, dataDir, problems);
  return secretKey !== undefined && problems.length === 0 ? { ok: true, env: { ...checked, secretKey } } : { ok: false, problems };
}

function secretKeyFrom(given: string | undefined, dataDir: string, problems: EnvProblem[]): Buffer | undefined {
  if (given !== undefined && given.trim() !== "") {
    const key = readSecretKey(given);
    if (key === undefined) problems.push({ name: "SECRET_KEY", wrong: "is not 32 bytes in base64", fix: "Make one with: openssl rand -base64 32" });
    return key;
  }
  // A key is only made for a start that will go on, so that a mistyped DATA_DIR leaves no folder behind.
  if (problems.length > 0) return undefined;
  const kept = keepSecretKey(dataDir);
  if (Buffer.isBuffer(kept)) return kept;
  problems.push(kept);
  return undefined;
}

/** The problems as text for a terminal: name, what is wrong, what to do. */
export function explainProblems(problems: readonly EnvProblem[]): string {
  const lines = problems.map(({ name, wrong, fix }) => `  ${name} ${wrong}.\n    ${fix}`);
  return `The portal did not start: ${problems.length === 1 ? "one setting is" : `${problems.length} settings are`} wrong.\n\n${lines.join("\n")}\n`;
}

/** The checked environment; when something is wrong, prints every problem and ends the process with code 1. */
export function envOrExit(source: Source = process.env): PortalEnv {
  const result = readEnv(source);
  if (result.ok) return result.env;
  process.stderr.write(explainProblems(result.problems));
  process.exit(1);
}
