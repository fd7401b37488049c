import { formatInZone } from "./format-in-zone.ts";

/** One entry as a reader sees it. */
export interface ReadableEntry {
  at: number;
  kind: string;
  author: string;
  text: string;
  withdrawn: boolean;
  files: readonly { name: string; path: string | null }[];
}

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => escapes[character] ?? "");

const style = `body{font:1rem/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#1d2126;background:#fff}
h1{font-size:1.4rem}li{margin:0 0 1rem;list-style:none}ol{padding:0}p{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}.by{color:#555c66;font-size:.875rem}
@media(prefers-color-scheme:dark){body{color:#e8eaed;background:#16181b}.by{color:#a9b0b9}a{color:#8ab4f8}}`;

/** A conversation as a page that needs nothing but itself. */
export function conversationHtml(of: { title: string; about: string; practice: string; zone: string; entries: readonly ReadableEntry[] }): string {
  const lines = of.entries.map((entry) => {
    const body = entry.withdrawn ? "This message was withdrawn." : entry.text;
    const files = entry.files.map((file) => `<p>${file.path ? `<a href="../${escape(encodeURI(file.path))}">${escape(file.name)}</a>` : escape(file.name)}</p>`).join("");
    const by = [entry.author, formatInZone(entry.at, of.zone)].filter(Boolean).join(", ");
    return `<li><p class="by">${escape(by)}</p><p>${escape(body)}</p>${files}</li>`;
  });
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escape(of.title)}</title><style>${style}</style></head>
<body><main><h1>${escape(of.title)}</h1><p class="by">${escape(of.practice)}. About ${escape(of.about)}. Times are in ${escape(of.zone)}.</p>
<ol>
${lines.join("\n")}
</ol></main></body></html>
`;
}
