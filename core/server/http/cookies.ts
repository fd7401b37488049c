import type { Cookies } from "../trpc/context.ts";

const pairs = (header: string): Map<string, string> =>
  new Map(header.split(";").flatMap((part): [string, string][] => {
    const at = part.indexOf("=");
    return at < 1 ? [] : [[part.slice(0, at).trim(), part.slice(at + 1).trim()]];
  }));

/**
 * The portal's cookies of one request. What is set can be read back at once.
 * @param append writes one `Set-Cookie` header
 */
export function createCookies(header: string | undefined, secure: boolean, append: (setCookie: string) => void): Cookies {
  const known = pairs(header ?? "");
  const attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
  return {
    get: (name) => known.get(name),
    set(name, value, options = {}) {
      known.set(name, value);
      append(`${name}=${value}; ${attributes}${options.maxAge === undefined ? "" : `; Max-Age=${Math.floor(options.maxAge)}`}`);
    },
    clear(name) {
      known.delete(name);
      append(`${name}=; ${attributes}; Max-Age=0`);
    },
  };
}
