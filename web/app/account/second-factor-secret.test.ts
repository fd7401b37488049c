import { expect, it } from "vitest";
import { carriedSecret } from "./second-factor-secret.ts";

const form = (secret: string, qr: string) => {
  const data = new FormData();
  data.set("secret", secret);
  data.set("qr", qr);
  return data;
};

it("carries a secret and its picture from one try to the next, and nothing else", () => {
  const ours = { secret: "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", qr: "data:image/svg+xml;base64,PHN2Zy8+" };
  expect(carriedSecret(form(ours.secret, ours.qr))).toEqual(ours);
  expect(carriedSecret(form(ours.secret, "https://evil.example/x.svg"))).toBeNull();
  expect(carriedSecret(form("not a secret!", ours.qr))).toBeNull();
  expect(carriedSecret(new FormData())).toBeNull();
});
