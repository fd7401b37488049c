import type { PluginContext } from "../plugins/plugin-context.ts";

/** What came in. */
export interface EndpointRequest {
  /** The named parts of the path. */
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  /** By their names in lower case. */
  headers: Readonly<Record<string, string | undefined>>;
  /** Exactly the bytes that were sent, for signatures. */
  body: Buffer;
  /** The fields of a plain form; empty for other bodies. */
  form: URLSearchParams;
  /**
   * Takes one of a few tries an hour for whoever asks, or for `key` (such as a hash of the address that a mail would go to). @throws AppError
   * `RATE_LIMITED` that says how long to wait
   */
  takeTry(key?: string): Promise<void>;
}

export interface EndpointAnswer {
  status: number;
  /** Media type of the body; text unless told. */
  type?: string;
  body?: string;
  /** Where to go instead, with status 303. */
  location?: string;
  /** Origins of sites that may show this answer in a frame, such as `https://practice.example`; none may unless told. */
  framedBy?: readonly string[];
}

/**
 * An address of a plugin beside its pages and procedures, for people without an account and for machines. Nobody is signed in: what guards it is a
 * secret in the address or a signature over the body, and `run` checks that.
 */
export interface Endpoint {
  /** `people` come from a page or a link, `/open/<practice id>/<plugin id>/<path>`, and post from the portal's own pages only; `machines` post from anywhere, `/webhooks/<practice id>/<plugin id>/<path>`. */
  from: "people" | "machines";
  method: "GET" | "POST";
  /** Such as `pay/:token`; a part with a colon stands for one segment. */
  path: string;
  /** Why it may be open to everybody, and what guards it. */
  about: string;
  run(ctx: PluginContext, request: EndpointRequest): Promise<EndpointAnswer>;
}
