import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

const files = {
  regular: "@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf",
  bold: "@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf",
  italic: "@expo-google-fonts/noto-sans/400Regular_Italic/NotoSans_400Regular_Italic.ttf",
} as const;

export type PdfFont = keyof typeof files;

const read = new Map<PdfFont, Buffer>();

/** The bytes of a face, read once: Latin, Greek, Cyrillic and Vietnamese (docs/decisions/2026-11-27-pdf.md). */
export function fontBytes(font: PdfFont): Buffer {
  const known = read.get(font);
  if (known) return known;
  const bytes = readFileSync(require.resolve(files[font]));
  read.set(font, bytes);
  return bytes;
}

export const pdfFonts = Object.keys(files) as PdfFont[];
