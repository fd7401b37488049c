export const sides = ["front", "back"] as const;
export type Side = (typeof sides)[number];
export type Held = Partial<Record<Side, string>>;

const id = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

/** The photos that plain forms brought to a page: in its address each side stands before its file. */
export function photosIn(request: Request): Held {
  const asked = [...new URL(request.url).searchParams.entries()];
  return Object.fromEntries(asked.flatMap(([name, side], at) => {
    const [next, fileId] = asked[at + 1] ?? [];
    return name === "side" && sides.includes(side as Side) && next === "file" && id.test(fileId ?? "") ? [[side, fileId]] : [];
  }));
}

/** Where the form of one side comes back to: the page that it is on, with the photos that it has. The file is put behind it. */
export function backFor(page: string, side: Side, held: Held, more: string): string {
  const kept = sides.filter((one) => one !== side && held[one]).map((one) => `side=${one}&file=${held[one] ?? ""}`);
  return `${page}?${[more, ...kept, `side=${side}`].filter(Boolean).join("&")}`;
}
