import { expect, it } from "vitest";
import sharp from "sharp";
import { sharpnessOf } from "../ui/parts/looks-blurred.ts";

const print = Buffer.from(`<svg width="800" height="500" xmlns="http://www.w3.org/2000/svg"><rect width="800" height="500" fill="#eef"/>${Array.from({ length: 8 }, (_, line) => `<text x="40" y="${60 + line * 55}" font-size="34" font-family="sans-serif">Member ID NFH 2047 118 group 55</text>`).join("")}</svg>`);

async function sharpness(blur: number): Promise<number> {
  const picture = blur === 0 ? sharp(print) : sharp(print).blur(blur);
  const { data, info } = await picture.removeAlpha().greyscale().raw().toBuffer({ resolveWithObject: true });
  return sharpnessOf(data, info.width, info.height);
}

it("tells print that can be read from print that cannot", async () => {
  const [clear, blurred] = [await sharpness(0), await sharpness(5)];
  expect(clear).toBeGreaterThan(400);
  expect(blurred).toBeLessThan(40);
  expect(sharpnessOf(new Uint8Array(100).fill(200), 10, 10)).toBe(0);
});
