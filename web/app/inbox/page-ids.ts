import { data } from "../remix.ts";

/** An id from an address; anything that cannot be one is a page that does not exist. */
export function pageId(text: string | undefined): string {
  if (text !== undefined && /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(text)) return text;
  throw data(null, { status: 404 });
}
