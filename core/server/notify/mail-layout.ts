import { headerText } from "./mail-header.ts";

/** What a mail says, before it is drawn as HTML and as plain text. */
export interface MailWords {
  subject: string;
  paragraphs: readonly string[];
  button?: { label: string; href: string };
  /** A code to type, shown large. */
  code?: { label: string; value: string };
  /** Small lines at the end. */
  notes: readonly string[];
}

const escaped: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => escaped[character] ?? character);

// Colours are the portal's own tokens; a style block alone is dropped by some mail programs, so the light ones stand inline.
const darkStyles = `
    @media (prefers-color-scheme: dark) {
      .page { background: #141B1A !important; }
      .card { background: #1C2524 !important; border-color: #2E3A38 !important; }
      .card h1, .card p, .code { color: #ECE8E0 !important; }
      .card .note { color: #AEB8B5 !important; }
      .card a { color: #93D3C9 !important; }
      .card a.button { background: #84CABF !important; color: #0E1716 !important; }
      .code { background: #101615 !important; }
    }`;

const font = "font-family: system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";
const paragraph = (text: string): string => `<p style="margin: 0 0 16px; font-size: 17px; line-height: 1.5; color: #22302E;">${escape(text)}</p>`;
const note = (text: string): string => `<p class="note" style="margin: 0 0 8px; font-size: 15px; line-height: 1.5; color: #55615E;">${escape(text)}</p>`;

const button = ({ label, href }: { label: string; href: string }): string => `
      <p style="margin: 24px 0;"><a class="button" href="${escape(href)}" style="display: inline-block; padding: 14px 24px; border-radius: 8px; background: #1F5F5B; color: #FFFFFF; font-size: 17px; font-weight: 600; text-decoration: none;">${escape(label)}</a></p>
      <p class="note" style="margin: 0 0 16px; font-size: 15px; line-height: 1.5; color: #55615E;">If the button does not work, copy this address into your browser:<br><a href="${escape(href)}" style="color: #17534F; overflow-wrap: anywhere; word-break: break-all;">${escape(href)}</a></p>`;

const code = ({ label, value }: { label: string; value: string }): string => `
      ${paragraph(label)}
      <p class="code" style="margin: 0 0 16px; padding: 12px 16px; border-radius: 8px; background: #F2EDE4; color: #22302E; font-size: 28px; font-weight: 700; letter-spacing: 4px;">${escape(value)}</p>`;

/** Draws the HTML part: one column, no tables, no images, nothing loaded from anywhere. */
function html(words: MailWords): string {
  return `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <meta name="supported-color-schemes" content="light dark">
  <title>${escape(words.subject)}</title>
  <style>${darkStyles}
  </style>
</head>
<body class="page" style="margin: 0; padding: 24px 12px; background: #FAF7F2; ${font};">
  <main class="card" style="max-width: 528px; margin: 0 auto; padding: 24px; border: 1px solid #DDD6CA; border-radius: 12px; background: #FFFFFF; overflow-wrap: anywhere;">
      <h1 style="margin: 0 0 16px; font-size: 22px; line-height: 1.25; color: #22302E;">${escape(words.subject)}</h1>
      ${words.paragraphs.map(paragraph).join("\n      ")}${words.button ? button(words.button) : ""}${words.code ? code(words.code) : ""}
      ${words.notes.map(note).join("\n      ")}
  </main>
</body>
</html>
`;
}

function text(words: MailWords): string {
  const parts = [words.subject, ...words.paragraphs];
  if (words.button) parts.push(`${words.button.label}:\n${words.button.href}`);
  if (words.code) parts.push(`${words.code.label}\n${words.code.value}`);
  return `${[...parts, ...words.notes].join("\n\n")}\n`;
}

/** Draws a mail's words as subject, HTML part and plain-text part that say the same. */
export const layOutMail = (words: MailWords): { subject: string; html: string; text: string } => {
  const clean = { ...words, subject: headerText(words.subject) };
  return { subject: clean.subject, html: html(clean), text: text(clean) };
};
