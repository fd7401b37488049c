/** A kind of file that can be stored. */
export interface FileKind {
  mime: string;
  /** The first is the one that a name without an ending gets. */
  endings: readonly string[];
  /** With its article, for sentences. */
  words: string;
  /** A browser may show or play it on our pages; everything else is only downloaded. */
  inline: boolean;
}

export const fileKinds = {
  pdf: { mime: "application/pdf", endings: ["pdf"], words: "a PDF", inline: false },
  jpg: { mime: "image/jpeg", endings: ["jpg", "jpeg", "jpe", "jfif"], words: "a JPG picture", inline: true },
  png: { mime: "image/png", endings: ["png"], words: "a PNG picture", inline: true },
  heic: { mime: "image/heic", endings: ["heic", "heif"], words: "a HEIC picture", inline: false },
  docx: { mime: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", endings: ["docx"], words: "a Word document", inline: false },
  m4a: { mime: "audio/mp4", endings: ["m4a", "mp4"], words: "an M4A recording", inline: true },
  mp3: { mime: "audio/mpeg", endings: ["mp3"], words: "an MP3 recording", inline: true },
  webm: { mime: "audio/webm", endings: ["webm", "weba"], words: "a WEBM recording", inline: true },
} as const satisfies Record<string, FileKind>;

export type FileKindName = keyof typeof fileKinds;

/** The kinds as a sentence lists them, such as "PDF, JPG or PNG". */
export function listKinds(names: readonly FileKindName[]): string {
  const words = names.map((name) => name.toUpperCase());
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1) ?? ""}`;
}

/** Whether a stored type may be shown or played inside a page. */
export const isInline = (mime: string): boolean => Object.values(fileKinds).some((kind) => kind.mime === mime && kind.inline);
