import { expect, it } from "vitest";
import { csvCell, csvLine } from "./csv-line.ts";
import { decodeText, findSeparator, readCsv } from "./read-csv.ts";

const dangerous = ['=cmd|" /C calc"!A0', "+1+1", "-2+3", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", "  =1+1", "\u00a0=1+1", "＝1+1", "－1", "+15550100"];

it.each(dangerous)("makes text of what a spreadsheet would run: %j", (value) => {
  expect(csvCell(value).replace(/^"/, "")).toMatch(/^'/);
});

it("leaves plain words alone, and keeps commas, quotes and line ends inside their cell", () => {
  expect(csvLine(["Jordan", "a,b", 'say "hi"', "two\nlines", "", "a-b", "1=1"])).toBe('Jordan,"a,b","say ""hi""","two\nlines",,a-b,1=1\r\n');
});

it("reads back what it wrote", async () => {
  const cells = ["=1+1", "+15550100", "-5", "@x", 'a "b", c', "O'Neil", "'quoted'"];
  const { rows } = await readCsv(Buffer.from(`${csvLine(cells.map((_, at) => `h${at}`))}${csvLine(cells)}`));
  expect(rows).toEqual([cells]);
});

it.each<[string, Buffer, string]>([
  ["UTF-8 with a mark", Buffer.from("\uFEFFJörg"), "UTF-8"],
  ["UTF-8", Buffer.from("Jörg"), "UTF-8"],
  ["Windows-1252", Buffer.from([0x4a, 0xf6, 0x72, 0x67]), "Windows-1252"],
  ["UTF-16", Buffer.from("\uFEFFJörg", "utf16le"), "UTF-16"],
])("reads %s", (_name, bytes, encoding) => {
  const found = decodeText(bytes);
  expect([found.text.replace("\uFEFF", ""), found.encoding]).toEqual(["Jörg", encoding]);
});

it("reads the signs that Windows puts where Latin-1 has none", () => {
  expect(decodeText(Buffer.from([0x80, 0x20, 0x92, 0x73, 0xff])).text).toBe("€ ’sÿ");
});

it.each([["a;b;c\n1,5;2;3", ";"], ["a,b\n1;2;3", ","], ["a\tb\n", "\t"], ['"x;y;z",b\n', ","], ["one\n", ","]])("finds what stands between cells in %j", (text, separator) => {
  expect(findSeparator(text)).toBe(separator);
});
