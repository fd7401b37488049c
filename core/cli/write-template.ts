import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

const suffix = ".tpl";

/**
 * Writes the files of a template folder with its `{{placeholders}}` filled, in contents and in names; answers their paths.
 * @throws when a file names a placeholder that has no word.
 */
export function writeTemplate(from: string, to: string, words: Readonly<Record<string, string>>): string[] {
  const fill = (text: string, file: string): string =>
    text.replaceAll(/\{\{(\w+)\}\}/g, (_, word: string) => {
      const value = words[word];
      if (value === undefined) throw new Error(`${file}: there is no word for {{${word}}}`);
      return value;
    });
  return readdirSync(from, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(suffix))
    .map((entry) => {
      const source = join(entry.parentPath, entry.name);
      const file = fill(relative(from, source).slice(0, -suffix.length), source);
      mkdirSync(dirname(join(to, file)), { recursive: true });
      writeFileSync(join(to, file), fill(readFileSync(source, "utf8"), source));
      return file;
    })
    .sort();
}
