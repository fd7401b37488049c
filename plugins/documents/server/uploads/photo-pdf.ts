import { invalid, writePdf } from "@anteroom/core/server";
import type { FileFacts, PluginContext } from "@anteroom/core/server";

const mostWide = 480;
const mostHigh = 690;

/** One PDF with a page for each picture, in their order. @throws AppError `INVALID` for what is no picture that can be drawn, or still waits for its check */
export async function photoPdf(ctx: PluginContext, title: string, author: string, files: readonly FileFacts[]): Promise<Buffer> {
  const blocks: Parameters<typeof writePdf>[0]["blocks"][number][] = [];
  for (const [index, file] of files.entries()) {
    if (file.state === "pending") throw invalid({ join: "Pictures can become one PDF once they were checked for viruses. Send them one by one, or try again in a few minutes." });
    if (!["image/jpeg", "image/png"].includes(file.mime) || !file.width || !file.height) throw invalid({ join: `Only JPG and PNG pictures can become one PDF. Take “${file.name}” out, or send the files one by one.` });
    const { stream } = await ctx.files.open(file.id);
    const bytes = Buffer.concat((await stream.toArray()) as Buffer[]);
    if (index > 0) blocks.push({ t: "new-page" });
    blocks.push({ t: "image", photo: true, bytes, alt: `Page ${index + 1}, a picture`, width: Math.min(mostWide, (mostHigh * file.width) / file.height) });
  }
  return writePdf({ title, language: "en", author, createdAt: ctx.now(), blocks });
}
