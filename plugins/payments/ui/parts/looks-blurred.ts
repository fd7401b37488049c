/** The longer side of what is looked at, in pixels: enough for the print on a card. */
const looked = 1000;
/** Below this a photo of print has no sharp edges; with sharp print it is several hundred. */
const leastSharpness = 40;

/**
 * How sharp the edges of a grey picture are: the variance of its Laplacian (Pech-Pacheco and others, "Diatom autofocusing in
 * brightfield microscopy", ICPR 2000). Greys are 0 to 255, row by row; 0 for a picture of one grey.
 */
export function sharpnessOf(greys: ArrayLike<number>, width: number, height: number): number {
  let [sum, squares, count] = [0, 0, 0];
  const at = (x: number, y: number): number => greys[y * width + x] ?? 0;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const edge = at(x - 1, y) + at(x + 1, y) + at(x, y - 1) + at(x, y + 1) - 4 * at(x, y);
      sum += edge;
      squares += edge * edge;
      count++;
    }
  }
  return count === 0 ? 0 : squares / count - (sum / count) ** 2;
}

/** Whether a chosen photo has no sharp edges. False for what this browser cannot draw, such as HEIC in most. */
export async function looksBlurred(file: File): Promise<boolean> {
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, looked / Math.max(picture.width, picture.height));
    const [width, height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
    const canvas = Object.assign(document.createElement("canvas"), { width, height });
    const context = canvas.getContext("2d", { willReadFrequently: true });
    if (!context) return false;
    context.drawImage(picture, 0, 0, width, height);
    picture.close();
    const { data } = context.getImageData(0, 0, width, height);
    const greys = Float32Array.from({ length: width * height }, (_, index) => 0.299 * (data[4 * index] ?? 0) + 0.587 * (data[4 * index + 1] ?? 0) + 0.114 * (data[4 * index + 2] ?? 0));
    return sharpnessOf(greys, width, height) < leastSharpness;
  } catch {
    return false;
  }
}
