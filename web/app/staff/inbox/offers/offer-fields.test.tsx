import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { OfferFieldInput } from "./offer-fields.tsx";

const drawn = (first: { value: string; label: string }[]): string => {
  const options = [...first, ...["a", "b", "c", "d", "e", "f", "g"].map((value) => ({ value, label: value }))];
  return renderToStaticMarkup(<OfferFieldInput field={{ t: "choices", name: "formId", legend: "Worksheet", value: "", options }} />);
};

describe("a long list of choices in an offer", () => {
  it("asks to choose one where nothing is no choice", () => {
    expect(drawn([])).toContain("Choose one");
  });

  it("begins with none where none is a choice of its own", () => {
    const html = drawn([{ value: "", label: "No worksheet" }]);
    expect(html).not.toContain("Choose one");
    expect(html).toMatch(/<option[^>]*selected=""[^>]*>No worksheet/);
  });
});
