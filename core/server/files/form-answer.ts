import type { Request } from "express";

const id = "[0-7][0-9A-HJKMNP-TV-Z]{25}";
const attachPages = [new RegExp(`^/attach/${id}(\\?file=${id}(&file=${id}){0,9})?$`), new RegExp(`^/documents/upload(\\?file=${id}(&file=${id}){0,9})?$`), new RegExp(`^(/payments|/staff/clients/${id}/billing)/insurance/new\\?((rank=(primary|secondary)|like=${id})&)?(side=(front|back)&file=${id}&){0,6}side=(front|back)$`), new RegExp(`^/documents/requests/${id}\\?line=${id}(&file=${id}){0,9}$`), new RegExp(`^/staff/clients/${id}/documents/share$`), new RegExp(`^(/forms/${id}|/staff/clients/${id}/forms/${id}/together)/\\d{1,4}\\?add=\\d{1,4}(&check=1)?(&file=${id}){0,9}$`)];

/** The page that a file was sent from by a plain form, which it goes back to; null for a script, and for any other address. */
export function attachPageOf(req: Request): string | null {
  const back = req.query["back"];
  return typeof back === "string" && attachPages.some((page) => page.test(back)) ? back : null;
}

/** Where the form's page goes on, with the file that is stored now among those it has. */
export const withFile = (page: string, fileId: string): string => `${page}${page.includes("?") ? "&" : "?"}file=${fileId}`;

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** A page without script that says why a file was not taken, and leads back. */
export const refusalPage = (message: string, page: string): string => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>Error: Add a file</title></head>
<body>
<main>
<h1>The file was not added</h1>
<p>${escaped(message)}</p>
<p><a href="${escaped(page)}">Go back and choose a file</a></p>
</main>
</body>
</html>
`;
