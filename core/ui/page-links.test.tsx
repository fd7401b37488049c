import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { PageLinks } from "./page-links.tsx";

describe("the links below a list in pages", () => {
  const hrefs = (here: string, after?: string): string[] => [...renderToStaticMarkup(<PageLinks here={here} next="n&1" after={after} />).matchAll(/href="([^"]*)"/g)].map((match) => (match[1] ?? "").replaceAll("&amp;", "&"));

  it("go on behind the cursor, also where the address asks for something already", () => {
    expect(hrefs("/documents")).toEqual(["/documents?after=n%261"]);
    expect(hrefs("/documents?from=me", "before")).toEqual(["/documents?from=me", "/documents?from=me&after=n%261"]);
  });
});
