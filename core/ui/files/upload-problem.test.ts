import { expect, it } from "vitest";
import { uploadProblem } from "./upload-problem.ts";

const limits = { files: 10, fileBytes: 25 * 1024 * 1024, accept: ".pdf,.jpg,.jpeg,.png,.webm" };

it("takes a file of a known kind, whatever the case of its ending", () => {
  expect(uploadProblem({ name: "Scan 😀.PDF", size: 10 }, 0, limits)).toBeNull();
});

it.each([
  [{ name: "run.exe", size: 10 }, 0, "“run.exe” is not a file we can take. Use a PDF, JPG, PNG or WebM file."],
  [{ name: "scan.pdf", size: 0 }, 0, "“scan.pdf” is empty. Choose a file with something in it."],
  [{ name: "film.webm", size: 26 * 1024 * 1024 }, 0, "“film.webm” is larger than 25 MB. Choose a smaller file."],
  [{ name: "scan.pdf", size: 10 }, 10, "“scan.pdf” was not added. You can add up to 10 files to a message. Send it in the next one."],
])("names the file, the rule and what to do: %o", (file, added, words) => {
  expect(uploadProblem(file, added, limits)).toBe(words);
});

it("shortens a very long name", () => {
  expect(uploadProblem({ name: `${"n".repeat(200)}.exe`, size: 1 }, 0, limits)?.length).toBeLessThan(160);
});
