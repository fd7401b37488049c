import { create, type Font, type FontGlyph, type FontPosition } from "fontkit";
import { fontBytes, type PdfFont } from "./pdf-fonts.ts";

interface Word {
  glyphs: readonly FontGlyph[];
  positions: readonly FontPosition[];
  advanceWidth: number;
}

/** Words that are remembered for each face; then it starts anew, so that memory stays small. */
const mostWords = 10_000;

/**
 * Letters as one glyph each: a letter taken apart into letter and mark, as this font does with some Vietnamese ones, prints well
 * and is found by no search.
 */
const wholeLetters = { ccmp: false, liga: false };

const fonts = new Map<PdfFont, Font>();

/**
 * A face that is read once for the process and remembers how each word is laid out: shaping is nearly all that writing a PDF
 * costs, and documents say the same words over and over.
 */
export function wordFont(face: PdfFont): Font {
  const known = fonts.get(face);
  if (known) return known;
  const font = create(fontBytes(face));
  const words = new Map<string, Word>();
  const layout: Font["layout"] = (text) => {
    let word = words.get(text);
    if (!word) {
      if (words.size >= mostWords) words.clear();
      word = layOut(font, text);
      words.set(text, word);
    }
    // pdfkit scales the positions that it is given in their place.
    return { glyphs: [...word.glyphs], positions: word.positions.map((position) => ({ ...position })), advanceWidth: word.advanceWidth };
  };
  const made = Object.assign(Object.create(font) as Font, { layout });
  fonts.set(face, made);
  return made;
}

function layOut(font: Font, text: string): Word {
  const { glyphs, positions, advanceWidth } = font.layout(text, wholeLetters);
  return { glyphs, positions: positions.map(({ xAdvance, yAdvance, xOffset, yOffset }) => ({ xAdvance, yAdvance, xOffset, yOffset })), advanceWidth };
}
