const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Markup that is safe to send as it is. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Part = Html | string | number | null | readonly Part[];

const write = (part: Part): string => {
  if (part instanceof Html) return part.text;
  if (part === null) return "";
  if (typeof part === "object") return part.map(write).join("");
  return String(part).replaceAll(/[&<>"']/g, (sign) => escapes[sign] ?? sign);
};

/** A template of markup: every value in it is escaped unless it is markup itself. */
export const html = (texts: TemplateStringsArray, ...parts: Part[]): Html => new Html(texts.map((text, at) => text + (at < parts.length ? write(parts[at] ?? null) : "")).join(""));

/** What is wrong with a form of such a page, above it, with a way to each field. */
export function problemsOf(errors: Record<string, string>): Html | null {
  const all = Object.entries(errors);
  return all.length === 0 ? null : html`<div class="problems" role="alert"><h2>There is a problem</h2><ul>${all.map(([name, said]) => html`<li><a href="#${name}">${said}</a></li>`)}</ul></div>`;
}
