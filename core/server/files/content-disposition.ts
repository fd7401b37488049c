import type { Disposition } from "./file-links.ts";

/** The header of RFC 6266: a plain name for old programs, and the real one encoded (RFC 8187). */
export function contentDisposition(disposition: Disposition, name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%;]/g, "_");
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${disposition}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
