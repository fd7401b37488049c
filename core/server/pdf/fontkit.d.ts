/** What the portal uses of fontkit, which comes without types. */
declare module "fontkit" {
  export interface FontGlyph {
    readonly id: number;
    readonly advanceWidth: number;
    readonly codePoints: readonly number[];
  }
  export interface FontPosition {
    xAdvance: number;
    yAdvance: number;
    xOffset: number;
    yOffset: number;
  }
  export interface FontRun {
    glyphs: FontGlyph[];
    positions: FontPosition[];
    advanceWidth: number;
  }
  export interface Font {
    layout(text: string, features?: Readonly<Record<string, boolean>>): FontRun;
  }
  export function create(bytes: Uint8Array): Font;
}
